package usher.pages;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import tools.jackson.databind.json.JsonMapper;
import usher.core.Guest;
import usher.core.Show;

/// What anybody may check: the page that verifies a show's draws in the browser, the same as one file for ever, and
/// the sheet of numbers for people without a phone.
public final class EvidencePages {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String FILE = ".html";
    private static final List<String> STYLES = List.of("css/tokens.css", "css/base.css", "css/evidence.css");
    private static final List<String> SCRIPTS =
            List.of("lib/verify.js", "evidence/say.js", "evidence/certificate.js", "evidence/page.js");
    private static final int PROVED = 6;
    private static final int TRUSTED = 6;

    private final Site site;
    private final Access access;
    private final TranscriptPages.Record record;
    private final Guests guests;

    /// The names at the desk.
    @FunctionalInterface
    public interface Guests {
        String name(String code, int ticket);
    }

    /// What the page says before it has verified anything.
    ///
    /// @param file whether it is the page that is kept as one file
    public record Evidence(
            String code,
            String title,
            String where,
            boolean file,
            String boot,
            List<String> proved,
            List<String> trusted) {}

    /// One number of the printed sheet.
    public record Lot(String number, String name, String table) {}

    public EvidencePages(Site site, Access access, TranscriptPages.Record record, Guests guests) {
        this.site = site;
        this.access = access;
        this.record = record;
        this.guests = guests;
    }

    public void add(JavalinConfig config) {
        config.routes.get("/evidence/{code}", this::evidence);
        config.routes.get("/host/{code}/numbers", this::numbers);
    }

    private void evidence(Context context) {
        String name = context.pathParam("code");
        boolean file = name.endsWith(FILE);
        String code = file ? name.substring(0, name.length() - FILE.length()) : name;
        Show show = site.find(code).orElseThrow(Site::noSuchShow).moment().show();
        Page page = site.page(context);
        if (file) {
            context.header("Content-Disposition", "attachment; filename=\"usher-" + show.code() + FILE + "\"");
            site.render(
                    context,
                    "evidenceFile.jte",
                    Map.of(
                            "page", page,
                            "evidence", words(page, show, true),
                            "style", all(STYLES),
                            "script", all(SCRIPTS).replaceAll("(?m)^export \\{.*$", ""),
                            "transcript", JSON.writeValueAsString(record.json(show, 0))));
        } else {
            site.render(context, "evidence.jte", Map.of("page", page, "evidence", words(page, show, false)));
        }
    }

    /// Everybody who is checked in or expected, in the order of the numbers, to be cut apart.
    private void numbers(Context context) {
        access.needHost(context);
        Show show = site.show(context).moment().show();
        List<Lot> lots = show.house().guests().values().stream()
                .map(guest -> lot(show, guest))
                .toList();
        site.render(
                context,
                "host/numbers.jte",
                Map.of(
                        "page", site.page(context),
                        "title", show.info().title(),
                        "code", show.code(),
                        "address", address(show),
                        "lots", lots));
    }

    private Lot lot(Show show, Guest guest) {
        return new Lot(
                "%03d".formatted(guest.ticket()),
                guests.name(show.code(), guest.ticket()),
                show.house().tableOf(guest.ticket()));
    }

    private Evidence words(Page page, Show show, boolean file) {
        String boot = Page.json(Map.of("code", show.code(), "title", show.info().title(), "where", address(show)));
        return new Evidence(
                show.code(),
                show.info().title(),
                site.where(show),
                file,
                boot,
                sentences(page, "evidence.proved-", PROVED),
                sentences(page, "evidence.trusted-", TRUSTED));
    }

    private String address(Show show) {
        return site.publicUrl() + "/evidence/" + show.code();
    }

    private static List<String> sentences(Page page, String prefix, int count) {
        return IntStream.rangeClosed(1, count)
                .mapToObj(number -> page.say(prefix + number))
                .toList();
    }

    /// These files one after another; nothing in them closes the element that they stand in.
    private String all(List<String> names) {
        return String.join("\n", names.stream().map(site.assets()::text).toList())
                .replace("</", "<\\/");
    }
}
