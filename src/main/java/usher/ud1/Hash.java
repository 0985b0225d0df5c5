package usher.ud1;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// The one hash of UD1, its keyed form, and hex of exact length.
public final class Hash {
    /// Digits of hashes, ids and secrets.
    public static final int ID_DIGITS = 64;
    /// Digits of salts and nullifiers.
    public static final int SALT_DIGITS = 32;
    /// Digits of a number of the delay.
    public static final int NUMBER_DIGITS = 512;
    /// The `prev` of a chain's first record.
    public static final String ZERO = "0".repeat(ID_DIGITS);

    private static final HexFormat HEX = HexFormat.of();
    private static final long U32_MAX = 0xffff_ffffL;

    private Hash() {}

    /// SHA-256 of `ud1/tag`, a zero byte, and each part after its length as u32.
    public static byte[] of(String tag, byte[]... parts) {
        MessageDigest sha = sha256();
        sha.update(utf8("ud1/" + tag));
        sha.update((byte) 0);
        for (byte[] part : parts) {
            sha.update(u32(part.length));
            sha.update(part);
        }
        return sha.digest();
    }

    /// The same in hex, 64 digits.
    public static String hexOf(String tag, byte[]... parts) {
        return hex(of(tag, parts));
    }

    /// HMAC-SHA-256.
    public static byte[] hmac(byte[] key, byte[] message) {
        return mac(key).doFinal(message);
    }

    static Mac mac(byte[] key) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return mac;
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has HmacSHA256", impossible);
        }
    }

    /// Four bytes, big-endian; refuses what does not fit.
    public static byte[] u32(long value) {
        if (!isU32(value)) {
            throw new IllegalArgumentException("not a u32: " + value);
        }
        return ByteBuffer.allocate(Integer.BYTES).putInt((int) value).array();
    }

    static boolean isU32(long value) {
        return value >= 0 && value <= U32_MAX;
    }

    /// A text's bytes as they enter a hash: UTF-8 after NFC.
    public static byte[] utf8(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC).getBytes(StandardCharsets.UTF_8);
    }

    /// Lower-case hex.
    public static String hex(byte[] bytes) {
        return HEX.formatHex(bytes);
    }

    /// The bytes that a hex text of exactly so many digits denotes; refuses any other writing.
    public static byte[] bytes(String hex, int digits) {
        if (!isHex(hex, digits)) {
            throw new IllegalArgumentException("not " + digits + " lower-case hex digits");
        }
        return HEX.parseHex(hex);
    }

    /// Whether this is a text of exactly so many lower-case hex digits.
    public static boolean isHex(@Nullable Object value, int digits) {
        if (!(value instanceof String text) || text.length() != digits) {
            return false;
        }
        return text.chars().allMatch(digit -> (digit >= '0' && digit <= '9') || (digit >= 'a' && digit <= 'f'));
    }

    static byte[] id(String hex) {
        return bytes(hex, ID_DIGITS);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }
}
