package usher.evening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import usher.hall.Line;
import usher.rehearsal.Plan;
import usher.rehearsal.Progress;
import usher.rehearsal.Rehearsal;
import usher.rehearsal.Report;

/// What people see of an evening over three nodes while each part falls in turn: phones say that they are reconnecting,
/// the screen keeps its scene, what was sent is confirmed in the end, and all see the same winners. A host, a screen
/// that is filmed and two phones in real browsers behind a real balancer, and robots. Pictures in
/// `target/evening/cluster`.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ClusterHallEvening {
    private static final Path PICTURES = Path.of("target", "evening", "cluster");
    private static final int ROBOTS = Integer.getInteger("usher.phones", 40);
    private static final int WITHOUT_REDIS_MS = 30_000;
    private static final int HANGS_MS = 20_000;
    private static final String SHOW_CODE = "{\"do\":\"showCode\",\"on\":true}";

    @TempDir
    static Path folder;

    @RegisterExtension
    final Witness witness = Witness.ofStory(() -> this.hall);

    private final ExecutorService aside = Executors.newVirtualThreadPerTaskExecutor();
    private Stadium stadium;
    private Hall hall;
    private Host host;
    private Screen screen;
    private Phone android;
    private Phone iphone;
    private Film film;
    private Rehearsal robots;
    private String code;

    @BeforeAll
    void everybodyIsInAndACardIsOn() throws Exception {
        Files.createDirectories(PICTURES);
        stadium = Stadium.open(folder);
        hall = Hall.around(stadium.nodes().getFirst());
        code = hall.rehearsalOf(ROBOTS + 2);
        long seed = Long.getLong("usher.seed", System.nanoTime());
        System.out.println("seed of the robots: " + seed);
        robots = new Rehearsal(Plan.guests(List.of(stadium.url()), code, ROBOTS, seed), Progress.SILENT);
        host = hall.host();
        host.opens(hall.url("/host?key=" + ServerProcess.KEY));
        host.enters(code);
        screen = hall.screen(code);
        host.leads(host.say("evening.seating"));
        android = comes(Device.WECHAT_ANDROID, "小满");
        iphone = comes(Device.IPHONE, "Wren");
        aside.submit((Callable<Boolean>) () -> {
            robots.play();
            return true;
        });
        screen.counts(ROBOTS - 1 + 2);
        host.leads(host.say("evening.cocreation"));
        film = new Film(screen);
    }

    @AfterAll
    void close() throws Exception {
        aside.shutdownNow();
        if (robots != null) {
            robots.cancel();
            robots.close();
        }
        if (hall != null) {
            hall.close();
        }
        if (stadium != null) {
            stadium.close();
        }
    }

    @Test
    @Order(1)
    void aCardStaysWhileANodeIsKilled() throws Exception {
        String card = screen.settled();
        ServerProcess node = stadium.nodes().get(1);

        befalls(() -> {
            node.kill();
            Thread.sleep(3_000);
            return node.restart();
        });

        everybodyIsLive();
        assertThat(screen.view().textContent()).isEqualTo(card);
        ends("1-node-killed");
    }

    @Test
    @Order(2)
    void aWorkThatIsSentWhileRedisIsGoneIsConfirmedWhenItIsBack() throws Exception {
        host.leads(host.say("cue.cocreation.close"));
        android.handsIn("雨停之后", "镜头一：空无一人的站台。镜头二：她收起伞，笑了。");
        stadium.killRedis();
        iphone.sends("The last train", "A platform, a bag, nobody.");

        android.isOffline();
        iphone.isOffline();
        screen.isOffline();
        host.isWaiting();
        iphone.isNotConfirmed();
        String scene = screen.headline();
        photograph("2-redis-gone");
        screen.page.waitForTimeout(WITHOUT_REDIS_MS);
        assertThat(screen.headline()).isNotEmpty().isEqualTo(scene);
        iphone.isNotConfirmed();

        befalls(() -> {
            stadium.restartRedis();
            return true;
        });
        long backNanos = System.nanoTime();
        everybodyIsLive();
        System.out.printf(
                "all live %.1f s after Redis was back%n",
                Duration.ofNanos(System.nanoTime() - backNanos).toMillis() / 1e3);
        iphone.isConfirmed("The last train");
        ends("2-redis-back");
    }

    @Test
    @Order(3)
    void aNodeThatIsCutOffSaysSoWhileTheOthersGoOn() throws Exception {
        host.leads(host.say("cue.cocreation.count"));
        Screen far = hall.screen(code, stadium.nodes().getLast());
        far.isLive();
        String scene = far.settled();
        stadium.cutOff(true);
        far.isOffline();
        try (HostClient door = new HostClient(stadium.nodes().getFirst().url(), ServerProcess.KEY);
                Line near = Line.hello(stadium.nodes().getFirst().url().toString(), code, "host", door.cookie())) {
            assertThat(near.act(SHOW_CODE).path("t").asString("")).isEqualTo("ok");
        }
        assertThat(far.view().textContent()).isEqualTo(scene);
        photograph("3-node-cut-off");
        far.photograph(PICTURES.resolve("3-node-cut-off-far.png"));

        stadium.cutOff(false);
        far.isLive();
        everybodyIsLive();
        android.votes();
        iphone.votes();
        host.panics("showCode", false);
        host.leads(host.say("evening.prize.third"));
        assertThat(far.settled()).isEqualTo(screen.settled());
        ends("3-cut-off-and-back");
    }

    @Test
    @Order(4)
    void fingersAreOnTheButtonWhileAReplicaIsPromoted() throws Exception {
        drawWhile("4-promoted", () -> {
            stadium.promoteReplica();
            return true;
        });
    }

    @Test
    @Order(5)
    void aNodeHangsForTwentySecondsInADraw() throws Exception {
        ServerProcess node = stadium.nodes().getFirst();
        drawWhile("5-hung", () -> {
            node.signal("STOP");
            Thread.sleep(HANGS_MS);
            node.signal("CONT");
            return true;
        });
    }

    @Test
    @Order(6)
    void allNodesAreRestartedInADraw() throws Exception {
        drawWhile("6-restarted", () -> {
            for (ServerProcess node : stadium.nodes()) {
                node.kill();
                node.restart();
            }
            return true;
        });
    }

    @Test
    @Order(7)
    void allNodesTellTheSameAndNothingIsLost() throws Exception {
        host.leads(host.say("evening.credits"));
        host.takes();
        screen.shows(screen.say("kind.card.thanks"));
        ends("7-credits");
        List<String> told = new ArrayList<>();
        for (ServerProcess node : stadium.nodes()) {
            told.add(transcript(node));
        }
        assertThat(told).allMatch(told.getFirst()::equals);
        Path file = folder.resolve("transcript.json");
        Files.writeString(file, told.getFirst());
        Process verify = new ProcessBuilder(ServerProcess.java("verify", "--lang", "zh", file.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(verify.getInputStream().readAllBytes());
        assertThat(verify.waitFor()).as(said).isZero();

        Report report = robots.check();
        System.out.println(report);
        assertThat(report.lost()).isZero();
        assertThat(report.acked()).isGreaterThan(5L * ROBOTS);
        assertThat(hall.errors()).isEmpty();
    }

    /// A draw that something befalls while fingers are on the button; all see the same winners.
    private void drawWhile(String chapter, Callable<?> fall) throws Exception {
        host.leads(host.say("cue.draw.press"));
        host.takes();
        android.holds();
        iphone.holds();
        befalls(fall);
        everybodyIsLive();
        String glyphs = screen.glyphs();
        List<String> winners = screen.winnersNames();
        photograph(chapter);
        host.hasWinners(winners);
        for (Phone phone : List.of(android, iphone)) {
            phone.letsGo();
            phone.goesOn();
            phone.reads(glyphs);
            phone.lists(winners);
        }
        System.out.println(chapter + ": " + winners);
        ends(chapter + "-after");
    }

    private void everybodyIsLive() {
        List.of(host, screen, android, iphone).forEach(Surface::isLive);
    }

    /// Something happens, and the film goes on.
    private void befalls(Callable<?> fall) throws Exception {
        Future<?> happening = aside.submit(fall);
        while (!happening.isDone()) {
            screen.page.waitForTimeout(100);
        }
        happening.get();
    }

    private void ends(String chapter) throws IOException {
        photograph(chapter);
        film.isNeverBlank("cluster-" + chapter);
    }

    private Phone comes(Device device, String name) {
        Phone phone = hall.phone(device);
        phone.opens(hall.url("/j/" + code));
        phone.comesIn(name);
        return phone;
    }

    private String transcript(ServerProcess node) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(node.url().resolve("/transcript/" + code + ".json"))
                .build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    private void photograph(String moment) {
        Map<String, Surface> devices = Map.of("screen", screen, "console", host, "android", android, "iphone", iphone);
        devices.forEach((name, device) -> device.photograph(PICTURES.resolve(moment + "-" + name + ".png")));
    }
}
