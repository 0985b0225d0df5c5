package usher.pages;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import java.util.Map;
import java.util.function.Consumer;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import usher.core.Command;
import usher.core.Info;
import usher.core.Prize;
import usher.core.Show;
import usher.texts.Texts;

/// Rehearsals: a show apart, made in a moment, with robots for guests where wanted, and wiped as if it had never been.
public final class RehearsalPages {
    private static final int GUESTS_A_TABLE = 10;
    /// One prize has pieces for a quarter of the guests at most.
    private static final int PRIZE_SHARE = 4;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Site site;
    private final Access access;
    private final HostPages hosts;
    private final HostPages.Templates templates;
    private final Robots robots;
    private final Consumer<String> wipe;

    /// The robots of all nodes: one rehearsal at a time.
    public interface Robots {
        int PHONES_MAX = 1_000;

        /// How it goes with them.
        ///
        /// @param failure why they stopped before the end, empty where they did not
        record Now(
                boolean running,
                String code,
                String phase,
                int phones,
                int live,
                long commands,
                long acked,
                long lost,
                long refused,
                double tickMsP50,
                double tickMsP99,
                String failure) {
            public static final Now NONE = new Now(false, "", "", 0, 0, 0, 0, 0, 0, 0, 0, "");
        }

        /// Sends them to a show; false while they are at another.
        ///
        /// @param host whether one of them directs
        boolean start(String code, int phones, boolean host);

        boolean isRunning();

        void cancel(String code);

        /// At the rehearsal of this show, where they are or were at one.
        Now now(String code);
    }

    /// What the host asks for.
    ///
    /// @param robots whether this server's robots come
    /// @param host   whether one of them directs
    /// @param from   code of the show whose rundown is rehearsed, empty for the short evening
    private record Wish(int phones, String lang, boolean robots, boolean host, String from) {
        static Wish of(JsonNode body) {
            return new Wish(
                    body.path("phones").asInt(0),
                    body.path("lang").asString("zh"),
                    body.path("robots").asBoolean(false),
                    body.path("host").asBoolean(true),
                    body.path("from").asString(""));
        }

        int phonesMax() {
            return robots ? Robots.PHONES_MAX : Info.SEATS_MAX;
        }
    }

    /// @param wipe deletes all that is kept of a show, by its code
    public RehearsalPages(
            Site site,
            Access access,
            HostPages hosts,
            HostPages.Templates templates,
            Robots robots,
            Consumer<String> wipe) {
        this.site = site;
        this.access = access;
        this.hosts = hosts;
        this.templates = templates;
        this.robots = robots;
        this.wipe = wipe;
    }

    public void add(JavalinConfig config) {
        config.routes.post("/host/rehearsal", this::open);
        config.routes.get("/host/{code}/robots", this::now);
        config.routes.post("/host/{code}/robots/cancel", this::cancel);
        config.routes.post("/host/{code}/wipe", this::wipe);
    }

    private void now(Context context) {
        access.needHost(context);
        context.json(robots.now(site.show(context).code()));
    }

    private void open(Context context) throws Exception {
        access.needHost(context);
        Wish wish;
        try {
            wish = Wish.of(JSON.readTree(context.body()));
        } catch (JacksonException e) {
            site.refuse(context, HttpStatus.BAD_REQUEST, "bad-input");
            return;
        }
        if (wish.phones() < 1 || wish.phones() > wish.phonesMax()) {
            site.refuse(context, HttpStatus.UNPROCESSABLE_CONTENT, "number-out-of-range", 1, wish.phonesMax());
        } else if (wish.robots() && robots.isRunning()) {
            site.refuse(context, HttpStatus.CONFLICT, "rehearsal-running");
        } else {
            open(context, wish);
        }
    }

    private void open(Context context, Wish wish) throws Exception {
        switch (hosts.create(wish.from().isEmpty() ? shortEvening(wish) : evening(wish))) {
            case HostPages.Made.Show made -> {
                if (wish.robots() && !robots.start(made.code(), wish.phones(), wish.host())) {
                    wipe.accept(made.code());
                    site.refuse(context, HttpStatus.CONFLICT, "rehearsal-running");
                    return;
                }
                context.status(HttpStatus.CREATED).json(Map.of("code", made.code()));
            }
            case HostPages.Made.Not not ->
                site.refuse(
                        context,
                        HttpStatus.UNPROCESSABLE_CONTENT,
                        not.why().code(),
                        not.why().args().toArray());
        }
    }

    private Command shortEvening(Wish wish) {
        Texts texts = Texts.of(wish.lang());
        HostPages.Evening evening = templates.of("rehearsal", texts).orElseThrow();
        Info info = new Info(
                texts.say("rehearsal"),
                "",
                "",
                "",
                "",
                texts.lang(),
                false,
                wish.phones(),
                Info.SEATS_MAX,
                Math.ceilDiv(wish.phones(), GUESTS_A_TABLE),
                new Info.Wifi("", ""),
                false);
        PVector<Prize> prizes = TreePVector.from(evening.prizes().stream()
                .map(prize -> fewer(prize, wish.phones()))
                .toList());
        return new Command.Create(info, true, evening.rundown(), prizes, TreePVector.empty());
    }

    /// No more pieces than so few guests can win.
    private static Prize fewer(Prize prize, int phones) {
        return prize.withQuantity(Math.clamp(phones / PRIZE_SHARE, 1, prize.quantity()));
    }

    /// The show as the host has set it up, with nobody in it; robots stand in no roster.
    private Command evening(Wish wish) {
        Show show =
                site.find(wish.from()).orElseThrow(Site::noSuchShow).moment().show();
        Info info = show.info();
        int tables = info.tables() == 0 ? Math.ceilDiv(wish.phones(), GUESTS_A_TABLE) : info.tables();
        Info rehearsed = new Info(
                info.title(),
                info.city(),
                info.date(),
                info.venue(),
                info.theme(),
                info.lang(),
                false,
                wish.phones(),
                Math.max(info.seatsMax(), wish.phones()),
                tables,
                info.wifi(),
                info.masked());
        PVector<Prize> prizes = TreePVector.from(
                show.prizes().stream().map(prize -> prize.withCodes(0)).toList());
        return new Command.Create(rehearsed, true, show.rundown(), prizes, show.sponsors());
    }

    private void cancel(Context context) {
        access.needHost(context);
        String code = site.show(context).code();
        robots.cancel(code);
        context.json(robots.now(code));
    }

    private void wipe(Context context) {
        access.needHost(context);
        Show show = site.show(context).moment().show();
        if (!show.rehearsal()) {
            site.refuse(context, HttpStatus.CONFLICT, "wipe-rehearsals-only");
            return;
        }
        robots.cancel(show.code());
        wipe.accept(show.code());
        context.json(Map.of("ok", true));
    }
}
