package usher.people;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;

/// Signed slips of paper: a phone carries its show and ticket, and nobody can write one but this server (HMAC-SHA-256).
public final class Tokens {
    public static final String FILE = "tokens.key";
    public static final int CHARACTERS_MAX = 200;

    private static final String VERSION = "u1";
    private static final String PASS_VERSION = "p1";
    private static final Base64.Encoder ENCODER = Base64.getUrlEncoder().withoutPadding();

    private final byte[] key;

    private Tokens(byte[] key) {
        this.key = key;
    }

    /// With a key that many nodes have, in hex.
    public static Tokens of(String key) {
        return new Tokens(HexFormat.of().parseHex(key));
    }

    /// A new key, in hex.
    public static String newKey() {
        return Secrets.hex(Secrets.KEY_BYTES);
    }

    /// With the key in this folder, which is made once; a damaged one is refused, since a new one would put everybody
    /// out.
    public static Tokens open(Path folder) {
        Path file = folder.resolve(FILE);
        try {
            if (!Files.exists(file)) {
                PrivateFile.write(file, Secrets.bytes(Secrets.KEY_BYTES));
            }
            byte[] key = Files.readAllBytes(file);
            if (key.length != Secrets.KEY_BYTES) {
                throw new IOException(
                        FILE + " is damaged: put the right one back, or delete it so that all join again");
            }
            return new Tokens(key);
        } catch (IOException failed) {
            throw new PeopleException("cannot read " + FILE, failed);
        }
    }

    /// `u1.{show}.{ticket}.{signature}`, safe in cookies and addresses.
    public String issue(String showCode, int ticket) {
        return signed(claim(VERSION, showCode, ticket));
    }

    /// Whose token it is; nothing where it was not written here.
    public Optional<Participant> read(String token) {
        return parts(token)
                .filter(parts -> parts.length == 3 && parts[0].equals(VERSION))
                .map(Tokens::participant);
    }

    /// `p1.{show}.{ticket}.{until}.{signature}`: by this a phone takes a ticket, until a second since 1970.
    public String pass(String showCode, int ticket, Instant until) {
        return signed(claim(PASS_VERSION, showCode, ticket) + "." + until.getEpochSecond());
    }

    /// Whose pass it is; nothing where it was not written here, or too long ago.
    public Optional<Participant> readPass(String pass, Instant now) {
        return parts(pass)
                .filter(parts -> parts.length == 4 && parts[0].equals(PASS_VERSION))
                .filter(parts -> now.getEpochSecond() < Long.parseLong(parts[3]))
                .map(Tokens::participant);
    }

    private static String claim(String version, String showCode, int ticket) {
        if (ticket < 1) {
            throw new IllegalArgumentException("tickets count from 1");
        }
        return version + "." + ENCODER.encodeToString(showCode.getBytes(StandardCharsets.UTF_8)) + "." + ticket;
    }

    private String signed(String claim) {
        return claim + "." + signature(claim);
    }

    /// What stands before the signature; nothing where that is not ours.
    private Optional<String[]> parts(String token) {
        int end = token.lastIndexOf('.');
        return token.length() <= CHARACTERS_MAX
                        && end >= 0
                        && isSigned(token.substring(0, end), token.substring(end + 1))
                ? Optional.of(token.substring(0, end).split("\\.", -1))
                : Optional.empty();
    }

    private static Participant participant(String... parts) {
        String show = new String(Base64.getUrlDecoder().decode(parts[1]), StandardCharsets.UTF_8);
        return new Participant(show, Integer.parseInt(parts[2]));
    }

    private boolean isSigned(String claim, String signature) {
        return MessageDigest.isEqual(
                signature(claim).getBytes(StandardCharsets.UTF_8), signature.getBytes(StandardCharsets.UTF_8));
    }

    private String signature(String claim) {
        return ENCODER.encodeToString(Secrets.hmac(key, claim));
    }
}
