package usher.people;

import java.text.Normalizer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What people typed, made into one harmless line: NFC, nothing unseen, no direction marks, cut by graphemes.
final class Text {
    /// A family emoji with skin tones takes eleven; more than this is a tower of combining marks.
    private static final int GRAPHEME_CODE_POINTS_MAX = 12;

    /// Blank letters (Braille, Hangul fillers) count as space, so that nobody is called by nothing.
    private static final Pattern SPACE =
            Pattern.compile("[\\s\\p{Z}\\x{85}\\x{2800}\\x{3164}\\x{115F}\\x{1160}\\x{FFA0}]+");

    private static final int JOINER = 0x200D;
    private static final int EMOJI_STYLE = 0xFE0F;
    private static final Pattern LINE_BREAK = Pattern.compile("[\\r\\n\\x0B\\x0C\\x{85}\\x{2028}\\x{2029}]");
    private static final Pattern GRAPHEME = Pattern.compile("\\X");

    private Text() {}

    static String line(String raw, int graphemesMax) {
        return plain(raw) && raw.length() <= graphemesMax ? raw : cut(seen(raw), graphemesMax);
    }

    /// The whole text on one line, nothing cut off.
    static String seen(String raw) {
        if (plain(raw)) {
            return raw;
        }
        String spaced =
                SPACE.matcher(Normalizer.normalize(raw, Normalizer.Form.NFC)).replaceAll(" ");
        return SPACE.matcher(visible(spaced)).replaceAll(" ").strip();
    }

    static boolean breaksLine(String raw) {
        return LINE_BREAK.matcher(raw.strip()).find();
    }

    static int graphemes(String text) {
        return (int) GRAPHEME.matcher(text).results().count();
    }

    /// Without control, direction and other unseen characters, except the joiner inside an emoji.
    private static String visible(String text) {
        StringBuilder visible = new StringBuilder();
        int before = 0;
        for (int at = 0; at < text.length(); at += Character.charCount(before)) {
            int here = text.codePointAt(at);
            if (here == JOINER ? joins(before) : shows(here)) {
                visible.appendCodePoint(here);
            }
            before = here;
        }
        return visible.toString();
    }

    private static boolean joins(int before) {
        return Character.isExtendedPictographic(before) || Character.isEmojiModifier(before) || before == EMOJI_STYLE;
    }

    private static boolean shows(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL, Character.FORMAT, Character.SURROGATE -> false;
            default -> true;
        };
    }

    private static String cut(String text, int graphemesMax) {
        StringBuilder kept = new StringBuilder();
        Matcher grapheme = GRAPHEME.matcher(text);
        for (int count = 0; count < graphemesMax && grapheme.find(); count++) {
            String one = grapheme.group();
            int codePoints = Math.min(one.codePointCount(0, one.length()), GRAPHEME_CODE_POINTS_MAX);
            kept.append(one, 0, one.offsetByCodePoints(0, codePoints));
        }
        return kept.toString().strip();
    }

    /// Most cells need nothing done: letters of ASCII and common Chinese, single spaces inside.
    private static boolean plain(String raw) {
        char before = ' ';
        for (int at = 0; at < raw.length(); at++) {
            char here = raw.charAt(at);
            boolean latin = here > ' ' && here < 0x7F;
            boolean chinese = here >= 0x4E00 && here <= 0x9FFF;
            boolean letter = latin || chinese || here == '、';
            if (!letter && (here != ' ' || before == ' ')) {
                return false;
            }
            before = here;
        }
        return raw.isEmpty() || before != ' ';
    }
}
