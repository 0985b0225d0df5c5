package usher.people;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One cell made harmless: what would run in a spreadsheet becomes words, what breaks a line becomes one.
record CellText(String text, boolean formula, boolean lineBreak) {
    /// The beginnings that spreadsheets execute or skip (OWASP, CSV injection).
    private static final Pattern DANGEROUS_START = Pattern.compile("^[=+\\-@＝＋－＠\\s\\p{Cc}\\p{Cf}]+");

    private static final Pattern LINK_WITH_TEXT =
            Pattern.compile("=HYPERLINK\\(\"[^\"]*\"\\s*,\\s*\"([^\"]*)\"\\)", Pattern.CASE_INSENSITIVE);

    /// A signed number and a lone dash for "nothing" run nothing.
    private static final Pattern HARMLESS = Pattern.compile("[+-]?\\d+(?:[.,]\\d+)*%?|[=+\\-@\\s]*");

    static CellText of(String raw) {
        String bare = raw.strip();
        boolean lineBreak = Text.breaksLine(bare);
        if (!runs(raw, bare)) {
            return new CellText(Text.seen(bare), false, lineBreak);
        }
        Matcher link = LINK_WITH_TEXT.matcher(bare);
        String words = link.matches() ? link.group(1) : bare;
        return new CellText(Text.seen(DANGEROUS_START.matcher(words).replaceFirst("")), true, lineBreak);
    }

    private static boolean runs(String raw, String bare) {
        if (bare.isEmpty()) {
            return false;
        }
        if (raw.charAt(0) == '\t' || raw.charAt(0) == '\r') {
            return true;
        }
        return "=+-@＝＋－＠".indexOf(bare.charAt(0)) >= 0
                && !HARMLESS.matcher(bare).matches();
    }
}
