package usher.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.StreamEntryID;

/// One segment as a file: which one came before it and how that one reads, then items as they lay in the stream.
/// src/docs/journal.md says it byte by byte.
final class SegmentFile {
    private static final byte[] TAG = "usher/segment/1".getBytes(US_ASCII);
    private static final int MORE = 1;
    private static final int END = 0;
    private static final HexFormat HEX = HexFormat.of();

    private SegmentFile() {}

    /// What a segment says of itself.
    ///
    /// @param before null for the first
    /// @param until  the item before which it ends
    record Head(@Nullable Cut before, StreamEntryID until) {
        StreamEntryID from() {
            return before == null ? RedisStream.START : before.id();
        }
    }

    /// Gives items to whoever writes them, in order.
    interface Source {
        void giveTo(Consumer<RedisStream.Item> writer);
    }

    /// Writes a new file and syncs it; says its digest.
    static String write(Path file, Head head, Source items) throws IOException {
        MessageDigest sha = sha();
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
            OutputStream raw = new BufferedOutputStream(Channels.newOutputStream(channel));
            DataOutputStream out = new DataOutputStream(new DigestOutputStream(raw, sha));
            out.write(TAG);
            out.writeUTF(Cut.text(head.before()));
            out.writeUTF(head.until().toString());
            items.giveTo(item -> write(out, item));
            out.writeByte(END);
            out.flush();
            channel.force(true);
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
        return HEX.formatHex(sha.digest());
    }

    /// SHA-256 of a whole file, as hex.
    static String digest(Path file) throws IOException {
        MessageDigest sha = sha();
        try (var in = Files.newInputStream(file);
                var out = new DigestOutputStream(OutputStream.nullOutputStream(), sha)) {
            in.transferTo(out);
        }
        return HEX.formatHex(sha.digest());
    }

    static Head head(Path file) throws IOException {
        try (DataInputStream in = open(file)) {
            return head(in);
        }
    }

    /// Hands over its items after this one.
    static void read(Path file, StreamEntryID after, Consumer<RedisStream.Item> reader) throws IOException {
        try (DataInputStream in = open(file)) {
            head(in);
            while (in.readByte() == MORE) {
                StreamEntryID id = new StreamEntryID(in.readLong(), in.readLong());
                byte[] bytes = in.readNBytes(in.readInt());
                if (id.compareTo(after) > 0) {
                    reader.accept(RedisStream.Item.of(id, bytes));
                }
            }
        }
    }

    private static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(Files.newInputStream(file)));
    }

    private static Head head(DataInputStream in) throws IOException {
        if (!Arrays.equals(in.readNBytes(TAG.length), TAG)) {
            throw new EOFException("it is no segment that this version reads");
        }
        return new Head(Cut.of(in.readUTF()), new StreamEntryID(in.readUTF()));
    }

    private static void write(DataOutputStream out, RedisStream.Item item) {
        byte[] bytes = item.batch().bytes();
        try {
            if (ByteBuffer.wrap(bytes).getInt(bytes.length - Integer.BYTES) != item.crc()) {
                throw new IOException("item " + item.id() + " does not read as it was written");
            }
            out.writeByte(MORE);
            out.writeLong(item.id().getTime());
            out.writeLong(item.id().getSequence());
            out.writeInt(bytes.length);
            out.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static MessageDigest sha() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
