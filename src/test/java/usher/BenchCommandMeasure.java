package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import usher.bench.Bench;
import usher.bench.Effort;
import usher.bench.Figures;
import usher.bench.Table;

/// A small run with real processes: every figure is there and can be believed, none is worth citing.
class BenchCommandMeasure {
    private static final int PHONES = 30;

    @Test
    void aSmallRunHasEveryFigure() throws Exception {
        Figures figures;
        try (Bench bench = new Bench(
                BenchCommand.child("server"),
                BenchCommand.child("floor"),
                Optional.empty(),
                Effort.BRIEF,
                System.out::println)) {
            figures = bench.run(List.of(PHONES));
        }
        assertThat(figures.json()).doesNotContain("\n");
        JsonNode json = JsonMapper.shared().readTree(figures.json());
        System.out.println(json + "\n" + Table.of(figures));

        assertThat(json.path("phones").asInt()).isEqualTo(PHONES);
        assertThat(json.path("inTurn").asBoolean()).isTrue();
        fanOut(json.path("fanout"));
        votes(json.path("votes"));
        assertThat(json.path("idle").path("heapBytesPerPhone").isNumber()).isTrue();
        assertThat(json.path("idle").has("residentBytesPerPhone"))
                .isEqualTo(Files.isReadable(Path.of("/proc/self/status")));
        held(json.path("held"));
        slow(json.path("slow"));
        assertThat(json.path("joins").path("phones").asInt()).isEqualTo(PHONES);
        for (String figure : List.of("doorMs", "doorCpuMs", "socketsMs", "socketsCpuMs")) {
            assertThat(json.path("joins").path(figure).asDouble()).as(figure).isPositive();
        }
        assertThat(json.path("skipped").size())
                .isEqualTo(4 - json.path("fanout").path("peers").size());
        assertThat(Table.of(figures)).contains("CPU a delivered change", "frames queued a topic", "30 come in cold");
    }

    private static void fanOut(JsonNode fanout) {
        for (String figure : List.of("cpuRatioToFloor", "cpuMicros", "floorCpuMicros", "lastMs", "lastRatioToFloor")) {
            assertThat(fanout.path(figure).asDouble()).as(figure).isPositive();
        }
        assertThat(fanout.path("frameBytes").asInt()).isBetween(1_000, 1_050);
        assertThat(fanout.path("floorFrameBytes").asInt()).isBetween(1_000, 1_050);
        assertThat(fanout.path("dropped").asInt()).isZero();
        assertThat(fanout.path("lastMs").asDouble()).isLessThan(5_000);
    }

    private static void votes(JsonNode votes) {
        for (String figure : List.of("cpuRatioToFloor", "cpuMicros", "tickMsP50", "tickMsP99", "streamTickMsP99")) {
            assertThat(votes.path(figure).asDouble()).as(figure).isPositive();
        }
        assertThat(votes.path("tickMsP99").asDouble())
                .isGreaterThanOrEqualTo(votes.path("tickMsP50").asDouble());
        assertThat(votes.path("refused").asInt()).isZero();
        assertThat(votes.path("ownsAVote").asDouble()).isBetween(0.9, 1.5);
        assertThat(votes.path("floorOwnsAVote").asDouble()).isEqualTo(1);
    }

    private static void held(JsonNode held) {
        assertThat(held.path("changesAtOneASecond").asInt()).isPositive();
        assertThat(held.path("inTime").asInt())
                .isBetween(0, held.path("changesAtOneASecond").asInt());
        assertThat(held.path("dropped").asInt()).isZero();
    }

    /// Newest wins: one frame of the topic waits for a phone that does not read, beside the one that was under way.
    private static void slow(JsonNode slow) {
        assertThat(slow.path("phones").asInt()).isEqualTo(2);
        assertThat(slow.path("cameBack").asInt()).isEqualTo(2);
        assertThat(slow.path("framesQueuedPerTopicMax").asInt()).isEqualTo(1);
        assertThat(slow.path("othersMsP99").asDouble()).isPositive();
        assertThat(slow.path("withoutMsP99").asDouble()).isPositive();
    }
}
