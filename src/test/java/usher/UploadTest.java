package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import usher.hall.Client;
import usher.hall.Line;
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
}
