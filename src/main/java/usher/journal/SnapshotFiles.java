package usher.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The snapshots beside a show's journal, `snapshot-<seq>`: written aside, synced, renamed; the newest and the one
/// before it are kept. None is
/// ever needed: whatever is wrong with one, it is put away, and the journal is read instead.
final class SnapshotFiles {
    static final String NAME = "snapshot-";

    private static final String FRESH = NAME + "new-";
    private static final Duration SCRATCH_LASTS = Duration.ofMinutes(10);
    private static final Logger LOG = LoggerFactory.getLogger(SnapshotFiles.class);
    private static final byte[] TAG = "usher/snapshot/1".getBytes(US_ASCII);
    private static final int HASH_BYTES = 32;
    private static final int HEAD_BYTES = TAG.length + Long.BYTES + HASH_BYTES + Integer.BYTES;
    private static final int PIECE_BYTES = 1 << 16;
    private static final HexFormat HEX = HexFormat.of();

    private final Folder folder;
    private boolean closed;

    SnapshotFiles(Folder folder) {
        this.folder = folder;
    }

    /// Places of all, the newest first.
    List<Long> seqs() {
        try {
            return Files.isDirectory(folder.path()) ? listed() : List.of();
        } catch (IOException e) {
            throw Sentences.unreachable(folder, e);
        }
    }

    /// One as it was written; null where it is damaged, and then it is deleted.
    @Nullable
    Snapshot read(long seq) {
        try {
            Snapshot snapshot = read(file(seq), seq);
            if (snapshot == null) {
                putAside(seq, "is damaged");
            }
            return snapshot;
        } catch (IOException e) {
            LOG.warn("The snapshot of show {} at entry {} cannot be read.", folder.code(), seq, e);
            return null;
        }
    }

    synchronized void keep(Snapshot snapshot) {
        if (closed) {
            return;
        }
        try {
            Path fresh = folder.path().resolve(FRESH + UUID.randomUUID());
            clearScratch();
            write(snapshot, fresh);
            Files.move(fresh, file(snapshot.seq()), ATOMIC_MOVE, REPLACE_EXISTING);
            Folder.sync(folder.path());
            long before = listed().stream()
                    .filter(seq -> seq < snapshot.seq())
                    .findFirst()
                    .orElse(snapshot.seq());
            for (long seq : listed()) {
                if (seq != snapshot.seq() && seq != before) {
                    Files.deleteIfExists(file(seq));
                }
            }
        } catch (IOException e) {
            throw Sentences.notKept(folder, e);
        }
    }

    synchronized void putAside(long seq, String why) {
        LOG.warn("The snapshot of show {} at entry {} {} and is put aside.", folder.code(), seq, why);
        try {
            Files.deleteIfExists(file(seq));
        } catch (IOException e) {
            throw Sentences.unreachable(folder, e);
        }
    }

    synchronized void close() {
        closed = true;
    }

    /// What a kill left half written; another node's own is younger.
    private void clearScratch() throws IOException {
        Instant old = Instant.now().minus(SCRATCH_LASTS);
        try (Stream<Path> files = Files.list(folder.path())) {
            for (Path file : files.toList()) {
                if (file.getFileName().toString().startsWith(FRESH)
                        && Files.getLastModifiedTime(file).toInstant().isBefore(old)) {
                    Files.deleteIfExists(file);
                }
            }
        }
    }

    private List<Long> listed() throws IOException {
        try (Stream<Path> files = Files.list(folder.path())) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(NAME + "\\d{1,18}"))
                    .map(name -> Long.valueOf(name.substring(NAME.length())))
                    .sorted(Comparator.reverseOrder())
                    .toList();
        }
    }

    private Path file(long seq) {
        return folder.path().resolve(NAME + seq);
    }

    private static void write(Snapshot snapshot, Path file) throws IOException {
        ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES)
                .put(TAG)
                .putLong(snapshot.seq())
                .put(HEX.parseHex(snapshot.hash()))
                .putInt(snapshot.state().length)
                .flip();
        int crc = crc(head, snapshot.state());
        try (FileChannel channel = FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)) {
            writeAll(channel, head);
            writeAll(channel, ByteBuffer.wrap(snapshot.state()));
            writeAll(channel, ByteBuffer.allocate(Integer.BYTES).putInt(crc).flip());
            channel.force(true);
        }
    }

    private static @Nullable Snapshot read(Path file, long seq) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer head = ByteBuffer.allocate(HEAD_BYTES);
            if (!readAll(channel, head)) {
                return null;
            }
            byte[] tag = new byte[TAG.length];
            byte[] hash = new byte[HASH_BYTES];
            head.get(tag);
            long at = head.getLong();
            head.get(hash);
            int length = head.getInt();
            if (at != seq || length < 0 || channel.size() != HEAD_BYTES + (long) length + Integer.BYTES) {
                return null;
            }
            byte[] state = new byte[length];
            ByteBuffer end = ByteBuffer.allocate(Integer.BYTES);
            boolean whole = readAll(channel, ByteBuffer.wrap(state)) && readAll(channel, end);
            return whole && Arrays.equals(tag, TAG) && end.getInt() == crc(head.rewind(), state)
                    ? new Snapshot(seq, HEX.formatHex(hash), state)
                    : null;
        }
    }

    private static int crc(ByteBuffer head, byte[] state) {
        CRC32C crc = new CRC32C();
        crc.update(head.duplicate());
        crc.update(state);
        return (int) crc.getValue();
    }

    /// Piece by piece: a channel copies what it is given at once.
    private static void writeAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            ByteBuffer piece = bytes.slice(bytes.position(), Math.min(PIECE_BYTES, bytes.remaining()));
            bytes.position(bytes.position() + channel.write(piece));
        }
    }

    /// Ready to be read; false where the file ends before.
    private static boolean readAll(FileChannel channel, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            int read = channel.read(bytes.slice(bytes.position(), Math.min(PIECE_BYTES, bytes.remaining())));
            if (read < 0) {
                return false;
            }
            bytes.position(bytes.position() + read);
        }
        bytes.flip();
        return true;
    }
}
