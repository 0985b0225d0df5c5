package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import usher.hall.Client;
import usher.hall.Line;

/// A person is erased by the host on their wish, over the real port.
class EraseTest {
    private static final String SLOT = "c1";

    @TempDir
    private Path data;

    private OpenHouse house;
    private String show;
    private Line console;
    private Line first;
    private Line second;

    @BeforeEach
    void open() throws Exception {
        house = OpenHouse.open(data);
        show = house.show("抹去", "empty");
        console = Line.hello(house.base(), show, "host", house.host().cookie("usher_host"));
        first = guest("甲某人");
        second = guest("乙某人");
        console.act("{\"do\":\"putSlot\",\"index\":0,\"slot\":{\"id\":\"" + SLOT
                + "\",\"kind\":\"cocreation\",\"title\":\"共创\",\"plan\":{\"theme\":\"门\",\"brief\":\"\",\"minutes\":10,"
                + "\"who\":\"PEOPLE\",\"votes\":0,\"voteMinutes\":0,\"piecesMax\":3,\"graceMinutes\":0,"
                + "\"autoplaySeconds\":5}}}");
        take(0);
        take(1);
        writes(first, 1, "甲写的字");
        writes(second, 2, "乙写的字");
    }

    @AfterEach
    void close() {
        List.of(console, first, second).forEach(Line::close);
        house.close();
    }

    @Test
    void theWorkStaysWithoutAName() throws Exception {
        assertThat(erase(1, "stay")).isEqualTo(200);

        JsonNode rows = rows("匿名");
        assertThat(rows).hasSize(2);
        assertThat(rows.toString()).contains("甲写的字").doesNotContain("甲某人").contains("乙某人");
        assertThat(people()).doesNotContain("甲某人").contains("乙某人").doesNotContain("匿名");
    }

    @Test
    void theWorkGoesAsThePersonWishes() throws Exception {
        assertThat(erase(1, "go")).isEqualTo(200);
        assertThat(erase(1, "go")).isEqualTo(200);

        JsonNode queue = console.topic(
                "queue",
                d -> d.path("d").path("rows").size() == 1
                        && d.path("d")
                                .path("rows")
                                .get(0)
                                .path("id")
                                .asString("")
                                .equals("p:2"));
        assertThat(queue.toString()).doesNotContain("甲").contains("乙写的字");
    }

    @Test
    void whoWasErasedIsOutAndNobodyElseIs() throws Exception {
        erase(1, "stay");

        assertThat(writes(first, 1, "还在吗").path("code").asString("")).isEqualTo("not-present");
        assertThat(writes(second, 2, "我还在").path("t").asString("")).isEqualTo("ok");
        assertThat(house.host().json("/host/" + show + "/people/1/arrive", "{}").statusCode())
                .isEqualTo(409);
    }

    @Test
    void onlyTheHostErasesAndNobodyThroughTheSocket() throws Exception {
        String path = "/host/" + show + "/people/1/erase";
        assertThat(new Client(house.base()).json(path, "{\"works\":\"go\"}").statusCode())
                .isEqualTo(401);
        JsonNode answer = console.act("{\"do\":\"forget\",\"ticket\":1,\"works\":false}");
        assertThat(answer.path("code").asString("")).isEqualTo("server-only");
        assertThat(people()).contains("甲某人");
    }

    @Test
    void staysErasedAfterARestart() throws Exception {
        erase(1, "stay");
        List.of(console, first, second).forEach(Line::close);
        house.close();
        house = OpenHouse.open(data);
        console = Line.hello(house.base(), show, "host", house.host().cookie("usher_host"));

        assertThat(rows("匿名").toString()).doesNotContain("甲某人");
        assertThat(people()).doesNotContain("甲某人").doesNotContain("匿名");
    }

    private Line guest(String name) throws Exception {
        Client guest = new Client(house.base());
        guest.form("/j/" + show, Map.of("name", name));
        return Line.hello(house.base(), show, "phone", guest.cookie("usher_" + show));
    }

    private void take(int from) throws Exception {
        console.act("{\"do\":\"take\",\"from\":" + from + "}");
    }

    private static JsonNode writes(Line phone, int ticket, String text) throws Exception {
        return phone.act("{\"do\":\"act\",\"slot\":\"" + SLOT + "\",\"kind\":\"cocreation\",\"act\":{\"do\":\"text\","
                + "\"work\":\"p:" + ticket + "\",\"text\":\"" + text + "\"}}");
    }

    private int erase(int ticket, String works) throws Exception {
        return house.host()
                .json("/host/" + show + "/people/" + ticket + "/erase", "{\"works\":\"" + works + "\"}")
                .statusCode();
    }

    /// Both works, one of them by this name.
    private JsonNode rows(String name) throws Exception {
        return console.topic(
                        "queue",
                        d -> d.path("d").path("rows").size() == 2
                                && d.path("d").path("rows").toString().contains(name))
                .path("d")
                .path("rows");
    }

    private String people() throws Exception {
        return house.host().get("/host/" + show + "/people").body();
    }
}
