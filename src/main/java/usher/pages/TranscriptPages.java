package usher.pages;

import io.javalin.config.JavalinConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import java.util.Optional;
import usher.core.Show;

/// The public record of a show's draws, during and after the show, whole or from a position.
public final class TranscriptPages {
    private final Site site;
    private final Record record;

    /// What the public may have of a show's draws.
    @FunctionalInterface
    public interface Record {
        /// @param from records before this place are left out, 0 for the whole
        /// @return `{records, rosters, taps, names}` as JSON
        String json(Show show, int from);
    }

    public TranscriptPages(Site site, Record record) {
        this.site = site;
        this.record = record;
    }

    public void add(JavalinConfig config) {
        config.routes.get("/transcript/{file}", this::transcript);
    }

    private void transcript(Context context) {
        String file = context.pathParam("file");
        String code = file.endsWith(".json") ? file.substring(0, file.length() - ".json".length()) : file;
        Show show = site.find(code).orElseThrow(Site::noSuchShow).moment().show();
        String from = Optional.ofNullable(context.queryParam("from")).orElse("0");
        if (!from.matches("[0-9]{1,7}")) {
            throw new BadRequestResponse("bad-input");
        }
        context.contentType("application/json").result(record.json(show, Integer.parseInt(from)));
    }
}
