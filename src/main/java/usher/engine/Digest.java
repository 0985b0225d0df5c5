package usher.engine;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The first half of a text's SHA-256, by which one command's body is told from another's.
record Digest(long high, long low) {
    private static final ThreadLocal<MessageDigest> SHA = ThreadLocal.withInitial(Digest::sha256);

    static Digest of(String text) {
        return of(text.getBytes(StandardCharsets.UTF_8));
    }

    static Digest of(byte[] text) {
        ByteBuffer bytes = ByteBuffer.wrap(SHA.get().digest(text));
        return new Digest(bytes.getLong(), bytes.getLong());
    }

    /// As 32 hex digits.
    String hex() {
        return HexFormat.of().toHexDigits(high) + HexFormat.of().toHexDigits(low);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
