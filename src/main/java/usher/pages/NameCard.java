package usher.pages;

/// One name card; the longer the name, the smaller its letters.
public record NameCard(String name, String about, String table, int ticket, boolean staff, String qr) {
    static final int A_SHEET = 10;

    private static final int WIDE_FROM = 0x2E80;

    /// The class of letters in which the name fits: `fit-1` the largest.
    public String fit() {
        return fit(name);
    }

    static String fit(String text) {
        int halves = halves(text);
        if (halves <= 6) {
            return "fit-1";
        }
        if (halves <= 10) {
            return "fit-2";
        }
        if (halves <= 16) {
            return "fit-3";
        }
        return halves <= 26 ? "fit-4" : "fit-5";
    }

    /// A number needs its word; a table's name stands by itself.
    public boolean isNumbered() {
        return TableCard.isNumber(table);
    }

    public String number() {
        return "%03d".formatted(ticket);
    }

    /// Width in halves of a Chinese letter.
    private static int halves(String text) {
        return text.codePoints().map(letter -> letter >= WIDE_FROM ? 2 : 1).sum();
    }
}
