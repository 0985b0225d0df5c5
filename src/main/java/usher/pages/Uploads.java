package usher.pages;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import usher.media.BlobType;
import usher.media.Blobs;
import usher.media.Pictures;
import usher.media.Purpose;

/// The show's own pictures in, and everything that was kept out again under its hash.
public final class Uploads {
    private final Site site;
    private final Access access;
    private final Pictures pictures;
    private final Blobs blobs;

    public Uploads(Site site, Access access, Pictures pictures, Blobs blobs) {
        this.site = site;
        this.access = access;
        this.pictures = pictures;
        this.blobs = blobs;
    }

    public void add(JavalinConfig config) {
        config.routes.post("/host/{code}/picture", this::host);
        config.routes.get("/f/{id}", this::file);
    }

    private void host(Context context) throws IOException {
        access.needHost(context);
        site.show(context);
        try (InputStream body = context.bodyInputStream()) {
            switch (pictures.accept(body, Pictures.UPLOAD_BYTES_MAX, Purpose.LOGO)) {
                case Pictures.Stored stored ->
                    context.json(Map.of(
                            "id", stored.picture().id(),
                            "thumb", stored.thumbnail().id(),
                            "width", stored.picture().width(),
                            "height", stored.picture().height()));
                case Pictures.Refused refused ->
                    refuse(context, refused.reason().status(), refused.reason().code());
            }
        }
    }

    private void refuse(Context context, int status, String code) {
        context.status(status)
                .json(Map.of("code", code, "text", site.page(context).say("upload." + code)));
    }

    private void file(Context context) throws IOException {
        Path file = blobs.find(context.pathParam("id")).orElseThrow(NotFoundResponse::new);
        context.contentType(BlobType.of(file).contentType());
        context.header("Cache-Control", "public, max-age=31536000, immutable");
        context.header("Content-Security-Policy", "default-src 'none'; sandbox");
        context.writeSeekableStream(
                Files.newInputStream(file), BlobType.of(file).contentType(), Files.size(file));
    }
}
