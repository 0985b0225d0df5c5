package usher;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.http.HttpResponseException;
import io.javalin.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import usher.core.By;
import usher.core.Command;
import usher.core.Kinds;
import usher.core.Vault;
import usher.engine.Answer;
import usher.engine.Codec;
import usher.engine.Duty;
import usher.engine.Engine;
import usher.engine.ShowLoop;
import usher.engine.SteadyClock;
import usher.journal.Journals;
import usher.journal.SqliteJournals;
import usher.live.Audience;
import usher.live.Gate;
import usher.live.Hub;
import usher.live.LiveRoutes;
import usher.media.Blobs;
import usher.media.Ffmpeg;
import usher.media.FilmMaker;
import usher.media.Inbox;
import usher.media.Pictures;
import usher.media.Renditions;
import usher.media.Studio;
import usher.media.Videos;
import usher.pages.Access;
import usher.pages.ArchivePages;
import usher.pages.Assets;
import usher.pages.CardPages;
import usher.pages.ClaimPages;
import usher.pages.DeskPages;
import usher.pages.Door;
import usher.pages.EvidencePages;
import usher.pages.FirstBytes;
import usher.pages.HostPages;
import usher.pages.JoinPages;
import usher.pages.LotteryPages;
import usher.pages.MachinePages;
import usher.pages.PeoplePages;
import usher.pages.PrizePages;
import usher.pages.RecapPages;
import usher.pages.RehearsalPages;
import usher.pages.ScreenPages;
import usher.pages.SeatingPages;
import usher.pages.Security;
import usher.pages.Site;
import usher.pages.TicketPages;
import usher.pages.TranscriptPages;
import usher.pages.TusPages;
import usher.pages.Uploads;
import usher.people.Draft;
import usher.people.HostKeys;
import usher.people.HostSession;
import usher.people.ImportResult;
import usher.people.Participant;
import usher.people.Role;
import usher.people.Tokens;
import usher.words.Words;

/// The running server: here every room is wired to the others, and nowhere else.
public final class Server implements AutoCloseable {
    private final Settings settings;
    private final @Nullable Cluster cluster;
    private final InstantSource clock;
    private final SecureRandom luck = new SecureRandom();
    private final Kinds kinds = Activities.kinds();
    private final Network network;
    private final Words words;
    private final ShowPeople people;
    private final Tokens tokens;
    private final HostKeys hostKeys;
    private final Blobs blobs;
    private final Pictures pictures;
    private final Ffmpeg ffmpeg;
    private final Videos videos;
    private final Inbox inbox;
    private final Renditions renditions;
    private final FilmMaker films;
    private final Studio studio = new Studio();
    private final Door door;
    private final Hub hub;
    private final Engine engine;
    private final Robots robots = new Robots(this::port, this::hostKey, this::heard);
    private final Javalin web;
    private final Optional<WebWatch> watch;

    private Server(Settings settings) throws IOException {
        this.settings = settings;
        this.cluster = settings.redis().isPresent() ? Cluster.join(settings) : null;
        this.clock = new SteadyClock(cluster == null ? InstantSource.system() : cluster.clock(), System::nanoTime);
        Files.createDirectories(settings.data());
        this.network = new Network(settings);
        this.words = new Words(settings.data().resolve("words"));
        this.people = new ShowPeople(settings.data(), clock, words, cluster);
        this.tokens = cluster == null ? Tokens.open(settings.data()) : cluster.tokens();
        String hostKey = settings.hostKey().orElse(null);
        this.hostKeys =
                cluster == null ? HostKeys.open(settings.data(), hostKey, clock) : cluster.hostKeys(hostKey, clock);
        this.blobs = new Blobs(settings.blobs());
        this.ffmpeg = Ffmpeg.in(settings.data().resolve("tools"));
        this.pictures = new Pictures(blobs, ffmpeg);
        this.videos = new Videos(ffmpeg, blobs);
        this.inbox = cluster == null
                ? new Inbox(settings.data().resolve("inbox"), clock, pictures, videos)
                : new Inbox(settings.blobs().resolve("inbox"), clock, pictures, videos, true);
        this.renditions = new Renditions(ffmpeg, blobs);
        this.films = new FilmMaker(ffmpeg, blobs, settings.data().resolve("film"));
        this.door = cluster == null ? new Door(clock) : new Door(clock, cluster);
        this.hub = new Hub(people, clock, door::isClosed, door::isGuessed, this::works);
        Journals journals = cluster == null
                ? new SqliteJournals(settings.data(), clock, luck)
                : cluster.journals(clock, luck, settings.blobs());
        Duty duty = cluster == null ? Duty.ALWAYS : cluster;
        this.engine = new Engine(journals, kinds, new Codec(kinds), clock, this::vault, hub, duty);
        hub.attach(engine);
        people.attach(engine);
        engine.open();
        if (cluster != null) {
            join(cluster);
        }
        this.web = Javalin.create(this::configure);
        this.watch = settings.web().map(folder -> new WebWatch(folder, hub::reload));
    }

