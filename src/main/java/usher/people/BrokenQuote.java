package usher.people;

/// Where a quoted cell never ends, or goes on after its closing quote; both count from 1.
record BrokenQuote(int row, int column) {
    Problem problem() {
        return Problem.of(Problem.Code.OPEN_QUOTE, row, column);
    }

    /// Reads as the parser does: a quote opens only at a cell's beginning, two inside are one.
    static BrokenQuote find(String text, char separator) {
        int row = 1;
        int column = 1;
        int at = 0;
        while (at < text.length()) {
            if (text.charAt(at) == '"') {
                int after = afterQuoted(text, at + 1);
                if (after < 0 || !endsCell(text, after, separator)) {
                    return new BrokenQuote(row, column);
                }
                at = after;
            }
            while (at < text.length() && !endsCell(text, at, separator)) {
                at++;
            }
            if (at < text.length() && text.charAt(at) == separator) {
                column++;
            } else {
                row++;
                column = 1;
                at += text.startsWith("\r\n", at) ? 1 : 0;
            }
            at++;
        }
        return new BrokenQuote(row, column);
    }

    /// The place behind the closing quote and the blanks after it, or -1.
    private static int afterQuoted(String text, int from) {
        for (int at = from; at < text.length(); at++) {
            if (text.charAt(at) != '"') {
                continue;
            }
            if (at + 1 < text.length() && text.charAt(at + 1) == '"') {
                at++;
                continue;
            }
            int after = at + 1;
            while (after < text.length() && text.charAt(after) == ' ') {
                after++;
            }
            return after;
        }
        return -1;
    }

    private static boolean endsCell(String text, int at, char separator) {
        if (at >= text.length()) {
            return true;
        }
        char here = text.charAt(at);
        return here == separator || here == '\n' || here == '\r';
    }
}
