package usher.pages;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import usher.core.Refused;
import usher.core.Show;
import usher.engine.ShowLoop;
import usher.media.Pictures;
import usher.people.CheckIn;
import usher.people.Draft;
import usher.people.Names;
import usher.people.Person;
import usher.people.PhoneNumber;
import usher.people.Role;

/// The check-in desk of crew and host: its page, the list it searches, and what it does: in, undo, walk-in, a photo of
/// a
/// ticket, a pass for somebody's phone.
public final class DeskPages {
    private static final long WRONG_KEY_DELAY_MS = 500;
    private static final long AGO_MS_MAX = Duration.ofHours(24).toMillis();
    private static final Pattern ID = Pattern.compile("[a-z0-9]{8,32}");
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Site site;
    private final Access access;
    private final JoinPages.Directories directories;
    private final Pictures pictures;
    private final InstantSource clock;
    private final CheckInDesk desk;

    public DeskPages(
            Site site, Access access, JoinPages.Directories directories, Pictures pictures, InstantSource clock) {
        this.site = site;
        this.access = access;
        this.directories = directories;
        this.pictures = pictures;
        this.clock = clock;
        this.desk = new CheckInDesk(directories);
    }

    public void add(JavalinConfig config) {
        config.routes.get("/desk/{code}", this::page);
        config.routes.get("/desk/{code}/people.json", this::people);
        config.routes.get("/desk/{code}/here.json", this::here);
        config.routes.post("/desk/{code}/in", this::checkIn);
        config.routes.post("/desk/{code}/undo", this::undo);
        config.routes.post("/desk/{code}/walk-in", this::walkIn);
        config.routes.post("/desk/{code}/photo", this::photo);
        config.routes.get("/host/{code}/crew.svg", this::qr);
        config.routes.post("/host/crew/reset", this::reset);
    }

    /// The crew's secret link to this show's desk.
    static String url(Site site, Access access, String code) {
        return site.publicUrl() + "/desk/" + code + "?key=" + access.key(Role.CREW);
    }

    /// A wrong key delays its own request and nothing else.
    private void page(Context context) throws InterruptedException {
        String key = context.queryParam("key");
        if (key != null && access.admit(context, Role.CREW, key.strip())) {
            context.redirect("/desk/" + Codes.tidy(context.pathParam("code")), HttpStatus.SEE_OTHER);
            return;
        }
        Page page = site.page(context);
        if (!access.isCrew(context)) {
            if (key != null) {
                Thread.sleep(WRONG_KEY_DELAY_MS);
            }
            context.status(HttpStatus.UNAUTHORIZED);
            site.render(context, "problem.jte", Map.of("page", page, "text", page.say("refused.crew-only")));
            return;
        }
        Show show = site.show(context).moment().show();
        DeskList list = new DeskList(show, directories.of(show.code()));
        String boot = Page.json(Map.of(
                "code", show.code(),
                "ticketUrl", TicketPages.url(site, show.code()),
                "asked", Optional.ofNullable(context.queryParam("t")).orElse(""),
                "columns", list.columns(),
                "people", list.people(),
                "here", list.here()));
        site.render(
                context,
                "desk/desk.jte",
                Map.of(
                        "page", page,
                        "title", show.info().title(),
                        "code", show.code(),
                        "host", access.isHost(context),
                        "rehearsal", show.rehearsal(),
                        "boot", boot));
    }

    private void people(Context context) {
        access.needCrew(context);
        Show show = site.show(context).moment().show();
        context.json(new DeskList(show, directories.of(show.code())).people());
    }

    /// Who is here now, or `same` where the desk knows it.
    private void here(Context context) {
        access.needCrew(context);
        Show show = site.show(context).moment().show();
        DeskList.Here here = new DeskList(show, directories.of(show.code())).here();
        String has = Optional.ofNullable(context.queryParam("has")).orElse("");
        context.json(has.equals(here.version()) ? Map.of("same", true) : here);
    }

    private void checkIn(Context context) throws Exception {
        access.needCrew(context);
        ShowLoop loop = site.show(context);
        JsonNode body = body(context);
        int ticket = body.path("ticket").asInt(0);
        Optional<Person> person = directories.of(loop.code()).find(ticket).filter(known -> !isErased(loop, ticket));
        if (person.isEmpty() || !isSending(body)) {
            site.refuse(context, HttpStatus.NOT_FOUND, "no-such-person");
            return;
        }
        tell(context, loop, desk.checkIn(loop, person.get(), sending(body, ticket)));
    }

