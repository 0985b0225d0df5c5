package usher.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.CRC32C;

/// The bytes that an entry's hash and checksum are taken over, as src/docs/journal.md defines them.
final class Seal {
    private static final byte[] TAG = "usher/entry/1".getBytes(US_ASCII);
    private static final HexFormat HEX = HexFormat.of();
    private static final ThreadLocal<MessageDigest> SHA = ThreadLocal.withInitial(Seal::sha256);

    private Seal() {}

    static byte[] message(
            String previous, long epoch, long seq, long timeMs, long seed, String by, String id, String body) {
        byte[] before = HEX.parseHex(previous);
        byte[] sender = by.getBytes(UTF_8);
        byte[] name = id.getBytes(UTF_8);
        byte[] text = body.getBytes(UTF_8);
        int fixed = TAG.length + before.length + 4 * Long.BYTES + 3 * Integer.BYTES;
        return ByteBuffer.allocate(fixed + sender.length + name.length + text.length)
                .put(TAG)
                .put(before)
                .putLong(epoch)
                .putLong(seq)
                .putLong(timeMs)
                .putLong(seed)
                .putInt(sender.length)
                .put(sender)
                .putInt(name.length)
                .put(name)
                .putInt(text.length)
                .put(text)
                .array();
    }

    /// SHA-256 of the message, as hex.
    static String hash(byte[] message) {
        return HEX.formatHex(SHA.get().digest(message));
    }

    /// CRC32C of the message and the hash.
    static long crc(byte[] message, String hash) {
        CRC32C crc = new CRC32C();
        crc.update(message);
        crc.update(HEX.parseHex(hash));
        return crc.getValue();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
