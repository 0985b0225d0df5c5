package usher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedSelectorException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The parts of a run that need no server.
class LoadTest {
    @Test
    void findsTheCoresThatItMayUse() {
        assertThat(Cores.allowed("Name:\tjava\nCpus_allowed_list:\t0-2,7\nMems: 0"))
                .containsExactly(0, 1, 2, 7);
        assertThat(Cores.allowed("nothing of the kind")).isEmpty();
    }

    @Test
    void aShareOfTheTimesLiesWithin() {
        Times times = new Times();
        for (int ms = 1; ms <= 2_000; ms++) {
            times.add(ms * 1_000_000L);
        }

        assertThat(times.count()).isEqualTo(2_000);
        assertThat(times.medianMs()).isEqualTo(1_001);
        assertThat(times.ms(0.99)).isEqualTo(1_981);
        assertThat(new Times().ms(0.99)).isZero();
        assertThat(Times.median(3, 1, 2)).isEqualTo(2);
        assertThat(Times.median(4, 1, 2, 3)).isEqualTo(2.5);
    }

    @Test
    void blocksOfOneRoundAreComparedWithEachOther() {
        Blocks slower = new Blocks(List.of(10.0, 20.0, 40.0));

        assertThat(slower.middle()).isEqualTo(20);
        assertThat(slower.over(new Blocks(List.of(5.0, 5.0, 20.0)))).isEqualTo(2);
    }

    @Test
    void looksIntoTexts() {
        ByteBuffer text = ByteBuffer.wrap(Bytes.of("…change 1234 x"));

        assertThat(Bytes.number(text, Bytes.find(text, Bytes.of("change "), 0) + 7))
                .isEqualTo(1_234);
        assertThat(Bytes.find(text, Bytes.of("y"), 0)).isEqualTo(-1);
    }

    @Test
    void unwrapsAnEventOfSocketIo() {
        ByteBuffer text = ByteBuffer.wrap(Bytes.of("42[\"m\",{\"t\":\"ok\"}]"));

        assertThat(Dialect.SOCKET_IO.heard(text)).isEqualTo(Dialect.Heard.NEWS);
        assertThat(Bytes.text(text)).isEqualTo("{\"t\":\"ok\"}");
        assertThat(Dialect.SOCKET_IO.said("{}")).isEqualTo("42[\"m\",{}]");
        assertThat(Dialect.SOCKET_IO.answer(ByteBuffer.wrap(Bytes.of("2")))).isEqualTo("3");
    }

    @Test
    void theFloorGreetsAnswersAndPublishesFramesOfTheSizeThatWasAsked() throws Exception {
        try (Floor floor = new Floor(1_024, 200)) {
            Thread serving = Thread.ofPlatform().daemon().start(() -> serve(floor));
            List<String> phone = new ArrayList<>();
            List<String> host = new ArrayList<>();
            try (Load load = new Load()) {
                Way way = new Way(load, floor.port());
                Phone guest = phone(way, "{\"t\":\"hello\",\"as\":\"phone\"}", phone);
                load.until("a welcome, a scene and an own part", 10, () -> phone.size() == 3);
                Phone console = phone(way, "{\"t\":\"hello\",\"as\":\"host\"}", host);
                load.until("a welcome", 10, () -> host.size() == 1);
                console.send("{\"t\":\"do\",\"id\":\"e1\",\"c\":{\"do\":\"putSlot\",\"body\":\"change 7 x\"}}");
                load.until("the change", 10, () -> phone.size() == 4 && host.size() == 2);
                guest.send("{\"t\":\"do\",\"id\":\"v1\",\"c\":{\"do\":\"act\"}}");
                load.until("the tick and the own part", 10, () -> phone.size() == 6);
            }
            assertThat(phone.get(3)).contains("\"topic\":\"scene\"", "\"body\":\"change 7 x\"");
            assertThat(Bytes.of(phone.get(3))).hasSize(1_024);
            assertThat(phone.get(4)).startsWith("{\"t\":\"ok\",\"id\":\"v1\",");
            assertThat(phone.get(5)).contains("\"topic\":\"own\"").hasSize(200);
            assertThat(host.get(1)).startsWith("{\"t\":\"ok\",\"id\":\"e1\",");
            floor.close();
            serving.join();
        }
    }

    @Test
    void saysWhatItWaitedFor() throws Exception {
        try (Floor floor = new Floor(100, 0);
                Load load = new Load()) {
            assertThatThrownBy(() -> load.until("the moon", 1, () -> false)).hasMessage("waited 1 s for the moon");
        }
    }

    private static Phone phone(Way way, String hello, List<String> heard) throws IOException {
        return new Phone(way, Dialect.PLAIN, 0, hello, (from, text) -> heard.add(Bytes.text(text)), 0);
    }

    private static void serve(Floor floor) {
        try {
            floor.serve();
        } catch (IOException | ClosedSelectorException e) {
            // It is closed, and the test is over.
        }
    }
}
