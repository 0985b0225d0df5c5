package usher.people;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// How the text of a CSV file is written: by its mark, by its zero bytes, else UTF-8 and then GB18030, each strictly.
final class TextEncoding {
    private static final char MARK = '\uFEFF';
    private static final int SAMPLE_BYTES = 4096;

    private TextEncoding() {}

    /// The text without its mark; empty where no encoding fits without a flaw.
    static Optional<String> decode(byte[] bytes) {
        for (Charset charset : candidates(bytes)) {
            Optional<String> text = strictly(charset, bytes).filter(TextEncoding::looksWritten);
            if (text.isPresent()) {
                return text.map(TextEncoding::unmarked);
            }
        }
        return Optional.empty();
    }

    private static List<Charset> candidates(byte[] bytes) {
        if (starts(bytes, 0xFF, 0xFE)) {
            return List.of(StandardCharsets.UTF_16LE);
        }
        if (starts(bytes, 0xFE, 0xFF)) {
            return List.of(StandardCharsets.UTF_16BE);
        }
        int[] zeros = zeros(bytes);
        if (zeros[0] + zeros[1] > 0) {
            return zeros[0] > zeros[1]
                    ? List.of(StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE)
                    : List.of(StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE);
        }
        return List.of(StandardCharsets.UTF_8, Charset.forName("GB18030"));
    }

    /// Zero bytes at even and at odd places: the high halves of commas, digits and line ends.
    private static int[] zeros(byte[] bytes) {
        int[] zeros = new int[2];
        for (int at = 0; at < Math.min(bytes.length, SAMPLE_BYTES); at++) {
            if (bytes[at] == 0) {
                zeros[at % 2]++;
            }
        }
        return zeros;
    }

    private static boolean starts(byte[] bytes, int first, int second) {
        return bytes.length >= 2 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    private static Optional<String> strictly(Charset charset, byte[] bytes) {
        try {
            return Optional.of(charset.newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT)
                    .decode(ByteBuffer.wrap(bytes))
                    .toString());
        } catch (CharacterCodingException malformed) {
            return Optional.empty();
        }
    }

    /// GB18030 finds a character for almost any bytes; a text has hardly any controls.
    private static boolean looksWritten(String text) {
        long controls = text.chars()
                .filter(here -> here < ' ' && "\n\r\t".indexOf(here) < 0)
                .count();
        return text.indexOf('\0') < 0 && controls * 100 <= text.length();
    }

    private static String unmarked(String text) {
        return !text.isEmpty() && text.charAt(0) == MARK ? text.substring(1) : text;
    }
}
