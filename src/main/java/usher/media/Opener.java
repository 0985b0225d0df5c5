package usher.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads a whole upload through the door that fits what it is; the same bytes give the same again.
final class Opener {
    private static final long AGAIN_MS = 500;

    private final Pictures pictures;
    private final Videos videos;

    Opener(Pictures pictures, Videos videos) {
        this.pictures = pictures;
        this.videos = videos;
    }

    /// Ready or refused.
    Parcel.State open(Parcel.Note note, Path file) throws IOException, InterruptedException {
        if (note.use() == Parcel.Use.MUSIC) {
            return of(Content.Form.MUSIC, videos.music(file));
        }
        return switch (FileSort.of(head(file))) {
            case PICTURE -> picture(file);
            case VIDEO -> of(Content.Form.VIDEO, videos.accept(file, note.lengthMsMax()));
            case SOUND, UNKNOWN -> new Parcel.Refused(Refusal.NOT_A_PIECE);
        };
    }

    /// Whoever waits here has been taken already and is not turned away because others are before it.
    private Parcel.State picture(Path file) throws IOException, InterruptedException {
        while (true) {
            try (InputStream body = Files.newInputStream(file)) {
                switch (pictures.accept(body, Pictures.UPLOAD_BYTES_MAX)) {
                    case Pictures.Stored stored -> {
                        return new Parcel.Ready(of(stored));
                    }
                    case Pictures.Refused refused -> {
                        if (refused.reason() != Refusal.BUSY) {
                            return new Parcel.Refused(refused.reason());
                        }
                    }
                }
            }
            Thread.sleep(AGAIN_MS);
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
