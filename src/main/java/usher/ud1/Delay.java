package usher.ud1;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.function.LongPredicate;

/// The delay: `s` squarings in (Z/N)*/{±1} that nobody can do in parallel, and Wesolowski's proof of them.
///
/// Two ideas carry it. A lamp y = fix(x^(2^s)) takes s squarings one after another for everybody, however many cores he
/// owns (Rivest, Shamir, Wagner 1996), since nobody knows the factors of N, RSA Laboratories' challenge number of 2,048
/// bits. And who has done it can convince others in a moment (Wesolowski, eprint 2018/623; as a room's common luck:
/// Lenstra and Wesolowski, eprint 2015/366): a prime l depends on x and y, the prover gives π = x^⌊2^s / l⌋, and
/// π^l · x^(2^s mod l) = y holds for the true y alone. `fix` takes the smaller of v and N - v, because -1 is the one
/// element of known order, and without it everybody could negate a result.
///
/// `BigInteger.modPow` squares in about 1.3 µs (Montgomery, an intrinsic of the JVM), multiply-and-mod in ten times
/// that.
/// So a lamp is x^(2^c) over and over, c chosen so that a caller is asked about every 50 ms whether to go on.
public final class Delay {
    /// RSA-2048, the challenge number.
    public static final BigInteger N = new BigInteger("2519590847565789349402718324004839857142928212620403202777713783"
        + "6043662020707595556264018525880784406918290641249515082189298559149176184502808489120072844992687392807287"
        + "7767359714183472702618963750149718246911650776133798590957000973304597488084284017974291006424586918171951"
        + "1874612151517265463228221686998754918242243363725908514186546204357679842338718477444792073993423658482382"
        + "4281198163815010674810451660377306056201619676256133844143603833904414952634432190114657544454178424020924"
        + "6165157233507787077498171257724679629263863563732899121548314381678998850404453640235273819513786365643912"
        + "12010397122822120720357");

    private static final BigInteger HALF = N.shiftRight(1);
    private static final BigInteger TWO = BigInteger.TWO;
    private static final int CHUNK_SQUARINGS = 1 << 15;
    private static final int SEED_HASHES = 9;
    private static final int PRIME_BITS = 256;

    private Delay() {}

    /// The smaller of v mod N and its negative.
    public static BigInteger fix(BigInteger value) {
        BigInteger rest = value.mod(N);
        return rest.min(N.subtract(rest));
    }

    /// Where the first lamp starts: fixed by the seal, and known to nobody before it.
    public static BigInteger start(String seal) {
        ByteBuffer bytes = ByteBuffer.allocate(SEED_HASHES * Hash.ID_DIGITS / 2);
        for (int i = 0; i < SEED_HASHES; i++) {
            bytes.put(Hash.of("x", Hash.id(seal), Hash.u32(i)));
        }
        return fix(new BigInteger(1, bytes.array()));
    }

    /// One lamp, whatever time it takes.
    public static BigInteger lamp(BigInteger x, long squarings) {
        return lamp(x, squarings, done -> true).orElseThrow();
    }

    /// One lamp: fix(x^(2^squarings)); `goOn` is told about every 50 ms how many squarings are done, and its no ends
    /// it.
    public static Optional<BigInteger> lamp(BigInteger x, long squarings, LongPredicate goOn) {
        BigInteger whole = TWO.pow(CHUNK_SQUARINGS);
        BigInteger y = x;
        for (long done = 0; done < squarings; done += CHUNK_SQUARINGS) {
            if (!goOn.test(done)) {
                return Optional.empty();
            }
            long chunk = Math.min(CHUNK_SQUARINGS, squarings - done);
            y = y.modPow(chunk == CHUNK_SQUARINGS ? whole : TWO.pow((int) chunk), N);
        }
        return Optional.of(fix(y));
    }

    /// The proof of a lamp. It takes about 1.2 times the lamp's own time, in one call that cannot be ended.
    public static BigInteger proof(BigInteger x, BigInteger y, long squarings) {
        BigInteger quotient = TWO.pow(Math.toIntExact(squarings)).divide(prime(x, y, squarings));
        return x.modPow(quotient, N);
    }

    /// Whether the proof holds: false for numbers outside their range, else fix(π^l · x^(2^s mod l)) = y.
    public static boolean check(BigInteger x, BigInteger y, BigInteger proof, long squarings) {
        if (y.compareTo(TWO) < 0 || y.compareTo(HALF) > 0 || proof.signum() <= 0 || proof.compareTo(N) >= 0) {
            return false;
        }
        BigInteger prime = prime(x, y, squarings);
        BigInteger rest = TWO.modPow(BigInteger.valueOf(squarings), prime);
        return fix(proof.modPow(prime, N).multiply(x.modPow(rest, N))).equals(y);
    }

    /// The same for numbers in hex, which must have exactly 512 digits.
    public static boolean check(String x, String y, String proof, long squarings) {
        return Hash.isHex(x, Hash.NUMBER_DIGITS)
                && Hash.isHex(y, Hash.NUMBER_DIGITS)
                && Hash.isHex(proof, Hash.NUMBER_DIGITS)
                && check(number(x), number(y), number(proof), squarings);
    }

    /// l: the first H("l", x, y, u32 s, u32 c) with its top and bottom bit set that is prime.
    static BigInteger prime(BigInteger x, BigInteger y, long squarings) {
        byte[] from = bytes(x);
        byte[] to = bytes(y);
        for (long c = 0; ; c++) {
            byte[] hash = Hash.of("l", from, to, Hash.u32(squarings), Hash.u32(c));
            BigInteger candidate =
                    new BigInteger(1, hash).setBit(PRIME_BITS - 1).setBit(0);
            if (Primes.isPrime(candidate)) {
                return candidate;
            }
        }
    }

    /// A number as records hold it: 512 hex digits.
    public static String hex(BigInteger number) {
        return Hash.hex(bytes(number));
    }

    /// The number that exactly 512 hex digits denote.
    public static BigInteger number(String hex) {
        return new BigInteger(1, Hash.bytes(hex, Hash.NUMBER_DIGITS));
    }

    private static byte[] bytes(BigInteger number) {
        byte[] bytes = new byte[Hash.NUMBER_DIGITS / 2];
        byte[] raw = number.toByteArray();
        int from = raw.length > bytes.length ? 1 : 0;
        System.arraycopy(raw, from, bytes, bytes.length - raw.length + from, raw.length - from);
        return bytes;
    }
}
