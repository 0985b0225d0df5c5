package usher.activity.cocreation;

import org.pcollections.PVector;
import org.pcollections.TreePVector;

/// What an owner makes, one draft on all their phones, as it stands now.
///
/// @param by        ticket of who touched it last
/// @param atMs      when it last became another
/// @param version   counts how often it did
/// @param withdrawn taken back by its owner; handing in again brings it back
/// @param hidden    kept from the hall by host or crew
/// @param handedIn  by its owner, or by the end of the time
/// @param deeds     who did what last, newest first
/// @param makers    tickets of those who made it, fixed when works are revealed; empty before
record Work(
        Owner owner,
        int by,
        long atMs,
        int version,
        String title,
        String text,
        PVector<Piece> pieces,
        boolean withdrawn,
        boolean hidden,
        boolean handedIn,
        PVector<Deed> deeds,
        PVector<Integer> makers) {
    static final int TITLE_MAX = 60;
    /// Where Unicode's Chinese, Japanese and Korean blocks begin; what comes before is narrow, as good as always.
    private static final int WIDE_FROM = 0x2E80;
    static final int TEXT_MAX = 1_000;

    String id() {
        return owner.id();
    }

    /// Whether the hall may see it.
    boolean isShown() {
        return isIn() && !hidden;
    }

    /// Whether it counts as handed in.
    boolean isIn() {
        return handedIn && !withdrawn && !isEmpty();
    }

    boolean isEmpty() {
        return title.isEmpty() && text.isEmpty() && pieces.isEmpty();
    }

    boolean says(String title, String text, PVector<Piece> pieces) {
        return this.title.equals(title) && this.text.equals(text) && this.pieces.equals(pieces);
    }

    /// An owner's empty draft.
    static Work blank(Owner owner, int by, long atMs) {
        return new Work(
                owner,
                by,
                atMs,
                0,
                "",
                "",
                TreePVector.empty(),
                false,
                false,
                false,
                TreePVector.empty(),
                TreePVector.empty());
    }

    /// All of it at once, handed in.
    Work replaced(int by, long atMs, String title, String text, PVector<Piece> pieces) {
        return changed(by, atMs, Deed.What.IN, title, text, pieces).withHandedIn();
    }

    Work titled(int by, long atMs, String title) {
        return changed(by, atMs, Deed.What.TITLE, title, text, pieces);
    }

    Work written(int by, long atMs, String text) {
        return changed(by, atMs, Deed.What.TEXT, title, text, pieces);
    }

    Work made(int by, long atMs, Deed.What what, PVector<Piece> pieces) {
        return changed(by, atMs, what, title, text, pieces);
    }

    /// Handed in or taken back, as it stands.
    Work turned(int by, long atMs, boolean in) {
        return new Work(
                owner,
                by,
                this.atMs,
                version,
                title,
                text,
                pieces,
                !in,
                hidden,
                in,
                noted(by, in ? Deed.What.IN : Deed.What.BACK, atMs),
                makers);
    }

    Work withHandedIn() {
        return new Work(owner, by, atMs, version, title, text, pieces, false, hidden, true, deeds, makers);
    }

    Work withHidden(boolean on) {
        return new Work(owner, by, atMs, version, title, text, pieces, withdrawn, on, handedIn, deeds, makers);
    }

    Work withMakers(PVector<Integer> tickets) {
        return new Work(owner, by, atMs, version, title, text, pieces, withdrawn, hidden, handedIn, deeds, tickets);
    }

    private Work changed(int by, long atMs, Deed.What what, String title, String text, PVector<Piece> pieces) {
        return new Work(
                owner,
                by,
                atMs,
                version + 1,
                title,
                text,
                pieces,
                withdrawn,
                hidden,
                handedIn,
                noted(by, what, atMs),
                makers);
    }

    /// Newest first; the same done again by the same hand counts once.
    private PVector<Deed> noted(int by, Deed.What what, long atMs) {
        PVector<Deed> rest = !deeds.isEmpty()
                        && deeds.getFirst().by() == by
                        && deeds.getFirst().what() == what
                ? deeds.minus(0)
                : deeds;
        PVector<Deed> noted = rest.plus(0, new Deed(by, what, atMs));
        return noted.size() > Deed.KEPT_MAX ? noted.minus(Deed.KEPT_MAX) : noted;
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
