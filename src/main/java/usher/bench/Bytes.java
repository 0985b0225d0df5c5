package usher.bench;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// Looks into frames without making text of them: ten thousand phones are read by one thread.
final class Bytes {
    private Bytes() {}

    static byte[] of(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static String text(ByteBuffer in) {
        return StandardCharsets.UTF_8.decode(in.duplicate()).toString();
    }

    static boolean isAt(ByteBuffer in, byte[] wanted, int at) {
        if (at < in.position() || at + wanted.length > in.limit()) {
            return false;
        }
        for (int index = 0; index < wanted.length; index++) {
            if (in.get(at + index) != wanted[index]) {
                return false;
            }
        }
        return true;
    }

    static boolean startsWith(ByteBuffer in, byte[] wanted) {
        return isAt(in, wanted, in.position());
    }

    /// Where it begins, from a place on; -1 where it is not.
    static int find(ByteBuffer in, byte[] wanted, int from) {
        for (int at = from; at + wanted.length <= in.limit(); at++) {
            if (isAt(in, wanted, at)) {
                return at;
            }
        }
        return -1;
    }

    /// The decimal digits from a place on, as a number.
    static int number(ByteBuffer in, int from) {
        int number = 0;
        for (int at = from; at < in.limit() && in.get(at) >= '0' && in.get(at) <= '9'; at++) {
            number = number * 10 + in.get(at) - '0';
        }
        return number;
    }
}
