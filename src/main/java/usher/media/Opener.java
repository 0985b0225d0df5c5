package usher.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads a whole upload through the door that fits what it is; the same bytes give the same again.
final class Opener {
    private static final long AGAIN_MS = 500;
    private static final Parcel.State BUSY = new Parcel.Refused(Refusal.BUSY);

    private final Pictures pictures;
    private final Videos videos;

    Opener(Pictures pictures, Videos videos) {
        this.pictures = pictures;
        this.videos = videos;
    }

    /// Ready or refused. Whoever waits here has been taken already and is not turned away because others are before it.
    Parcel.State open(Parcel.Note note, Path file) throws IOException, InterruptedException {
        Parcel.State read = read(note, file);
        while (read.equals(BUSY)) {
            Thread.sleep(AGAIN_MS);
            read = read(note, file);
        }
        return read;
    }

    private Parcel.State read(Parcel.Note note, Path file) throws IOException {
        if (note.use() == Parcel.Use.MUSIC) {
            return of(Content.Form.MUSIC, videos.music(file));
        }
        return switch (FileSort.of(head(file))) {
            case PICTURE -> picture(file);
            case VIDEO -> of(Content.Form.VIDEO, videos.accept(file, note.lengthMsMax()));
            case SOUND, UNKNOWN -> new Parcel.Refused(Refusal.NOT_A_PIECE);
        };
    }

    private Parcel.State picture(Path file) throws IOException {
        try (InputStream body = Files.newInputStream(file)) {
            return switch (pictures.accept(body, Pictures.UPLOAD_BYTES_MAX)) {
                case Pictures.Stored stored -> new Parcel.Ready(of(stored));
                case Pictures.Refused refused -> new Parcel.Refused(refused.reason());
            };
        }
    }

    private static Content of(Pictures.Stored stored) {
        Blob picture = stored.picture();
        return new Content(
                Content.Form.PICTURE, picture.id(), stored.thumbnail().id(), picture.width(), picture.height(), 0);
    }

    private static Parcel.State of(Content.Form form, Videos.Result result) {
        return switch (result) {
            case Videos.Stored stored ->
                new Parcel.Ready(new Content(
                        form, stored.blob(), stored.poster(), stored.width(), stored.height(), stored.lengthMs()));
            case Videos.Refused refused -> new Parcel.Refused(refused.reason());
        };
    }

    private static byte[] head(Path file) throws IOException {
        try (InputStream body = Files.newInputStream(file)) {
            return body.readNBytes(FileSort.HEAD_BYTES);
        }
    }
}
