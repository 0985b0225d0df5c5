package usher;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.core.Entry;
import usher.hall.Line;
import usher.journal.Journal;
import usher.journal.JournalException;
import usher.redis.RedisServer;

/// A show that goes from a laptop to a cluster, on there, and home again.
class ShowFileTest {
    private static final String BLOB = "ab".repeat(32);
    private static final String CARD = "{\"do\":\"putSlot\",\"index\":1,\"slot\":{\"id\":\"moved\",\"kind\":\"card\","
            + "\"title\":\"\",\"plan\":{\"form\":\"TALK\",\"title\":\"\",\"speaker\":\"\",\"body\":\"\",\"picture\":\""
            + BLOB
            + "\"}}}";

    @TempDir
    Path folder;

    @Test
    void keepsItsEntriesPeopleAndUploadsOnTheWayAndBack() throws Exception {
        String code;
        try (OpenHouse house = OpenHouse.open(folder.resolve("laptop"))) {
            code = house.show("搬家", "evening");
            house.bring(code, "姓名,手机\n小满,13800001234\n大雪,13800005678\n".getBytes(StandardCharsets.UTF_8));
            try (Line console = house.line(code, "host")) {
                assertThat(console.act(CARD).path("t").asString("")).isEqualTo("ok");
            }
        }
        Files.writeString(folder.resolve("laptop/blobs/" + BLOB + ".jpg"), "a picture");
        Files.writeString(folder.resolve("laptop/blobs/" + "cd".repeat(32) + ".jpg"), "another show's");
        try (RedisServer redis = RedisServer.start(folder.resolve("redis"))) {
            List<Entry> before = move(settings("laptop", ""), settings("node", redis.url()), code, "there.zip");
            assertThat(before).hasSizeGreaterThan(2);
            assertThat(folder.resolve("node/blobs/" + BLOB + ".jpg")).hasContent("a picture");
            assertThat(folder.resolve("node/blobs/" + "cd".repeat(32) + ".jpg")).doesNotExist();
            try (Storeroom cluster = Storeroom.open(settings("node", redis.url()))) {
                assertThat(cluster.people(code).all())
                        .extracting(person -> person.name())
                        .contains("小满", "大雪");
                assertThatThrownBy(() -> ShowFile.read(
                                folder.resolve("there.zip"), cluster.journals(), cluster::people, cluster.blobs()))
                        .isInstanceOf(JournalException.class)
                        .hasMessageContaining("There is a show " + code + " already");
            }
            List<Entry> back = move(settings("node", redis.url()), settings("home", ""), code, "back.zip");
            assertThat(back).isEqualTo(before);
        }
        try (OpenHouse home = OpenHouse.open(folder.resolve("home"))) {
            assertThat(home.host().get("/host/" + code).statusCode()).isEqualTo(200);
            assertThat(home.host().get("/host/" + code + "/people").body()).contains("大雪");
        }
    }

    @Test
    void takesNothingInOfAFileThatIsNoShow() throws Exception {
        Files.writeString(folder.resolve("no.zip"), "PK");
        try (Storeroom store = Storeroom.open(settings("laptop", ""))) {
            assertThatThrownBy(() ->
                            ShowFile.read(folder.resolve("no.zip"), store.journals(), store::people, store.blobs()))
                    .hasMessageContaining("nothing was taken in");
            assertThat(store.journals().codes()).isEmpty();
        }
    }

    /// Exports here and imports there; says what is there then.
    private List<Entry> move(Settings from, Settings to, String code, String name) throws Exception {
        List<Entry> moved = new ArrayList<>();
        try (Storeroom here = Storeroom.open(from)) {
            ShowFile.write(code, here.journals(), here.people(code), here.blobs(), folder.resolve(name));
        }
        try (Storeroom there = Storeroom.open(to)) {
            assertThat(ShowFile.read(folder.resolve(name), there.journals(), there::people, there.blobs()))
                    .isEqualTo(code);
            try (Journal journal = there.journals().open(code)) {
                journal.replay(0, moved::add);
            }
        }
        return moved;
    }

    private Settings settings(String data, String redis) throws Settings.Unusable {
        Map<String, String> environment = new HashMap<>(Map.of(
                "USHER_DATA", folder.resolve(data).toString(),
                "USHER_BLOBS", folder.resolve(data).resolve("blobs").toString()));
        if (!redis.isEmpty()) {
            environment.put("USHER_REDIS", redis);
        }
        return Settings.of(environment);
    }
}
