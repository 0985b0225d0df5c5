package usher.pages;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import usher.core.By;
import usher.core.Command;
import usher.core.Info;
import usher.core.Prize;
import usher.core.Refused;
import usher.core.Show;
import usher.core.Slot;
import usher.engine.Answer;
import usher.engine.ShowLoop;
import usher.people.Role;
import usher.texts.Texts;

/// The host's pages: the door, the list of shows, a new show, the console's shell.
public final class HostPages {
    private static final long WRONG_KEY_DELAY_MS = 500;
    private static final int SHOWS_MAX = 500;

    private final Site site;
    private final Access access;
    private final Templates templates;
    private final RandomGenerator luck;
    private final Runnable dismissHosts;

    /// What a new show begins with.
    ///
    /// @param lottery whether it is a draw among people on a list, whose names the public sees masked
    public record Evening(PVector<Slot> rundown, PVector<Prize> prizes, boolean lottery) {}

    /// The evenings that a new show can begin with, in the show's language.
    @FunctionalInterface
    public interface Templates {
        /// @return empty where there is no template of this name
        Optional<Evening> of(String name, Texts texts);
    }

    public HostPages(Site site, Access access, Templates templates, RandomGenerator luck, Runnable dismissHosts) {
        this.site = site;
        this.access = access;
        this.templates = templates;
        this.luck = luck;
        this.dismissHosts = dismissHosts;
    }

    public void add(JavalinConfig config) {
        config.routes.get("/host", this::index);
        config.routes.post("/host/shows", this::create);
        config.routes.post("/host/reset", this::reset);
        config.routes.get("/host/{code}", this::console);
        config.routes.get("/host/{code}/qr.svg", this::qr);
    }

    private void index(Context context) throws InterruptedException {
        String key = context.queryParam("key");
        if (key != null) {
            enter(context, key.strip());
            return;
        }
        if (!access.isHost(context)) {
            door(context, false);
            return;
        }
        list(context, "");
    }

    /// A wrong key delays its own request and nothing else: no guest can lock the host out.
    private void enter(Context context, String key) throws InterruptedException {
        if (access.admit(context, Role.HOST, key)) {
            context.redirect("/host", HttpStatus.SEE_OTHER);
            return;
        }
        Thread.sleep(WRONG_KEY_DELAY_MS);
        door(context, true);
    }

    private void door(Context context, boolean wrong) {
        context.status(HttpStatus.UNAUTHORIZED);
        site.render(context, "host/door.jte", Map.of("page", site.page(context), "wrong", wrong));
    }

    /// A new host link: whoever came by the old one is out, on every device but this.
    private void reset(Context context) {
        access.needHost(context);
        access.reset(context);
        dismissHosts.run();
    }

    /// The host link for another tablet; whoever sees it may do everything.
    private void qr(Context context) {
        access.needHost(context);
        context.contentType("image/svg+xml").result(Qr.svg(hostUrl()));
    }

    private String hostUrl() {
        return site.publicUrl() + "/host?key=" + access.key(Role.HOST);
    }

    private void list(Context context, String error) {
        Page page = site.page(context);
        String hostUrl = hostUrl();
        HostIndex index = new HostIndex(lines(), hostUrl, Qr.svg(hostUrl), error);
        site.render(context, "host/index.jte", Map.of("page", page, "index", index));
    }

    private List<HostIndex.Line> lines() {
        Stream<HostIndex.Line> open = site.engine().codes().stream()
                .flatMap(code -> site.engine().show(code).stream())
                .map(loop -> line(loop.moment().show()));
        Stream<HostIndex.Line> broken = site.engine().broken().entrySet().stream()
                .map(entry ->
                        new HostIndex.Line(entry.getKey(), entry.getKey(), "", false, false, 0, entry.getValue()));
        return Stream.concat(open, broken).toList();
    }

    private HostIndex.Line line(Show show) {
        return new HostIndex.Line(
                show.code(),
                show.info().title(),
                site.where(show),
                show.rehearsal(),
                show.ended(),
                show.house().presentCount(),
                "");
    }

    private void create(Context context) throws Exception {
        access.needHost(context);
        Texts texts = Texts.of(form(context, "lang"));
        String template = form(context, "template");
        Optional<Evening> evening = templates.of(template.isEmpty() ? "evening" : template, texts);
        if (evening.isEmpty()) {
            fail(context, texts.say("refused.bad-input"));
            return;
        }
        Command create = new Command.Create(
                info(context, texts, evening.get().lottery()),
                false,
                evening.get().rundown(),
                evening.get().prizes(),
                TreePVector.empty());
        switch (create(create)) {
            case Made.Show show -> context.redirect("/host/" + show.code(), HttpStatus.SEE_OTHER);
            case Made.Not not ->
                fail(context, texts.say("refused." + not.why().code(), not.why().args()));
        }
    }

    /// A new show, or why there is none.
    public sealed interface Made {
        record Show(String code) implements Made {}

        record Not(Refused why) implements Made {}
    }

    /// Makes a show under a fresh code. A refused one leaves no journal behind.
    public Made create(Command command) throws Exception {
        if (site.engine().codes().size() >= SHOWS_MAX) {
            return new Made.Not(Refused.of("too-many", SHOWS_MAX));
        }
        String code = freshCode();
        ShowLoop loop = site.engine().start(code);
        if (Orders.give(loop, By.SERVER, command) instanceof Answer.No no) {
            site.engine().wipe(code);
            return new Made.Not(no.why());
        }
        return new Made.Show(code);
    }

    private String freshCode() {
        String code = Codes.make(luck);
        return site.find(code).isPresent() ? freshCode() : code;
    }

    private static Info info(Context context, Texts texts, boolean lottery) {
        return new Info(
                form(context, "title"),
                form(context, "city"),
                form(context, "date"),
                form(context, "venue"),
                form(context, "theme"),
                texts.lang(),
                lottery,
                0,
                Info.SEATS_MAX,
                0,
                new Info.Wifi("", ""),
                lottery);
    }

    private void fail(Context context, String sentence) {
        context.status(HttpStatus.UNPROCESSABLE_CONTENT);
        list(context, sentence);
    }

    private void console(Context context) {
        if (!access.isHost(context)) {
            door(context, false);
            return;
        }
        Show show = site.show(context).moment().show();
        Page page = site.page(context);
        String boot = Boot.of(site, show.code(), page.lang())
                .with("kinds", site.kinds())
                .with("joinLink", site.joinUrl(show.code()))
                .with("screenUrl", site.publicUrl() + "/screen/" + show.code())
                .with("hostUrl", hostUrl())
                .with("crewUrl", DeskPages.url(site, access, show.code()))
                .frame(site.firstBytes().frame(show.code(), "host"))
                .json();
        site.render(
                context,
                "host/console.jte",
                Map.of("page", page, "title", show.info().title(), "boot", boot));
    }

    private static String form(Context context, String name) {
        return Optional.ofNullable(context.formParam(name)).orElse("").strip();
    }
}
