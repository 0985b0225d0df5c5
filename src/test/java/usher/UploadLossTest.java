package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import usher.hall.Client;
import usher.hall.CutLine;
import usher.media.Clips;
import usher.media.Ffmpeg;
import usher.rehearsal.Courier;

/// Uploads through lines that are cut, into a server that is killed.
class UploadLossTest {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    Path folder;

    @Test
    void resumesByItselfAfterTheServerWasKilledInTheMiddle() throws Exception {
        Path video = clip();
        try (ChildServer server = ChildServer.start(folder);
                CutLine slow = CutLine.to(server.port(), 60_000, 400_000);
                HttpClient http = HttpClient.newHttpClient()) {
            Hall hall = Hall.at(server);
            Courier courier = new Courier(http, slow.url(), hall.code(), hall.guest("小林"));
            CompletableFuture<JsonNode> piece = CompletableFuture.supplyAsync(() -> sent(courier, hall.slot(), video));

            for (long killedAt = 300_000; killedAt < 700_000; killedAt += 300_000) {
                long half = killedAt;
                await(() -> arrived(server) >= half);
                server.kill();
                assertThat(arrived(server)).isBetween(half, Files.size(video) - 1);
                server.restart();
            }

            assertThat(piece.get().path("blob").asString("")).isEqualTo(hash(video));
            assertThat(blobs(server, ".mp4")).as("kept once").isEqualTo(1);
            assertThat(left(server, ".bytes")).isZero();
        }
    }

    @Test
    void readsWhatWasWholeWhenTheServerWasKilled() throws Exception {
        Path video = clip();
        try (ChildServer server = ChildServer.start(folder);
                HttpClient http = HttpClient.newHttpClient()) {
            Hall hall = Hall.at(server);
            Courier courier = new Courier(http, server.url(), hall.code(), hall.guest("小周"));
            CompletableFuture<JsonNode> piece = CompletableFuture.supplyAsync(() -> sent(courier, hall.slot(), video));
            await(() -> arrived(server) == Files.size(video));
            server.kill();
            server.restart();
            assertThat(piece.get().path("blob").asString("")).isEqualTo(hash(video));
            assertThat(blobs(server, ".mp4")).isEqualTo(1);
            assertThat(left(server, ".bytes")).isZero();
        }
    }

    @Test
    void keepsEverybodysPictureOnceThoughAllLinesAreCut() throws Exception {
        UploadCrowd.Outcome outcome = new UploadCrowd(12, 600, 2_000, 250_000).run(folder);
        assertThat(outcome.cuts()).isGreaterThan(12);
    }

    private static JsonNode sent(Courier courier, String slot, Path file) {
        try {
            return courier.send(slot, "p1", file, PATIENCE);
        } catch (IOException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /// About a megabyte and a half.
    private Path clip() throws IOException {
        Path file = folder.resolve("clip.mp4");
        new Clips(Ffmpeg.in(folder.resolve("tools"))).make(Clips.Clip.of(Clips.Codec.H264, 1280, 720, 6_000), file);
        return file;
    }

    /// The bytes of all uploads on their way.
    private static long arrived(ChildServer server) throws IOException {
        long bytes = 0;
        try (Stream<Path> files = Files.list(server.data().resolve("inbox"))) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(".bytes")).toList()) {
                bytes += Files.exists(file) ? Files.size(file) : 0;
            }
        }
        return bytes;
    }

    private static long left(ChildServer server, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(server.data().resolve("inbox"))) {
            return files.filter(path -> path.toString().endsWith(suffix)).count();
        }
    }

    private static long blobs(ChildServer server, String suffix) throws IOException {
        try (Stream<Path> files = Files.list(server.data().resolve("blobs"))) {
            return files.filter(path -> path.toString().endsWith(suffix)).count();
        }
    }

    private static String hash(Path file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
    }

    private static void await(Check holds) throws Exception {
        for (int tries = 0; !holds.holds(); tries++) {
            assertThat(tries).as("tries of 10 ms").isLessThan(3_000);
            Thread.sleep(10);
        }
    }

    /// Something that will be so.
    private interface Check {
        boolean holds() throws Exception;
    }

    /// A show with a round, and its doors.
    private record Hall(ChildServer server, String code, String slot) {
        static Hall at(ChildServer server) throws Exception {
            OpenHouse house = OpenHouse.at(server.url().toString());
            String code = house.show("断网之夜", "evening");
            return new Hall(server, code, house.slot(code, "cocreation"));
        }

        /// The cookie of somebody who came in.
        String guest(String name) throws Exception {
            Client guest = new Client(server.url().toString());
            guest.form("/j/" + code, Map.of("name", name));
            return "usher_" + code + "=" + guest.cookie("usher_" + code);
        }
    }
}
