package usher.media;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;

/// A folder of files named by the SHA-256 of what they hold; what has an id is on the disk to stay.
///
/// A file is written aside, synced, renamed, and its folder synced, before anybody learns its id. Several processes may
/// share the folder.
public final class Blobs {
    private static final Pattern ID = Pattern.compile("[0-9a-f]{64}");
    private static final Duration ASIDE_AGE_MAX = Duration.ofDays(1);
    private static final int BUFFER_BYTES = 64 * 1024;
    private static final boolean FOLDERS_SYNC = File.separatorChar == '/';

    private final Path folder;
    private final Path aside;

    public Blobs(Path folder) throws IOException {
        this.folder = folder.toAbsolutePath();
        this.aside = this.folder.resolve("aside");
        Files.createDirectories(aside);
        sync(this.folder);
        Path parent = this.folder.getParent();
        if (parent != null) {
            sync(parent);
        }
        sweep();
    }

    public String put(byte[] bytes, BlobType type) throws IOException {
        return put(new ByteArrayInputStream(bytes), bytes.length, type).orElseThrow();
    }

    /// Keeps the whole body and gives its id; empty, and nothing kept, where it is longer than `bytesMax`.
    public Optional<String> put(InputStream body, long bytesMax, BlobType type) throws IOException {
        Path written = newAside();
        try {
            MessageDigest digest = sha256();
            if (!write(body, bytesMax, written, digest)) {
                return Optional.empty();
            }
            String id = HexFormat.of().formatHex(digest.digest());
            publish(written, folder.resolve(id + type.suffix()));
            return Optional.of(id);
        } finally {
            Files.deleteIfExists(written);
        }
    }

    /// The file of an id; empty for an unknown one and for whatever is not 64 lower-case hex digits.
    public Optional<Path> find(String id) {
        if (!ID.matcher(id).matches()) {
            return Optional.empty();
        }
        for (BlobType type : BlobType.values()) {
            Path file = folder.resolve(id + type.suffix());
            if (Files.isRegularFile(file)) {
                return Optional.of(file);
            }
        }
        return Optional.empty();
    }

    /// A new empty file on the same disk, for whoever needs room while it works; swept after a day.
    Path newAside() throws IOException {
        return Files.createTempFile(aside, "", ".part");
    }

    private static boolean write(InputStream body, long bytesMax, Path file, MessageDigest digest) throws IOException {
        byte[] buffer = new byte[BUFFER_BYTES];
        long total = 0;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            for (int count = body.read(buffer); count >= 0; count = body.read(buffer)) {
                total += count;
                if (total > bytesMax) {
                    return false;
                }
                digest.update(buffer, 0, count);
                writeFully(channel, ByteBuffer.wrap(buffer, 0, count));
            }
            channel.force(true);
        }
        return true;
    }

    private static void writeFully(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            channel.write(bytes);
        }
    }

    /// One at a time, since Windows refuses to rename over a file that another thread has just renamed.
    private synchronized void publish(Path written, Path target) throws IOException {
        if (!Files.isRegularFile(target) || Files.size(target) != Files.size(written)) {
            Files.move(written, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        }
        sync(folder);
    }

    private void sweep() throws IOException {
        Instant oldest = Instant.now().minus(ASIDE_AGE_MAX);
        try (var left = Files.newDirectoryStream(aside)) {
            for (Path file : left) {
                if (Files.getLastModifiedTime(file).toInstant().isBefore(oldest)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    /// Makes a rename last; Windows has no such call for folders and journals its renames itself.
    private static void sync(Path folder) throws IOException {
        if (FOLDERS_SYNC) {
            try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
                channel.force(true);
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
