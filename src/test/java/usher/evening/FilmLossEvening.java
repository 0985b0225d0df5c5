package usher.evening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import usher.hall.Client;
import usher.hall.Line;
import usher.media.Clips;
import usher.media.Ffmpeg;
import usher.rehearsal.Courier;

/// Videos and a film on their way in a server that is killed.
class FilmLossEvening {
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int LOOKS_MAX = 1_200;
    private static final long LOOK_MS = 100;
    private static final List<Clips.Clip> CLIPS = List.of(
            Clips.Clip.of(Clips.Codec.H264, 1280, 720, 2_000), Clips.Clip.of(Clips.Codec.MPEG4, 720, 1280, 2_000));

    @TempDir
    private Path folder;

    @Test
    void goesOnByItselfAfterAKillInARenditionAndAnotherInTheFilmAndDoublesNothing() throws Exception {
        try (ServerProcess server = ServerProcess.start(folder)) {
            String code = show(server);
            handIn(server, code);

            await(() -> !asides(server).isEmpty());
            server.kill();
            assertThat(films(server)).as("originals alone").hasSize(CLIPS.size());
            server.restart();
            said(server, code, "closeEarly");
            queue(server, code, d -> d.path("phase").asString("").equals("closed"));
            take(server, code, 2);
            queue(server, code, d -> d.path("film").path("ready").asInt(0) == CLIPS.size());
            assertThat(films(server)).as("originals and renditions").hasSize(2 * CLIPS.size());

            said(server, code, "filmMake");
            await(() -> !parts(server).isEmpty());
            server.kill();
            Map<Path, String> before = parts(server);
            assertThat(films(server)).as("no film yet").hasSize(2 * CLIPS.size());
            server.restart();
            JsonNode film = queue(
                            server, code, d -> !d.path("film").path("making").asBoolean(true))
                    .path("film");

            assertThat(film.path("film").asString("")).isNotEmpty();
            assertThat(films(server)).as("one film").hasSize(2 * CLIPS.size() + 1);
            assertThat(parts(server)).as("used again").containsAllEntriesOf(before);
        }
    }

    // ── given ────────────────────────────────────────────────────────────────────────────────

    /// The code of a new show.
    private static String show(ServerProcess server) throws Exception {
        try (HostClient door = new HostClient(server.url(), ServerProcess.KEY)) {
            String location = door.postForm("/host/shows", "title=Film&lang=zh&template=evening")
                    .whole()
                    .headers()
                    .firstValue("Location")
                    .orElseThrow();
            return location.substring(location.lastIndexOf('/') + 1);
        }
    }

    /// A guest hands in two videos while the round is open.
    private void handIn(ServerProcess server, String code) throws Exception {
        Client guest = new Client(server.url().toString());
        guest.form("/j/" + code, Map.of("name", "毛晨曦"));
        String token = guest.cookie("usher_" + code);
        act(server, code, "{\"do\":\"cue\",\"slot\":\"cocreation\"}");
        take(server, code, 0);
        take(server, code, 1);
        ObjectNode submit = Line.JSON.createObjectNode();
        submit.put("do", "submit").put("title", "").put("text", "");
        ArrayNode pieces = submit.putArray("pieces");
        try (HttpClient http = HttpClient.newHttpClient();
                Line phone = Line.hello(server.url().toString(), code, "phone", token)) {
            Courier courier = new Courier(http, server.url(), code, "usher_" + code + "=" + token);
            for (Clips.Clip clip : CLIPS) {
                String id = "p" + pieces.size();
                Path file = folder.resolve(id + clip.codec().suffix());
                new Clips(Ffmpeg.in(folder.resolve("tools"))).make(clip, file);
                ObjectNode piece = (ObjectNode) courier.send("cocreation", id, file, PATIENCE);
                pieces.add(piece.put("id", id).put("url", "").put("title", ""));
            }
            ok(phone.act(ofRound(submit.toString())));
        }
    }

    // ── the console ──────────────────────────────────────────────────────────────────────────

    private static void said(ServerProcess server, String code, String word) throws Exception {
        act(server, code, ofRound("{\"do\":\"" + word + "\"}"));
    }

    private static String ofRound(String act) {
        return "{\"do\":\"act\",\"slot\":\"cocreation\",\"kind\":\"cocreation\",\"act\":" + act + "}";
    }

    private static void take(ServerProcess server, String code, int from) throws Exception {
        act(server, code, "{\"do\":\"take\",\"from\":" + from + "}");
    }

    private static void act(ServerProcess server, String code, String command) throws Exception {
        try (Line host = host(server, code)) {
            ok(host.act(command));
        }
    }

    /// What the round tells the host, once it is so.
    private static JsonNode queue(ServerProcess server, String code, Predicate<JsonNode> is) throws Exception {
        try (Line host = host(server, code)) {
            for (int looks = 0; looks < LOOKS_MAX; looks++) {
                JsonNode now = host.topic("queue", queue -> true).path("d");
                if (is.test(now)) {
                    return now;
                }
                Thread.sleep(LOOK_MS);
            }
            throw new AssertionError("the round never says so: " + host.topic("queue", queue -> true));
        }
    }

    private static Line host(ServerProcess server, String code) throws Exception {
        try (HostClient door = new HostClient(server.url(), ServerProcess.KEY)) {
            return Line.hello(server.url().toString(), code, "host", door.cookie());
        }
    }

    private static void ok(JsonNode answer) {
        assertThat(answer.path("t").asString("")).as(answer.toString()).isEqualTo("ok");
    }

    // ── the disk ─────────────────────────────────────────────────────────────────────────────

    private static Set<Path> films(ServerProcess server) throws IOException {
        return in(server.data().resolve("blobs"), file -> file.toString().matches(".*\\.(mp4|avi)"));
    }

    /// What is being written.
    private static Set<Path> asides(ServerProcess server) throws IOException {
        return in(server.data().resolve("blobs").resolve("aside"), file -> true);
    }

    /// The bodies of the film's finished parts, with the time of each.
    private static Map<Path, String> parts(ServerProcess server) throws IOException {
        Map<Path, String> parts = new TreeMap<>();
        for (Path part : in(server.data().resolve("film").resolve("parts"), file -> true)) {
            Path body = part.resolve("body.mp4");
            if (part.getFileName().toString().matches("[0-9a-f]{64}") && Files.exists(body)) {
                parts.put(body, Files.getLastModifiedTime(body).toString());
            }
        }
        return parts;
    }

    private static Set<Path> in(Path folder, Predicate<Path> is) throws IOException {
        if (!Files.isDirectory(folder)) {
            return Set.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(is).collect(Collectors.toSet());
        }
    }

    private static void await(Callable<Boolean> holds) throws Exception {
        for (int tries = 0; !holds.call(); tries++) {
            assertThat(tries).as("tries of 10 ms").isLessThan(3_000);
            Thread.sleep(10);
        }
    }
}
