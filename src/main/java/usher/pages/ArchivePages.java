package usher.pages;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import usher.core.Show;
import usher.media.Blobs;

/// All works of a show as one file: `/host/{code}/archive.zip`, written while it is read and never held in memory.
public final class ArchivePages {
    private final Site site;
    private final Access access;
    private final Archive archive;
    private final Blobs blobs;

    public ArchivePages(Site site, Access access, Archive archive, Blobs blobs) {
        this.site = site;
        this.access = access;
        this.archive = archive;
        this.blobs = blobs;
    }

    public void add(JavalinConfig config) {
        config.routes.get("/host/{code}/archive.zip", this::zip);
    }

    private void zip(Context context) throws IOException {
        access.needHost(context);
        Show show = site.show(context).moment().show();
        String name = ArchiveZip.fileName(
                        show.info().title().isBlank()
                                ? show.code()
                                : show.info().title()) + ".zip";
        String encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
        context.contentType("application/zip");
        context.header("Cache-Control", "no-store");
        context.header(
                "Content-Disposition", "attachment; filename=\"" + show.code() + ".zip\"; filename*=UTF-8''" + encoded);
        try (ArchiveZip zip = new ArchiveZip(context.outputStream(), show.info().lang(), blobs)) {
            zip.write(archive.works(show));
        }
    }
}
