package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sound.sampled.AudioFileFormat;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import usher.hall.Client;
import usher.hall.Line;
import usher.media.Clips;
import usher.media.Ffmpeg;
import usher.media.Samples;

/// Uploads over http as phones send them: in parts, again, too much, and what is none of ours.
class UploadTest {
    @TempDir
    static Path folder;

    private static OpenHouse house;
    private static String code;
    private static String slot;

    @BeforeAll
    static void open() throws Exception {
        house = OpenHouse.open(folder.resolve("data"));
        code = house.show("共创夜", "evening");
        slot = house.slot(code, "cocreation");
    }

    @AfterAll
    static void close() {
        house.close();
    }

    @Test
    void readsAPictureThatCameInThreeParts() throws Exception {
        Client guest = guest("三段");
        byte[] picture = Samples.jpeg(Samples.scene(800, 600));
        String place = begun(guest, "a1", picture.length);
        assertThat(offset(guest, place)).isZero();

        assertThat(sent(guest, place, 0, picture, 0, 1000).statusCode()).isEqualTo(204);
        assertThat(offset(guest, place)).isEqualTo(1000);
        assertThat(sent(guest, place, 1000, picture, 1000, 2000).statusCode()).isEqualTo(204);
        assertThat(sent(guest, place, 3000, picture, 3000, picture.length - 3000)
                        .statusCode())
                .isEqualTo(204);

        JsonNode piece = read(guest, place).path("piece");
        assertThat(piece.path("form").asString("")).isEqualTo("PICTURE");
        assertThat(piece.path("width").asInt()).isEqualTo(800);
        HttpResponse<String> seen = guest.get("/f/" + piece.path("blob").asString(""));
        assertThat(seen.headers().firstValue("Content-Type")).hasValue("image/jpeg");
    }

    @Test
    void goesOnWhereItsLineWasCut() throws Exception {
        Client guest = guest("断线");
        byte[] picture = Samples.jpeg(Samples.noise(600, 400, 1));
        String place = begun(guest, "cut", picture.length);
        try (Socket line = halfSent(guest, place, picture, 20_000)) {
            waitFor(() -> shown(guest, place) == 20_000);
            line.setSoLinger(true, 0);
        }
        assertThat(offset(guest, place)).isEqualTo(20_000);
        sent(guest, place, 20_000, picture, 20_000, picture.length - 20_000);
        assertThat(read(guest, place).path("state").asString("")).isEqualTo("ready");
    }

    @Test
    void letsANewLineTakeTheTurnFromOneThatHangs() throws Exception {
        Client guest = guest("换线");
        byte[] picture = Samples.jpeg(Samples.noise(600, 400, 2));
        String place = begun(guest, "hang", picture.length);
        try (Socket old = halfSent(guest, place, picture, 20_000)) {
            waitFor(() -> shown(guest, place) == 20_000);
            assertThat(offset(guest, place)).isEqualTo(20_000);
            old.getOutputStream().write(new byte[5_000]);
            old.getOutputStream().flush();
            assertThat(sent(guest, place, 20_000, picture, 20_000, picture.length - 20_000)
                            .statusCode())
                    .isEqualTo(204);
            assertThat(read(guest, place).path("state").asString("")).isEqualTo("ready");
        }
    }

