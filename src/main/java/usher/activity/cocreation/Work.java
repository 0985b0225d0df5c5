package usher.activity.cocreation;

import org.pcollections.PVector;

/// What an owner handed in, as it stands now.
///
/// @param by        ticket of who handed it in last
/// @param atMs      when that was
/// @param version   counts how often it was handed in
/// @param withdrawn taken back by its owner; handing in again brings it back
/// @param hidden    kept from the hall by host or crew
record Work(
        Owner owner,
        int by,
        long atMs,
        int version,
        String title,
        String text,
        PVector<Piece> pieces,
        boolean withdrawn,
        boolean hidden) {
    static final int TITLE_MAX = 60;
    /// Where Unicode's Chinese, Japanese and Korean blocks begin; what comes before is narrow, as good as always.
    private static final int WIDE_FROM = 0x2E80;
    static final int TEXT_MAX = 1_000;

    String id() {
        return owner.id();
    }

    /// Whether the hall may see it.
    boolean isShown() {
        return !withdrawn && !hidden;
    }

    boolean says(String title, String text, PVector<Piece> pieces) {
        return this.title.equals(title) && this.text.equals(text) && this.pieces.equals(pieces);
    }

    Work replaced(int by, long atMs, String title, String text, PVector<Piece> pieces) {
        return new Work(owner, by, atMs, version + 1, title, text, pieces, false, hidden);
    }

    Work withWithdrawn(boolean on) {
        return new Work(owner, by, atMs, version, title, text, pieces, on, hidden);
    }

    Work withHidden(boolean on) {
        return new Work(owner, by, atMs, version, title, text, pieces, withdrawn, on);
    }

    /// Its title, else the first line of its text, cut to the width of so many Chinese characters, of which a Latin
    /// letter has half; empty for pieces alone.
    String label(int widthMax) {
        String line = title.isEmpty() ? text.lines().findFirst().orElse("") : title;
        if (line.codePoints().map(Work::halves).sum() <= 2 * widthMax) {
            return line;
        }
        StringBuilder cut = new StringBuilder();
        int left = 2 * widthMax - 2;
        for (int sign : line.codePoints().toArray()) {
            left -= halves(sign);
            if (left < 0) {
                break;
            }
            cut.appendCodePoint(sign);
        }
        return cut + "…";
    }

    private static int halves(int sign) {
        return sign < WIDE_FROM ? 1 : 2;
    }

    String thumb() {
        return pieces.stream()
                .map(Piece::thumb)
                .filter(thumb -> !thumb.isEmpty())
                .findFirst()
                .orElse("");
    }

    /// Id of its first picture or poster in full, empty where it has none.
    String picture() {
        return pieces.stream()
                .filter(piece -> !piece.thumb().isEmpty())
                .map(piece -> piece.form() == Piece.Form.PICTURE ? piece.blob() : piece.thumb())
                .findFirst()
                .orElse("");
    }
}
