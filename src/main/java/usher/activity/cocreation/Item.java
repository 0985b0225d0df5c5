package usher.activity.cocreation;

import org.pcollections.PVector;

/// One thing on a wall: a story, or a photo with a line.
///
/// @param id        made by the phone, so that sending it twice puts it up once
/// @param pieces    the photo; none for a story
/// @param withdrawn taken back by its maker
/// @param hidden    kept from the hall by host or crew
record Item(String id, int by, long atMs, String text, PVector<Piece> pieces, boolean withdrawn, boolean hidden) {
    Item withWithdrawn(boolean on) {
        return new Item(id, by, atMs, text, pieces, on, hidden);
    }

    Item withHidden(boolean on) {
        return new Item(id, by, atMs, text, pieces, withdrawn, on);
    }

    boolean isShown() {
        return !withdrawn && !hidden;
    }

    boolean says(String text, PVector<Piece> pieces) {
        return this.text.equals(text) && this.pieces.equals(pieces);
    }

    String thumb() {
        return pieces.isEmpty() ? "" : pieces.getFirst().thumb();
    }
}
