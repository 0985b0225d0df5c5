package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import usher.hall.Client;
import usher.hall.Line;

/// A nickname that the word list holds: its person comes in all the same, and the hall reads it when the host says so.
class NicknameTest {
    @TempDir
    private static Path data;

    @Test
    void comesInAsAGuestWithANumberUntilTheHostHasSeenTheName() throws Exception {
        try (OpenHouse house = OpenHouse.open(data)) {
            String code = house.show("昵称之夜", "empty");
            try (Line host = Line.hello(house.base(), code, "host", house.host().cookie("usher_host"))) {
                host.act(slot("welcome", "{\"greeting\":\"\"}"));
                Client early = joined(house, code, "赌博网站");
                assertThat(shown(house, code, early))
                        .as("nothing is moderated yet")
                        .isEqualTo("赌博网站");

                host.act(slot("cocreation", ROUND));
                Client guest = joined(house, code, "赌博之王");
                assertThat(guest.cookie("usher_" + code)).isNotEmpty();
                JsonNode veiled = host.topic("host", d -> d.path("veiled").size() == 1)
                        .path("veiled")
                        .get(0);
                assertThat(veiled.path("name").asString("")).isEqualTo("赌博之王");
                joined(house, code, "毛晨曦");

                int ticket = veiled.path("ticket").asInt();
                assertThat(arrivals(house, code, "毛晨曦"))
                        .contains("嘉宾 " + ticket)
                        .doesNotContain("赌博之王");
                try (Line phone = Line.hello(house.base(), code, "phone", guest.cookie("usher_" + code))) {
                    JsonNode me = phone.topic("own", d -> true).path("me");
                    assertThat(me.path("person").path("name").asString("")).isEqualTo("赌博之王");
                    assertThat(me.path("veiled").asBoolean(false)).isTrue();
                    JsonNode no = phone.act("{\"do\":\"veil\",\"ticket\":%d,\"on\":false}".formatted(ticket));
                    assertThat(no.path("code").asString("")).isEqualTo("host-only");
                }
                host.act("{\"do\":\"veil\",\"ticket\":%d,\"on\":false}".formatted(ticket));
                assertThat(arrivals(house, code, "赌博之王")).doesNotContain("嘉宾 " + ticket);
            }
        }
    }

    private static final String ROUND = """
        {"form":"ROUND","theme":"x","brief":"","minutes":20,"who":"PEOPLE","groupMax":6,"groupMinutes":5,"votes":0,\
        "voteMinutes":0,"tally":"END","takes":{"text":true,"pictures":true,"videos":false,"links":false},\
        "piecesMax":3,"pieceMegabytesMax":200,"videoSecondsMax":180,"graceMinutes":2,"autoplaySeconds":8,\
        "moderation":"AFTER"}\
        """;

    private static String slot(String kind, String plan) {
        return "{\"do\":\"putSlot\",\"index\":9,\"slot\":{\"id\":\"%s\",\"kind\":\"%s\",\"title\":\"%s\",\"plan\":%s}}"
                .formatted(kind, kind, kind, plan);
    }

    private static Client joined(OpenHouse house, String code, String name) throws Exception {
        Client guest = new Client(house.base());
        assertThat(guest.form("/j/" + code, Map.of("name", name)).statusCode()).isEqualTo(303);
        return guest;
    }

    private static String shown(OpenHouse house, String code, Client guest) throws Exception {
        try (Line phone = Line.hello(house.base(), code, "phone", guest.cookie("usher_" + code))) {
            return phone.topic("own", d -> true)
                    .path("me")
                    .path("person")
                    .path("name")
                    .asString("");
        }
    }

    /// What the welcome on the screen says, once it says this.
    private static String arrivals(OpenHouse house, String code, String awaited) throws Exception {
        try (Line host = Line.hello(house.base(), code, "host", house.host().cookie("usher_host"))) {
            if (host.topic("host", d -> true).path("onAir").asString("").isEmpty()) {
                host.act("{\"do\":\"take\",\"from\":0}");
            }
        }
        try (Line screen = Line.hello(house.base(), code, "screen", "")) {
            return screen.topic("scene", d -> d.toString().contains(awaited)).toString();
        }
    }
}
