package usher.ud1;

import java.util.Random;

/// A change of one letter in a text, which never leaves the text as it was.
final class Change {
    private static final String LETTERS = "0123456789abcdefABCxyz\"\\,:[]{} -.一";

    private Change() {}

    static String oneLetter(String text, Random random) {
        int at = random.nextInt(text.length());
        char before = text.charAt(at);
        boolean isHex = Character.digit(before, 16) >= 0;
        char after = before;
        while (after == before) {
            after = LETTERS.charAt(random.nextInt(isHex && random.nextInt(3) > 0 ? 16 : LETTERS.length()));
        }
        String kept = random.nextInt(8) == 0 ? "" : String.valueOf(after);
        return text.substring(0, at) + kept + text.substring(at + 1);
    }
}