    /// Starts serving; returns when the port is open.
    static Server start(Settings settings) {
        try {
            Server server = new Server(settings);
            server.web.start(settings.port());
            server.network.serves(server.web.port());
            server.hub.start();
            return server;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// What this machine has for films; asked after the port is open.
    List<String> films() {
        return ffmpeg.said();
    }

    int port() {
        return web.port();
    }

    /// Brings so many guests in past the door, all at once; says their tokens. For the benchmark, whose ten thousand
    /// are to be there, not to come.
    List<String> bring(String code, int guests) {
        List<Draft> drafts = IntStream.rangeClosed(1, guests)
                .mapToObj(number -> Draft.named("guest " + number))
                .toList();
        if (!(people.directory(code).importAll(drafts) instanceof ImportResult.Imported known)) {
            throw new IllegalStateException("guests without a number cannot be in conflict");
        }
        ShowLoop loop = loop(code);
        List<CompletableFuture<Answer>> arrivals = known.added().stream()
                .map(ticket -> loop.submit(By.SERVER, "bench/" + ticket, new Command.Arrive(ticket, true)))
                .toList();
        arrivals.forEach(CompletableFuture::join);
        return known.added().stream().map(ticket -> tokens.issue(code, ticket)).toList();
    }

    ShowLoop loop(String code) {
        return engine.show(code).orElseThrow();
    }

    String publicUrl() {
        return network.publicUrl();
    }

    String hostUrl() {
        return publicUrl() + "/host?key=" + hostKeys.key(Role.HOST);
    }

    int shows() {
        return engine.codes().size();
    }

    private Vault vault(String code) {
        return new MediaVault(code, people.vault(code), people, blobs, renditions, films, studio);
    }

    private String works(String code) {
        List<Studio.Work> works = new ArrayList<>(studio.all().getOrDefault(code, List.of()));
        heard().forEach(word -> works.addAll(word.works().getOrDefault(code, List.of())));
        return engine.codec().json().writeValueAsString(works);
    }

    private String hostKey() {
        return hostKeys.key(Role.HOST);
    }

    /// Lives with the other nodes from now on.
    private void join(Cluster others) {
        hub.join(others);
        hostKeys.watch(hub::dismissHosts);
        people.watch(hub::refresh);
        engine.watch(this::forget);
        others.start(engine::takeOver, this::word);
    }

    private Word word() {
        return new Word(hub.here(), studio.all(), robots.own(), robots.stopped());
    }

    private List<Word> heard() {
        return cluster == null ? List.of() : cluster.heard();
    }

    /// What other nodes say of this show, for the terminal.
    List<String> cluster() {
        return cluster == null ? List.of() : cluster.said();
    }

    /// Another node has wiped the show.
    private void forget(String code) {
        hub.dismiss(code, OptionalInt.empty(), "wiped");
        people.forget(code);
        inbox.wipe(code);
    }

    /// Deletes a show as if it had never been: nobody looks at it, no loop writes it, then its people go.
    private void wipe(String code) {
        engine.wipe(code);
        hub.dismiss(code, OptionalInt.empty(), "wiped");
        people.wipe(code);
        inbox.wipe(code);
    }

    /// Shows that could not be opened, with the reason.
    Map<String, String> broken() {
        return engine.broken();
    }

    @Override
    public void close() {
        watch.ifPresent(WebWatch::close);
        robots.close();
        web.stop();
        hub.close();
        engine.close();
        people.close();
        hostKeys.close();
        inbox.close();
        pictures.close();
        if (cluster != null) {
            cluster.close();
        }
    }

    private void configure(JavalinConfig config) {
        config.startup.showJavalinBanner = false;
        config.concurrency.useVirtualThreads = true;
        config.http.maxRequestSize = LiveRoutes.POLL_BYTES_MAX;
        config.jsonMapper(new Json(engine.codec().json()));
        Assets assets = new Assets(settings.web());
        Keys keys = new Keys(tokens, hostKeys, clock);
        Access access = new Access(keys);
        Security security = new Security(settings.publicUrl(), settings.proxies());
        Site site = new Site(engine, assets, new Frames(hub), network::publicUrl);
        HostPages hosts = new HostPages(site, access, Evenings::of, luck, hub::dismissHosts);
        security.add(config);
        new LiveRoutes(engine, hub, keys, security::allows, assets.build(), clock).add(config);
        new JoinPages(site, access, people::directory, door, words::holds).add(config);
        new ScreenPages(site).add(config);
        PublicRecord record = new PublicRecord(people);
        new TranscriptPages(site, access, record).add(config);
        new RecapPages(site, record).add(config);
        new LotteryPages(site, record).add(config);
        new EvidencePages(site, access, record, people::full).add(config);
        new MachinePages(site, access, (code, surface) -> hub.count(code, Frames.audience(surface)), network)
                .add(config);
        new PeoplePages(site, access, people::directory).add(config);
        Winners winners = new Winners(engine.codec().json());
        new PrizePages(site, access, people::directory, winners).add(config);
        new ClaimPages(site, access, people::directory, winners, pictures).add(config);
        new DeskPages(site, access, people::directory, pictures, clock).add(config);
        new TicketPages(site, access, people::directory).add(config);
        new CardPages(site, access, people::directory).add(config);
        Seats seats = new Seats(engine.codec().json(), people::directory);
        new SeatingPages(site, access, people::directory, seats).add(config);
        new ArchivePages(site, access, new WorksArchive(people::full), blobs).add(config);
        new Uploads(site, access, pictures, blobs).add(config);
        new TusPages(site, access, inbox).add(config);
        new RehearsalPages(site, access, hosts, Evenings::of, robots, this::wipe).add(config);
        hosts.add(config);
        assets.add(config);
        config.routes.exception(HttpResponseException.class, site::problem);
    }

    /// Tokens and sessions, as the pages and the live lane ask for them.
    private record Keys(Tokens tokens, HostKeys hostKeys, InstantSource clock) implements Access.Keys, Gate {
        private static final Duration PASS_LIVES = Duration.ofMinutes(10);

        @Override
        public String issue(String code, int ticket) {
            return tokens.issue(code, ticket);
        }

        @Override
        public OptionalInt guest(String code, String token) {
            return of(code, tokens.read(token));
        }

        @Override
        public String pass(String code, int ticket) {
            return tokens.pass(code, ticket, clock.instant().plus(PASS_LIVES));
        }

        @Override
        public OptionalInt passed(String code, String pass) {
            return of(code, tokens.readPass(pass, clock.instant()));
        }

        private static OptionalInt of(String code, Optional<Participant> participant) {
            return participant.isPresent() && participant.get().showCode().equals(code)
                    ? OptionalInt.of(participant.get().ticket())
                    : OptionalInt.empty();
        }

        @Override
        public String key(Role role) {
            return hostKeys.key(role);
        }

        @Override
        public @Nullable String admit(Role role, String key) {
            return hostKeys.check(key).filter(role::equals).map(hostKeys::issue).orElse(null);
        }

        @Override
        public boolean is(Role role, String session) {
            return hostKeys.session(session)
                    .filter(known -> known.role() == role)
                    .isPresent();
        }

        @Override
        public @Nullable String renewed(String session) {
            return hostKeys.session(session)
                    .filter(HostSession::due)
                    .flatMap(due -> hostKeys.rotate(session))
                    .orElse(null);
        }

        @Override
        public String reset(Role role) {
            hostKeys.reset(role);
            return hostKeys.issue(role);
        }

        @Override
        public boolean host(String session) {
            return is(Role.HOST, session);
        }
    }

    /// The hub's frames for the pages' first bytes.
    private record Frames(Hub hub) implements FirstBytes {
        @Override
        public Optional<String> frame(String code, String surface) {
            return hub.frame(code, audience(surface));
        }

        @Override
        public Optional<String> own(String code, int ticket) {
            return hub.ownFrame(code, ticket);
        }

        static Audience audience(String surface) {
            return Audience.valueOf(surface.toUpperCase(Locale.ROOT));
        }
    }

    /// JSON of the pages, by the same mapper as everything else.
    private record Json(tools.jackson.databind.json.JsonMapper mapper) implements JsonMapper {
        @Override
        public String toJsonString(Object value, Type type) {
            return mapper.writeValueAsString(value);
        }

        @Override
        public <T> T fromJsonString(String json, Type type) {
            return mapper.readValue(json, mapper.constructType(type));
        }
    }
}
