package usher.pages;

import io.javalin.config.JavalinConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import usher.core.Show;

/// The public record of a show's draws, during and after the show, whole or from a position.
public final class TranscriptPages {
    private final Site site;
    private final Access access;
    private final Record record;

    /// What the public may have of a show's draws.
    public interface Record {
        /// @param from records before this place are left out, 0 for the whole
        /// @return `{records, rosters, taps, names}` as JSON
        String json(Show show, int from);

        /// What one guest's phone keeps to find itself on the list.
        Optional<Mine> mine(Show show, int ticket);
    }

    /// One person's own place on the list, for that person's phone alone.
    ///
    /// @param name    as an award would open it
    /// @param salts   that of the name, that of the contact
    /// @param contact H("contact", the second salt, contact)
    public record Mine(int ticket, String name, List<String> salts, String contact) {}

    public TranscriptPages(Site site, Access access, Record record) {
        this.site = site;
        this.access = access;
        this.record = record;
    }

    public void add(JavalinConfig config) {
        config.routes.get("/transcript/{file}", this::transcript);
        config.routes.get("/mine/{code}", this::mine);
    }

    private void mine(Context context) {
        Show show = site.show(context).moment().show();
        OptionalInt ticket = access.guest(context, show.code());
        Mine mine = (ticket.isPresent() ? record.mine(show, ticket.getAsInt()) : Optional.<Mine>empty())
                .orElseThrow(() -> new ForbiddenResponse("join-first"));
        context.json(mine);
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