    private void walkIn(Context context) throws Exception {
        access.needCrew(context);
        ShowLoop loop = site.show(context);
        JsonNode body = body(context);
        if (Names.tidy(body.path("name").asString("")).isEmpty() || !isSending(body)) {
            site.refuse(context, HttpStatus.UNPROCESSABLE_CONTENT, "claim-name-missing");
            return;
        }
        String number = body.path("number").asString("").strip();
        Optional<PhoneNumber> read = PhoneNumber.read(number);
        if (!number.isEmpty() && read.isEmpty()) {
            site.refuse(context, HttpStatus.UNPROCESSABLE_CONTENT, "number-unreadable");
            return;
        }
        Map<String, String> fields = new LinkedHashMap<>();
        body.path("fields")
                .properties()
                .forEach(field -> fields.put(field.getKey(), field.getValue().asString("")));
        Draft draft = new Draft(
                body.path("name").asString(""),
                read.map(PhoneNumber::text).orElse(null),
                null,
                body.path("table").asString(""),
                List.of(body.path("tags").asString("").split("[、,，;；/]")),
                false,
                fields);
        tell(context, loop, desk.walkIn(loop, draft, sending(body, 0)));
    }

    private void undo(Context context) throws Exception {
        access.needCrew(context);
        ShowLoop loop = site.show(context);
        JsonNode body = body(context);
        if (!isSending(body)) {
            site.refuse(context, HttpStatus.NOT_FOUND, "no-such-person");
            return;
        }
        Optional<Refused> refused = desk.undo(
                loop,
                body.path("ticket").asInt(0),
                body.path("id").asString(""),
                body.path("arrived").asLong(0));
        if (refused.isPresent()) {
            refuse(context, refused.get());
        } else {
            context.json(Map.of("state", "out"));
        }
    }

    private void tell(Context context, ShowLoop loop, CheckInDesk.Outcome outcome) {
        Show show = loop.moment().show();
        switch (outcome) {
            case CheckInDesk.Outcome.In in -> {
                CheckIn made = in.checkIn();
                context.json(told(show, "in", in.person(), made.desk(), made.atMs(), made.arrivedMs()));
            }
            case CheckInDesk.Outcome.Before before ->
                context.json(told(show, "before", before.person(), before.desk(), before.atMs(), before.arrivedMs()));
            case CheckInDesk.Outcome.Listed listed -> context.json(told(show, "listed", listed.person(), "", 0, 0));
            case CheckInDesk.Outcome.Not not -> refuse(context, not.why());
        }
    }

    private static Map<String, Object> told(
            Show show, String state, Person person, String by, long atMs, long arrivedMs) {
        return Map.of(
                "state", state,
                "ticket", person.ticket(),
                "name", person.name(),
                "table", show.house().tableOf(person.ticket()),
                "desk", by,
                "at", atMs,
                "arrived", arrivedMs);
    }

    /// A refusal that will not change by being sent again; `again` may.
    private void refuse(Context context, Refused why) {
        site.refuse(
                context,
                CheckInDesk.passes(why) ? HttpStatus.SERVICE_UNAVAILABLE : HttpStatus.CONFLICT,
                why.code(),
                why.args().toArray());
    }

    private void photo(Context context) throws IOException {
        access.needCrew(context);
        site.show(context);
        try (InputStream body = context.bodyInputStream()) {
            Optional<String> text = pictures.look(body, Pictures.UPLOAD_BYTES_MAX, Qr::read);
            if (text.isEmpty()) {
                site.refuse(context, HttpStatus.UNPROCESSABLE_CONTENT, "ticket-unreadable");
            } else {
                context.json(Map.of("read", text.get()));
            }
        }
    }

    private void qr(Context context) {
        access.needHost(context);
        String code = site.show(context).code();
        context.contentType("image/svg+xml").result(Qr.svg(url(site, access, code)));
    }

    private void reset(Context context) {
        access.needHost(context);
        access.resetCrew();
    }

    private boolean isErased(ShowLoop loop, int ticket) {
        return directories.of(loop.code()).isErased(ticket);
    }

    private CheckIn sending(JsonNode body, int ticket) {
        long agoMs = Math.clamp(body.path("ago").asLong(0), 0, AGO_MS_MAX);
        return new CheckIn(
                body.path("id").asString(""), ticket, body.path("desk").asString(""), clock.millis() - agoMs, 0);
    }

    private static boolean isSending(JsonNode body) {
        return ID.matcher(body.path("id").asString("")).matches();
    }

    private static JsonNode body(Context context) {
        try {
            return JSON.readTree(context.body());
        } catch (JacksonException unreadable) {
            return JSON.createObjectNode();
        }
    }
}
