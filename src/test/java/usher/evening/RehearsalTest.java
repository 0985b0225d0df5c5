package usher.evening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import usher.rehearsal.Plan;
import usher.rehearsal.Progress;
import usher.rehearsal.Rehearsal;
import usher.rehearsal.Report;

/// Whole evenings of robots against the real jar: nothing that was confirmed is lost, and what is wiped is gone.
@Execution(ExecutionMode.CONCURRENT)
class RehearsalTest {
    private static final int PHONES = 60;
    private static final int KILLS = 10;
    /// An evening has some twenty-five stages: after one to three new ones, and a moment, the plug is pulled.
    private static final int STAGES_MAX = 3;
    private static final int MOMENT_MS_MAX = 1_200;
    /// The promise is three seconds on a free machine; half of the starts may meet a busy one.
    private static final long READY_MS_MAX = 15_000;

    @TempDir
    private Path folder;

    @Test
    void aWholeEveningFromTheCommandLineLosesNothingAndLeavesNothing() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder)) {
            Ran ran = rehearse("--url", server.url().toString(), "--phones", String.valueOf(PHONES));

            assertThat(ran.status()).as(ran.err()).isZero();
            JsonNode report = JsonMapper.shared().readTree(ran.out());
            System.out.println(ran.out());
            assertThat(report.path("lost").asLong(-1)).isZero();
            assertThat(report.path("phones").asInt()).isEqualTo(PHONES);
            assertThat(report.path("acked").asLong())
                    .as("joined, handed in, voted, three times pressed and three times vouched")
                    .isGreaterThan(9L * PHONES);
            assertThat(report.path("commands").asLong())
                    .as("every command has its answer")
                    .isEqualTo(report.path("acked").asLong()
                            + report.path("refused").asLong());
            assertThat(filesOf(server, report.path("code").asString(""))).isEmpty();
        }
    }

    @Test
    void nothingConfirmedIsLostWhenTheServerIsKilledTenTimes() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed of the kills: " + seed);
        Random luck = new Random(seed);
        try (ServerProcess server = ServerProcess.start(folder);
                Rehearsal rehearsal = new Rehearsal(
                        Plan.evening(List.of(server.url()), ServerProcess.KEY, PHONES, seed, false), Progress.SILENT);
                ExecutorService aside = Executors.newVirtualThreadPerTaskExecutor()) {
            Future<Boolean> evening = aside.submit((Callable<Boolean>) () -> {
                rehearsal.play();
                return true;
            });
            List<Long> readyMs = new ArrayList<>();
            for (int kill = 0; kill < KILLS; kill++) {
                awaitStages(rehearsal, evening, 1 + luck.nextInt(STAGES_MAX));
                Thread.sleep(luck.nextInt(MOMENT_MS_MAX));
                System.out.println(
                        "kill " + (kill + 1) + " at: " + rehearsal.now().phase());
                server.kill();
                readyMs.add(server.restart());
            }
            assertThat(evening.get()).isTrue();
            Report report = rehearsal.check();
            System.out.println("ready after " + readyMs + " ms; " + report);

            assertThat(report.lost()).isZero();
            assertThat(report.acked()).isGreaterThan(6L * PHONES);
            assertThat(median(readyMs)).isLessThan(READY_MS_MAX);
            rehearsal.leave();
            assertThat(filesOf(server, report.code())).isEmpty();
        }
    }

    @Test
    void robotsInsideTheServerAreGuestsForAHostAndGoWhenTold() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder);
                HostClient host = new HostClient(server.url(), ServerProcess.KEY)) {
            String wish = "{\"phones\":12,\"robots\":true,\"host\":false}";
            String code =
                    host.postJson("/host/rehearsal", wish).json().path("code").asString("");

            assertThat(host.postJson("/host/rehearsal", wish)
                            .json()
                            .path("code")
                            .asString(""))
                    .isEqualTo("rehearsal-running");
            String robots = "/host/" + code + "/robots";
            await(host, robots, "live", 12);
            assertThat(host.get(robots).json().path("phase").asString("")).isEqualTo("joining");

            host.postJson(robots + "/cancel", "{}");
            await(host, robots, "running", 0);
            assertThat(host.postJson("/host/" + code + "/wipe", "{}").status()).isEqualTo(200);
            assertThat(host.get("/host/" + code).status()).isEqualTo(404);
            assertThat(filesOf(server, code)).isEmpty();
        }
    }

    @Test
    void aRealShowIsNeverWiped() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder);
                HostClient host = new HostClient(server.url(), ServerProcess.KEY)) {
            String made = host.postForm("/host/shows", "title=AI+Night&lang=en&template=evening")
                    .whole()
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            String code = made.substring(made.lastIndexOf('/') + 1);

            HostClient.Answer answer = host.postJson("/host/" + code + "/wipe", "{}");

            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.json().path("code").asString("")).isEqualTo("wipe-rehearsals-only");
            assertThat(filesOf(server, code)).isNotEmpty();
        }
    }

    @Test
    void theCommandLineFailsWhereThereIsNoServer() throws Exception {
        Ran ran = rehearse("--url", "http://127.0.0.1:1", "--phones", "3");

        assertThat(ran.status()).isEqualTo(1);
        assertThat(ran.out()).isEmpty();
    }

    private record Ran(int status, String out, String err) {}

    private Ran rehearse(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(ServerProcess.java("rehearse", "--key", ServerProcess.KEY));
        command.addAll(List.of(args));
        Path out = folder.resolve("rehearse.out");
        Path err = folder.resolve("rehearse.err");
        int status = new ProcessBuilder(command)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start()
                .waitFor();
        return new Ran(status, Files.readString(out).strip(), Files.readString(err));
    }

    private static void await(HostClient host, String robots, String field, int value) throws Exception {
        for (int tries = 0; tries < 300; tries++) {
            JsonNode now = host.get(robots).json().path(field);
            if (now.isBoolean() ? now.asBoolean() == (value != 0) : now.asInt() == value) {
                return;
            }
            Thread.sleep(100);
        }
        throw new AssertionError(
                field + " is never " + value + ": " + host.get(robots).body());
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    private static void awaitStages(Rehearsal rehearsal, Future<Boolean> evening, int stages)
            throws InterruptedException {
        String stage = rehearsal.now().phase();
        for (int seen = 0; seen < stages && !evening.isDone(); Thread.sleep(20)) {
            String now = rehearsal.now().phase();
            seen += now.equals(stage) ? 0 : 1;
            stage = now;
        }
    }

    private static List<Path> filesOf(ServerProcess server, String code) throws IOException {
        Path show = server.data().resolve("shows").resolve(code);
        if (!Files.exists(show)) {
            return List.of();
        }
        try (Stream<Path> files = Files.walk(show)) {
            return files.toList();
        }
    }
}
