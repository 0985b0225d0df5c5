package usher.activity.cocreation;

/// A piece as views show it.
///
/// @param host the link's host name; empty where the link is only ever text
/// @param play id of the video as the screen plays it; empty while it is not made, and the poster stands in
record PieceView(
        String id,
        Piece.Form form,
        String blob,
        String thumb,
        int width,
        int height,
        long lengthMs,
        String url,
        String title,
        String host,
        String play) {
    static PieceView of(Piece piece, Reel reel) {
        return new PieceView(
                piece.id(),
                piece.form(),
                piece.blob(),
                piece.thumb(),
                piece.width(),
                piece.height(),
                piece.lengthMs(),
                piece.url(),
                piece.title(),
                Links.host(piece.url()),
                play(piece, reel));
    }

    private static String play(Piece piece, Reel reel) {
        return piece.form() == Piece.Form.VIDEO ? reel.renditions().getOrDefault(piece.blob(), "") : "";
    }
}