    @Test
    void takesNoBytesThatDoNotFollow() throws Exception {
        Client guest = guest("错位");
        byte[] picture = Samples.jpeg(Samples.scene(300, 200));
        String place = begun(guest, "gap", picture.length);
        HttpResponse<String> answer = sent(guest, place, 500, picture, 500, 100);
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.headers().firstValue("Upload-Offset")).hasValue("0");
        sent(guest, place, 0, picture, 0, 500);
        assertThat(sent(guest, place, 0, picture, 0, 500).statusCode()).isEqualTo(409);
        assertThat(offset(guest, place)).isEqualTo(500);
    }

    @Test
    void beginsOnceUnderTheSameKey() throws Exception {
        Client guest = guest("两次");
        String first = begun(guest, "same", 5_000);
        assertThat(begun(guest, "same", 5_000)).isEqualTo(first);
        assertThat(begun(guest, "other", 5_000)).isNotEqualTo(first);
        assertThat(begun(guest("别人"), "same", 5_000)).isNotEqualTo(first);
    }

    @Test
    void showsAnUploadToItsSenderOnly() throws Exception {
        byte[] picture = Samples.jpeg(Samples.scene(300, 200));
        String place = begun(guest("主人"), "mine", picture.length);
        Client other = guest("路人");
        assertThat(sent(other, place, 0, picture, 0, 100).statusCode()).isEqualTo(404);
        assertThat(other.get(place + "/piece").statusCode()).isEqualTo(404);
        assertThat(other.send(tus(other, place).DELETE()).statusCode()).isEqualTo(404);
        Client stranger = new Client(house.base());
        assertThat(begin(stranger, 100, Map.of("slot", slot)).statusCode()).isEqualTo(403);
    }

    @Test
    void leavesNothingBehindOfACancelledUpload() throws Exception {
        Client guest = guest("取消");
        byte[] picture = Samples.jpeg(Samples.scene(300, 200));
        String place = begun(guest, "cancel", picture.length);
        sent(guest, place, 0, picture, 0, 1_000);
        assertThat(lying(place)).isEqualTo(2);
        assertThat(guest.send(tus(guest, place).DELETE()).statusCode()).isEqualTo(204);
        assertThat(lying(place)).isZero();
        assertThat(guest.get(place + "/piece").statusCode()).isEqualTo(404);
    }

    @Test
    void saysWhichProtocolItSpeaks() throws Exception {
        Client guest = guest("协议");
        HttpResponse<String> answer =
                guest.send(guest.request("/tus/" + code).method("OPTIONS", BodyPublishers.noBody()));
        assertThat(answer.headers().firstValue("Tus-Version")).hasValue("1.0.0");
        assertThat(answer.headers().firstValue("Tus-Extension")).hasValue("creation,termination,expiration");
        assertThat(guest.post("/tus/" + code, "text/plain", new byte[0]).statusCode())
                .isEqualTo(412);
        assertThat(begin(guest, 100, Map.of("slot", slot)).headers().firstValue("Upload-Expires"))
                .isPresent();
    }

    // ── too much ─────────────────────────────────────────────────────────────────────────────

    @Test
    void refusesTwoGigabytesBeforeAByteIsSent() throws Exception {
        HttpResponse<String> answer = begin(guest("两个G"), 2L << 30, Map.of("slot", slot, "key", "big"));
        assertThat(answer.statusCode()).isEqualTo(413);
        assertThat(text(answer)).contains("200 MB");
    }

    @Test
    void stopsTwoGigabytesAtTheLimitAndKeepsNothing() throws Exception {
        Client guest = guest("骗子");
        long limit = 200L << 20;
        String place = begun(guest, "endless", limit);
        AtomicLong sent = new AtomicLong();
        int status = endless(guest, place, 2L << 30, sent);
        assertThat(status).isIn(413, 0);
        assertThat(sent.get()).isLessThan(limit + (64 << 20));
        JsonNode outcome = read(guest, place);
        assertThat(outcome.path("code").asString("")).isEqualTo("file-too-large");
        assertThat(Files.exists(inbox().resolve(id(place) + ".bytes"))).isFalse();
    }

    @Test
    void asksWhoSendsTooManyToWait() throws Exception {
        Client guest = guest("急性子");
        for (int upload = 0; upload < 12; upload++) {
            begun(guest, "many" + upload, 100);
        }
        HttpResponse<String> answer = begin(guest, 100, Map.of("slot", slot, "key", "many12"));
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(begin(guest, 100, Map.of("slot", slot, "key", "many3")).statusCode())
                .as("one that was begun goes on")
                .isEqualTo(201);
    }

    // ── what is none of ours ─────────────────────────────────────────────────────────────────

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'>",
                "<!DOCTYPE html><script>alert(1)</script>",
                "PK\u0003\u0004 a zip",
                "#EXTM3U\nfile:///etc/passwd",
                "GIF89a<script>alert(1)</script>",
                "%PDF-1.7 of something"
            })
    void refusesAtItsFirstBytesWhatIsNeitherPictureNorVideo(String beginning) throws Exception {
        Client guest = guest("怪文件");
        byte[] file = Arrays.copyOf(beginning.getBytes(StandardCharsets.ISO_8859_1), 10_000);
        String place = begun(guest, "odd", 100_000_000);
        HttpResponse<String> answer = sent(guest, place, 0, file, 0, file.length);
        assertThat(answer.statusCode()).isEqualTo(415);
        assertThat(text(answer)).contains("不是照片，也不是视频");
        assertThat(Files.exists(inbox().resolve(id(place) + ".bytes"))).isFalse();
        assertThat(guest.send(tus(guest, place).method("HEAD", BodyPublishers.noBody()))
                        .statusCode())
                .isEqualTo(410);
    }

    @Test
    void readsNoNamesOfFiles() throws Exception {
        Client guest = guest("../x");
        byte[] picture = Samples.jpeg(Samples.scene(300, 200));
        Map<String, String> metadata =
                Map.of("slot", slot, "key", "../../x", "filename", "../../../x.html", "filetype", "text/html");
        String place = begin(guest, picture.length, metadata)
                .headers()
                .firstValue("Location")
                .orElseThrow();
        assertThat(place).matches("/tus/" + code + "/[0-9a-f]{32}");
        sent(guest, place, 0, picture, 0, picture.length);
        JsonNode piece = read(guest, place).path("piece");
        assertThat(guest.get("/f/" + piece.path("blob").asString("")).headers().firstValue("Content-Type"))
                .hasValue("image/jpeg");
        try (Stream<Path> all = Files.walk(folder)) {
            assertThat(all.map(path -> path.getFileName().toString())).noneMatch(name -> name.startsWith("x"));
        }
        assertThat(guest.get("/tus/" + code + "/..%2f..%2fpeople.db/piece").statusCode())
                .isIn(400, 404);
    }

    @Test
    void drawsAPolyglotAnew() throws Exception {
        Client guest = guest("两面派");
        byte[] script = "<script>alert(document.cookie)</script>PK\u0003\u0004".getBytes(StandardCharsets.UTF_8);
        JsonNode outcome = whole(guest, "both", Samples.joined(Samples.jpeg(Samples.scene(300, 200)), script));
        assertThat(outcome.path("state").asString("")).isEqualTo("ready");
        HttpResponse<String> seen =
                guest.get("/f/" + outcome.path("piece").path("blob").asString(""));
        assertThat(seen.body()).doesNotContain("script");
        assertThat(seen.headers().firstValue("Content-Security-Policy")).hasValue("default-src 'none'; sandbox");
        assertThat(seen.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
    }

    @Test
    void refusesWhatOnlyBeginsLikeAVideo() throws Exception {
        byte[] html = "....ftypisom<!DOCTYPE html><script>alert(1)</script>".getBytes(StandardCharsets.UTF_8);
        JsonNode outcome = whole(guest("假视频"), "fake", Arrays.copyOf(html, 50_000));
        assertThat(outcome.path("code").asString("")).isEqualTo("broken-video");
        assertThat(outcome.path("text").asString("")).isNotBlank();
    }

    @Test
    void refusesABombByItsHeader() throws Exception {
        JsonNode outcome = whole(guest("炸弹"), "bomb", Samples.bomb());
        assertThat(outcome.path("code").asString("")).isEqualTo("too-many-pixels");
    }

    @Test
    void refusesAPictureThatIsCutShort() throws Exception {
        byte[] picture = Samples.jpeg(Samples.noise(600, 400, 3));
        JsonNode outcome = whole(guest("半张"), "half", Arrays.copyOf(picture, picture.length / 2));
        assertThat(outcome.path("code").asString("")).isEqualTo("broken-picture");
    }

    @Test
    void takesWebp() throws Exception {
        JsonNode outcome = whole(guest("网图"), "webp", Samples.webp(320, 200, Color.RED));
        assertThat(outcome.path("piece").path("width").asInt()).isEqualTo(320);
    }

    @Test
    void takesNothingWhereNothingIsAskedFor() throws Exception {
        Client guest = guest("没人要");
        String welcome = house.slot(code, "welcome");
        assertThat(begin(guest, 100, Map.of("slot", welcome)).statusCode()).isEqualTo(422);
        assertThat(begin(guest, 100, Map.of("slot", "s999")).statusCode()).isEqualTo(422);
        assertThat(begin(guest, 0, Map.of("slot", slot)).statusCode()).isEqualTo(422);
    }

    // ── videos and music ─────────────────────────────────────────────────────────────────────

    @Test
    void takesAVideoAndServesAnyPartOfIt() throws Exception {
        Client guest = guest("导演");
        byte[] video = Files.readAllBytes(clip());
        JsonNode piece = whole(guest, "film", video).path("piece");
        assertThat(piece.path("form").asString("")).isEqualTo("VIDEO");
        assertThat(piece.path("width").asInt()).isEqualTo(320);
        assertThat(piece.path("lengthMs").asInt()).isBetween(1_500, 2_500);
        assertThat(piece.path("blob").asString("")).isEqualTo(hash(video));

        HttpResponse<String> part = guest.send(
                guest.request("/f/" + hash(video)).header("Range", "bytes=4-7").GET());
        assertThat(part.statusCode()).isEqualTo(206);
        assertThat(part.body()).isEqualTo("ftyp");
        assertThat(part.headers().firstValue("Content-Range")).hasValue("bytes 4-7/" + video.length);
        assertThat(part.headers().firstValue("Content-Type")).hasValue("video/mp4");
    }

    @Test
    void refusesAVideoThatIsCutShort() throws Exception {
        byte[] video = Files.readAllBytes(clip());
        JsonNode outcome = whole(guest("没录完"), "short", Arrays.copyOf(video, video.length / 2));
        assertThat(outcome.path("code").asString("")).isEqualTo("broken-video");
    }

    @Test
    void takesMusicFromTheHostAlone() throws Exception {
        byte[] tone = tone();
        Map<String, String> music = Map.of("purpose", "music", "key", "m1");
        assertThat(begin(guest("点歌"), tone.length, music).statusCode()).isEqualTo(401);
        Client host = house.host();
        String place =
                begin(host, tone.length, music).headers().firstValue("Location").orElseThrow();
        sent(host, place, 0, tone, 0, tone.length);
        JsonNode outcome = read(host, place);
        assertThat(outcome.path("piece").path("form").asString(""))
                .as("%s", outcome)
                .isEqualTo("MUSIC");
        assertThat(outcome.path("piece").path("lengthMs").asInt()).isBetween(900, 1_100);
    }

    // ── given ────────────────────────────────────────────────────────────────────────────────

    private static Client guest(String name) throws Exception {
        Client guest = new Client(house.base());
        assertThat(guest.form("/j/" + code, Map.of("name", name)).statusCode()).isEqualTo(303);
        return guest;
    }

    private static HttpRequest.Builder tus(Client guest, String path) {
        return guest.request(path).header("Tus-Resumable", "1.0.0").header("Origin", house.base());
    }

    private static HttpResponse<String> begin(Client guest, long bytes, Map<String, String> metadata) throws Exception {
        String pairs = metadata.entrySet().stream()
                .map(pair -> pair.getKey()
                        + " "
                        + Base64.getEncoder().encodeToString(pair.getValue().getBytes(StandardCharsets.UTF_8)))
                .collect(Collectors.joining(","));
        return guest.send(tus(guest, "/tus/" + code)
                .header("Upload-Length", String.valueOf(bytes))
                .header("Upload-Metadata", pairs)
                .POST(BodyPublishers.noBody()));
    }

    private static String begun(Client guest, String key, long bytes) throws Exception {
        HttpResponse<String> answer = begin(guest, bytes, Map.of("slot", slot, "key", key));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.headers().firstValue("Location").orElseThrow();
    }

    private static long offset(Client guest, String place) throws Exception {
        return guest.send(tus(guest, place).method("HEAD", BodyPublishers.noBody()))
                .headers()
                .firstValueAsLong("Upload-Offset")
                .orElseThrow();
    }

    private static HttpResponse<String> sent(Client guest, String place, long offset, byte[] file, int from, int length)
            throws Exception {
        return guest.send(tus(guest, place)
                .header("Upload-Offset", String.valueOf(offset))
                .header("Content-Type", "application/offset+octet-stream")
                .method("PATCH", BodyPublishers.ofByteArray(file, from, length)));
    }

    /// What became of it, once it is read.
    private static JsonNode read(Client guest, String place) throws Exception {
        for (int tries = 0; tries < 300; tries++) {
            JsonNode answer = Line.JSON.readTree(guest.get(place + "/piece").body());
            if (!answer.path("state").asString("").equals("reading")) {
                return answer;
            }
            Thread.sleep(50);
        }
        throw new AssertionError("not read within 15 s");
    }

    /// A whole file in one go; what became of it.
    private static JsonNode whole(Client guest, String key, byte[] file) throws Exception {
        String place = begun(guest, key, file.length);
        sent(guest, place, 0, file, 0, file.length);
        return read(guest, place);
    }

    /// A line that has sent so many bytes of a part and stays open.
    private static Socket halfSent(Client guest, String place, byte[] file, int bytes) throws Exception {
        URI base = URI.create(house.base());
        Socket line = new Socket(base.getHost(), base.getPort());
        String head = "PATCH " + place + " HTTP/1.1\r\nHost: " + base.getAuthority() + "\r\nCookie: usher_" + code + "="
                + guest.cookie("usher_" + code) + "\r\nOrigin: " + base + "\r\nTus-Resumable: 1.0.0\r\n"
                + "Content-Type: application/offset+octet-stream\r\nUpload-Offset: 0\r\nContent-Length: " + file.length
                + "\r\n\r\n";
        line.getOutputStream().write(head.getBytes(StandardCharsets.US_ASCII));
        line.getOutputStream().write(file, 0, bytes);
        line.getOutputStream().flush();
        return line;
    }

    /// Streams something that begins like a video and does not end; says the status, 0 where the line was closed.
    private static int endless(Client guest, String place, long bytes, AtomicLong sent) throws Exception {
        byte[] helping = Arrays.copyOf("....ftypisom".getBytes(StandardCharsets.US_ASCII), 1 << 20);
        HttpRequest.BodyPublisher body = BodyPublishers.ofInputStream(() -> new InputStream() {
            @Override
            public int read() {
                throw new UnsupportedOperationException();
            }

            @Override
            public int read(byte[] into, int from, int length) {
                if (sent.get() >= bytes) {
                    return -1;
                }
                System.arraycopy(helping, 0, into, from, Math.min(length, helping.length));
                sent.addAndGet(length);
                return length;
            }
        });
        try {
            return guest.send(tus(guest, place)
                            .header("Upload-Offset", "0")
                            .header("Content-Type", "application/offset+octet-stream")
                            .method("PATCH", body))
                    .statusCode();
        } catch (IOException closed) {
            return 0;
        }
    }

    private static Path clip() throws Exception {
        Path file = folder.resolve("clip.mp4");
        if (!Files.exists(file)) {
            new Clips(Ffmpeg.in(folder.resolve("tools"))).make(Clips.Clip.of(Clips.Codec.H264, 320, 240, 2_000), file);
        }
        return file;
    }

    /// A second of 440 Hz.
    private static byte[] tone() throws Exception {
        byte[] samples = new byte[88_200];
        for (int i = 0; i < samples.length / 2; i++) {
            int level = (int) (8_000 * Math.sin(i * 2 * Math.PI * 440 / 44_100));
            samples[2 * i] = (byte) level;
            samples[2 * i + 1] = (byte) (level >> 8);
        }
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        AudioSystem.write(
                new AudioInputStream(
                        new ByteArrayInputStream(samples),
                        new AudioFormat(44_100, 16, 1, true, false),
                        samples.length / 2),
                AudioFileFormat.Type.WAVE,
                file);
        return file.toByteArray();
    }

    private static Path inbox() {
        return folder.resolve("data/inbox");
    }

    private static String id(String place) {
        return place.substring(place.lastIndexOf('/') + 1);
    }

    /// How many files of an upload lie in the inbox.
    private static long lying(String place) throws IOException {
        try (Stream<Path> files = Files.list(inbox())) {
            return files.filter(file -> file.getFileName().toString().startsWith(id(place)))
                    .count();
        }
    }

    /// The offset as it is shown, which takes no turn.
    private static long shown(Client guest, String place) throws Exception {
        return Line.JSON
                .readTree(guest.get(place + "/piece").body())
                .path("offset")
                .asLong();
    }

    private static String text(HttpResponse<String> answer) {
        return Line.JSON.readTree(answer.body()).path("text").asString("");
    }

    private static String hash(byte[] file) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(file));
    }

    private static void waitFor(Callable<Boolean> holds) throws Exception {
        for (int tries = 0; !holds.call(); tries++) {
            assertThat(tries).as("tries of 20 ms").isLessThan(500);
            Thread.sleep(20);
        }
    }
}
