package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import usher.hall.Client;
import usher.hall.Line;

/// A server whose disk takes nothing more in the middle of a show: a real process, real files, a real refusal by the
/// kernel.
class FullDiskTest {
    private static final long BYTES_MAX = 600_000;
    private static final int CARDS_MAX = 3_000;

    @TempDir
    private Path folder;

    @Test
    void readsOnTellsEverybodyAndKeepsWhatItConfirmed() throws Exception {
        try (ChildServer server = ChildServer.start(folder)) {
            OpenHouse house = OpenHouse.at(server.url().toString());
            String code = house.show("满盘", "evening");
            Client guest = new Client(house.base());
            guest.form("/j/" + code, Map.of("name", "小满"));
            List<String> confirmed = new ArrayList<>();
            server.fillDisk(BYTES_MAX);
            try (Line console = house.line(code, "host")) {
                String refused = fill(console, confirmed);

                assertThat(refused).isEqualTo("read-only");
                assertThat(confirmed).isNotEmpty();
                assertThat(console.act("{\"do\":\"hold\",\"on\":true}")
                                .path("code")
                                .asString(""))
                        .isEqualTo("read-only");
                assertThat(console.topic("health", d -> d.path("failed").asBoolean(false))
                                .isObject())
                        .isTrue();
            }
            assertThat(house.host().get("/healthz").statusCode()).isEqualTo(503);
            try (Line screen = Line.hello(house.base(), code, "screen", "")) {
                assertThat(screen.topic("scene", d -> true)
                                .path("show")
                                .path("title")
                                .asString(""))
                        .isEqualTo("满盘");
            }
            assertThat(guest.get("/j/" + code).statusCode()).isEqualTo(200);

            server.kill();
            server.restart();

            assertThat(house.host().get("/healthz").statusCode()).isEqualTo(200);
            try (Line console = house.line(code, "host")) {
                JsonNode rundown = console.topic("host", d -> true).path("rundown");
                List<String> kept = rundown.valueStream()
                        .map(slot -> slot.path("id").asString(""))
                        .filter(id -> id.startsWith("full"))
                        .toList();
                assertThat(kept).doesNotHaveDuplicates().containsAll(confirmed);
                assertThat(console.act("{\"do\":\"hold\",\"on\":true}")
                                .path("t")
                                .asString(""))
                        .isEqualTo("ok");
            }
        }
    }

    /// Adds cards to the rundown until the server takes no more; says with which code.
    private static String fill(Line console, List<String> confirmed) throws Exception {
        String body = "满".repeat(4_000);
        for (int number = 1; number <= CARDS_MAX; number++) {
            String id = "full" + number % 10;
            JsonNode answer = console.act("put" + number, card(id, body));
            if (answer.path("t").asString("").equals("no")) {
                return answer.path("code").asString("");
            }
            if (!confirmed.contains(id)) {
                confirmed.add(id);
            }
        }
        return "";
    }

    private static String card(String id, String body) {
        return "{\"do\":\"putSlot\",\"index\":1,\"slot\":{\"id\":\"" + id + "\",\"kind\":\"card\",\"title\":\"\","
                + "\"plan\":{\"form\":\"TALK\",\"title\":\"\",\"speaker\":\"\",\"body\":\"" + body
                + "\",\"picture\":\"\"}}}";
    }
}
