package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import usher.engine.Spoiled;
import usher.hall.Client;
import usher.hall.Line;
import usher.redis.RedisAddress;
import usher.redis.RedisServer;

/// Two servers on a real Redis, one of which has a wrong state.
class SpoiledServerTest {
    private static final String RIGHT = "周年庆";
    private static final String WRONG = "周年情";

    @TempDir
    Path folder;

    @Test
    void aServerWithAWrongStateComesBackByItselfAndItsPhonesSeeTheRightOne() throws Exception {
        try (RedisServer redis = RedisServer.start(folder.resolve("redis"));
                OpenHouse sound = house(redis, "one");
                OpenHouse spoilt = house(redis, "two")) {
            String code = sound.show(RIGHT, "evening");
            Client guest = new Client(spoilt.base());
            guest.form("/j/" + code, Map.of("name", "小满"));
            String token = guest.cookie("usher_" + code);
            try (Line phone = Line.hello(spoilt.base(), code, "phone", token);
                    Line other = Line.hello(sound.base(), code, "screen", "");
                    Line console = spoilt.line(code, "host")) {
                phone.await(frame -> shows(frame, RIGHT));
                other.await(frame -> shows(frame, RIGHT));

                Spoiled.replace(spoilt.server().loop(code), RIGHT, WRONG);
                console.act("{\"do\":\"showCode\",\"on\":true}");
                long wrong =
                        phone.await(frame -> shows(frame, WRONG)).path("epoch").asLong();

                JsonNode again = phone.await(
                        frame -> shows(frame, RIGHT) && frame.path("epoch").asLong() > wrong);
                assertThat(again.path("pos").asLong()).isPositive();
                other.await(frame -> shows(frame, RIGHT) && frame.path("epoch").asLong() > wrong);
                console.topic("health", d -> d.path("state").asString("").equals("reloaded"));
                assertThat(console.act("{\"do\":\"hold\",\"on\":true}")
                                .path("t")
                                .asString(""))
                        .isEqualTo("ok");
            }
            assertThat(spoilt.server().loop(code).moment().show().info().title())
                    .isEqualTo(RIGHT);
        }
    }

    private static boolean shows(JsonNode frame, String title) {
        return frame.path("topic").asString("").equals("scene")
                && frame.path("d").path("show").path("title").asString("").equals(title);
    }

    private OpenHouse house(RedisServer redis, String name) throws Exception {
        return OpenHouse.of(Server.start(new Settings(
                0,
                folder.resolve(name),
                Optional.empty(),
                Optional.of(OpenHouse.KEY),
                folder.resolve("blobs"),
                List.of(),
                Optional.empty(),
                Optional.of(RedisAddress.of(redis.url())))));
    }
}
