package usher.media;

/// What a whole upload turned out to be, as the phone hands it on: `blob` of the picture, the video or the music,
/// `thumb` of a small picture or a video's poster; empty and 0 where there is none.
public record Content(Form form, String blob, String thumb, int width, int height, long lengthMs) {
    /// The three that are taken.
    public enum Form {
        PICTURE,
        VIDEO,
        MUSIC
    }
}
