package usher.core;

/// What an activity takes from people besides words; sizes are of one piece.
///
/// @param bytesMax    of a file, 0 where nothing may be uploaded
/// @param pictures    whether pictures are taken
/// @param lengthMsMax of a video, 0 where none is taken
public record Intake(long bytesMax, boolean pictures, long lengthMsMax) {
    public static final Intake NOTHING = new Intake(0, false, 0);
}
