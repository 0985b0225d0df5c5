package usher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Servers of other people's beside ours: those of them that are installed here are really driven.
class PeersTest {
    private static final int PHONES = 20;
    private static final String EDIT = "{\"t\":\"do\",\"id\":\"host1\",\"c\":{\"do\":\"putSlot\",\"index\":9,"
            + "\"slot\":{\"plan\":{\"body\":\"change 7 x\"}}}}";

    @TempDir
    private Path folder;

    @Test
    void whoIsNotThereIsSkippedWithAWord() throws Exception {
        Peers peers = Peers.in(Optional.of(folder), folder);

        List<String> names =
                new ArrayList<>(peers.contenders().stream().map(Contender::name).toList());
        peers.skipped().forEach(why -> names.add(why.substring(0, why.indexOf(':'))));
        assertThat(names).containsExactlyInAnyOrder("ws", "socket.io", "nchan", "nats");
        assertThat(peers.skipped()).contains("ws: not in " + folder, "socket.io: not in " + folder);
        assertThat(Peers.in(Optional.empty(), folder).skipped()).contains("ws: no --peers");
    }

    @Test
    void nchanTellsEveryPhoneInOneTextFrame() throws Exception {
        Optional<Contender> nchan = Peers.nchan();
        assumeTrue(nchan.isPresent(), "no nginx with nchan on this machine");

        try (Load load = new Load();
                Stage stage = Stage.open(load, nchan.get(), PHONES, folder, Optional.empty())) {
            FanOut fanout = fanOut(stage, new Crowd(stage, PHONES));

            assertThat(fanout.sentBytes()).isEqualTo(fanout.frameBytes());
        }
    }

    @Test
    void natsTellsEveryPhoneAndSaysOkToTheirVotes() throws Exception {
        Optional<Contender> nats = Peers.nats();
        assumeTrue(nats.isPresent(), "no nats-server on this machine");

        try (Load load = new Load();
                Stage stage = Stage.open(load, nats.get(), PHONES, folder, Optional.empty())) {
            Crowd crowd = new Crowd(stage, PHONES);
            FanOut fanout = fanOut(stage, crowd);
            Votes votes = measured(VotesTrial.warm(stage, crowd, Effort.BRIEF));

            assertThat(fanout.sentBytes()).isEqualTo(fanout.frameBytes() + "MSG scene 1 1024\r\n\r\n".length());
            assertThat(votes.cpuMicros().middle()).isPositive();
            assertThat(votes.tickMsP50()).isPositive();
            assertThat(votes.ownsAVote()).isZero();
            assertThat(crowd.dropped()).isZero();
        }
    }

    @Test
    void aPeerThatDoesNotStartSaysWhy() throws Exception {
        Contender broken = new Contender(
                "broken",
                List.of("sh", "-c", "echo no such thing >&2"),
                Map.of(),
                Dialect.NCHAN,
                false,
                Optional.of("port {port}"));

        try (Load load = new Load()) {
            assertThatThrownBy(() -> Stage.open(load, broken, 0, folder, Optional.empty()))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("no such thing");
        }
    }

    @Test
    void speaksTheLinesOfNats() throws Exception {
        assertThat(Dialect.NATS.said("{\"t\":\"hello\",\"as\":\"phone\"}"))
                .startsWith("CONNECT {")
                .endsWith("}\r\nSUB scene 1\r\nPING\r\n");
        assertThat(Dialect.NATS.said("{\"t\":\"hello\",\"as\":\"host\"}")).doesNotContain("SUB");
        assertThat(Dialect.NATS.said(EDIT)).startsWith("PUB scene ").contains("\"body\":\"change 7 x\"");
        assertThat(Dialect.NATS.said("{\"t\":\"do\",\"c\":{\"do\":\"act\"}}"))
                .isEqualTo("PUB votes 27\r\n{\"t\":\"do\",\"c\":{\"do\":\"act\"}}\r\n");
    }

    @Test
    void takesTheMessagesOfAFrameOneByOne() throws Exception {
        ByteBuffer frame = ByteBuffer.wrap(Bytes.of("+OK\r\nMSG scene 1 4\r\na\r\nb\r\nPONG\r\nPING\r\n"));

        assertThat(Dialect.NATS.heard(Dialect.NATS.next(frame))).isEqualTo(Dialect.Heard.TICK);
        ByteBuffer news = Dialect.NATS.next(frame);
        assertThat(Dialect.NATS.heard(news)).isEqualTo(Dialect.Heard.NEWS);
        assertThat(Bytes.text(news)).isEqualTo("a\r\nb");
        assertThat(Dialect.NATS.heard(Dialect.NATS.next(frame))).isEqualTo(Dialect.Heard.ENTER);
        assertThat(Dialect.NATS.heard(Dialect.NATS.next(frame))).isEqualTo(Dialect.Heard.ANSWER);
        assertThat(frame.hasRemaining()).isFalse();
        for (String half : List.of("MSG scene 1 9\r\nabc\r\n", "+O", "MSG scene 1 9")) {
            assertThatThrownBy(() -> Dialect.NATS.next(ByteBuffer.wrap(Bytes.of(half))))
                    .isInstanceOf(IOException.class);
        }
        assertThatThrownBy(() -> Dialect.NATS.next(ByteBuffer.wrap(Bytes.of("-ERR 'no'\r\n"))))
                .hasMessage("nats: -ERR 'no'");
    }

    @Test
    void onlyTheHostSpeaksToNchan() {
        assertThat(Dialect.NCHAN.host().said(EDIT))
                .isEqualTo(
                        "{\"t\":\"state\",\"topic\":\"scene\",\"epoch\":1,\"pos\":0,\"d\":{\"body\":\"change 7 x\"}}");
        assertThat(Dialect.NCHAN.host().said("{\"t\":\"do\",\"c\":{\"do\":\"take\"}}"))
                .isEmpty();
        assertThat(Dialect.NCHAN.takesVotes()).isFalse();
    }

    private static FanOut fanOut(Stage stage, Crowd crowd) throws IOException, InterruptedException {
        crowd.come(PHONES);
        FanOut fanout = measured(FanOutTrial.warm(stage, crowd, Effort.BRIEF));

        // The number of a change has more digits later.
        assertThat(fanout.frameBytes()).isBetween(FanOut.FRAME_BYTES, FanOut.FRAME_BYTES + 3);
        assertThat(fanout.cpuMicros().middle()).isPositive();
        assertThat(fanout.dropped()).isZero();
        return fanout;
    }

    private static <R> R measured(Trial<R> trial) throws IOException {
        trial.refresh();
        trial.block();
        return trial.result();
    }
}
