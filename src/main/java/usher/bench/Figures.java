package usher.bench;

import java.util.List;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Everything that a run found.
///
/// @param rows    one for each number of phones, ascending
/// @param joins   a hall at once
/// @param pinned  whether server and load had a core each
/// @param skipped peers that were not there, and why
public record Figures(List<Row> rows, Joins joins, boolean pinned, List<String> skipped) {
    private static final int HEADLINE_PHONES = 2_000;

    /// One server's figures.
    record Measured(String name, FanOut fanout, Votes votes) {}

    /// One of other people's.
    ///
    /// @param votes nothing where it answers nobody
    record Peer(String name, FanOut fanout, Optional<Votes> votes) {}

    /// Everything at one number of phones.
    ///
    /// @param inTurn whether the contenders took turns, block by block, or came one after another
    /// @param slow   nothing where the crowd is too large for it
    record Row(
            int phones,
            boolean inTurn,
            Measured usher,
            Measured floor,
            List<Peer> peers,
            Idle idle,
            Packed packed,
            Held held,
            Optional<Slow> slow) {}

    /// The same for phones that read compressed messages.
    record Packed(FanOut fanout, Idle idle) {}

    public Figures {
        rows = List.copyOf(rows);
        skipped = List.copyOf(skipped);
    }

    /// One line. Where there are several numbers of phones, the groups on top are those of 2,000, and `at` has all.
    public String json() {
        Row headline = rows.stream()
                .filter(row -> row.phones() == HEADLINE_PHONES)
                .findFirst()
                .orElse(rows.getLast());
        ObjectNode json = JsonMapper.shared().createObjectNode();
        json.put("phones", headline.phones());
        put(json, headline);
        json.putObject("joins")
                .put("phones", joins.phones())
                .put("doorMs", tidy(joins.doorMs()))
                .put("doorCpuMs", tidy(joins.doorCpuMs()))
                .put("socketsMs", tidy(joins.socketsMs()))
                .put("socketsCpuMs", tidy(joins.socketsCpuMs()));
        json.put("pinned", pinned);
        var left = json.putArray("skipped");
        skipped.forEach(left::add);
        if (rows.size() > 1) {
            ObjectNode at = json.putObject("at");
            rows.forEach(row -> put(at.putObject(String.valueOf(row.phones())), row));
        }
        return json.toString();
    }

    private static void put(ObjectNode json, Row row) {
        json.put("inTurn", row.inTurn());
        fanout(json.putObject("fanout"), row);
        votes(json.putObject("votes"), row);
        ObjectNode idle =
                json.putObject("idle").put("heapBytesPerPhone", row.idle().heapBytesPerPhone());
        row.idle().residentBytesPerPhone().ifPresent(bytes -> idle.put("residentBytesPerPhone", bytes));
        json.putObject("compressed")
                .put(
                        "cpuRatioToFloor",
                        tidy(row.packed()
                                .fanout()
                                .cpuMicros()
                                .over(row.floor().fanout().cpuMicros())))
                .put("cpuMicros", tidy(row.packed().fanout().cpuMicros().middle()))
                .put("heapBytesPerPhone", row.packed().idle().heapBytesPerPhone());
        json.putObject("held")
                .put("changesASecond", row.held().aSecond())
                .put("changesAtOneASecond", row.held().changes())
                .put("inTime", row.held().inTime())
                .put("lastMs", tidy(row.held().lastMs()))
                .put("dropped", row.held().dropped());
        row.slow()
                .ifPresent(slow -> json.putObject("slow")
                        .put("phones", slow.phones())
                        .put("framesQueuedPerTopicMax", slow.queuedMax())
                        .put("othersMsP99", tidy(slow.othersMsP99()))
                        .put("withoutMsP99", tidy(slow.withoutMsP99()))
                        .put("othersRatio", tidy(slow.othersMsP99() / slow.withoutMsP99()))
                        .put("heapBytesGrown", slow.heapBytesGrown())
                        .put("cameBack", slow.cameBack()));
    }

    private static void fanout(ObjectNode json, Row row) {
        FanOut usher = row.usher().fanout();
        FanOut floor = row.floor().fanout();
        json.put("cpuRatioToFloor", tidy(usher.cpuMicros().over(floor.cpuMicros())))
                .put("cpuMicros", tidy(usher.cpuMicros().middle()))
                .put("floorCpuMicros", tidy(floor.cpuMicros().middle()))
                .put("lastMs", tidy(usher.lastMs().middle()))
                .put("floorLastMs", tidy(floor.lastMs().middle()))
                .put("lastRatioToFloor", tidy(usher.lastMs().over(floor.lastMs())))
                .put("msP99", tidy(usher.msP99()))
                .put("frameBytes", usher.frameBytes())
                .put("floorFrameBytes", floor.frameBytes())
                .put("dropped", usher.dropped());
        json.put("cpuRatioWithoutCompiler", tidy(usher.ownMicros().over(floor.ownMicros())));
        calm(json, usher.calm());
        row.peers()
                .forEach(peer -> json.withObject("peers")
                        .putObject(peer.name())
                        .put("cpuMicros", tidy(peer.fanout().cpuMicros().middle()))
                        .put("cpuRatioToFloor", tidy(peer.fanout().cpuMicros().over(floor.cpuMicros())))
                        .put(
                                "usherToIt",
                                tidy(usher.cpuMicros().over(peer.fanout().cpuMicros())))
                        .put("lastMs", tidy(peer.fanout().lastMs().middle()))
                        .put("frameBytes", peer.fanout().frameBytes())
                        .put("sentBytes", peer.fanout().sentBytes())
                        .put("dropped", peer.fanout().dropped()));
    }

    private static void votes(ObjectNode json, Row row) {
        Votes usher = row.usher().votes();
        Votes floor = row.floor().votes();
        json.put("cpuRatioToFloor", tidy(usher.cpuMicros().over(floor.cpuMicros())))
                .put("cpuMicros", tidy(usher.cpuMicros().middle()))
                .put("floorCpuMicros", tidy(floor.cpuMicros().middle()))
                .put("tickMsP50", tidy(usher.tickMsP50()))
                .put("tickMsP99", tidy(usher.tickMsP99()))
                .put("floorTickMsP99", tidy(floor.tickMsP99()))
                .put("streamTickMsP50", tidy(usher.streamMsP50()))
                .put("streamTickMsP99", tidy(usher.streamMsP99()))
                .put("ownBytes", usher.ownBytes())
                .put("ownsAVote", tidy(usher.ownsAVote()))
                .put("floorOwnsAVote", tidy(floor.ownsAVote()))
                .put("refused", usher.refused());
        row.peers()
                .forEach(peer -> peer.votes()
                        .ifPresent(votes -> json.withObject("peers")
                                .putObject(peer.name())
                                .put("cpuMicros", tidy(votes.cpuMicros().middle()))
                                .put("cpuRatioToFloor", tidy(votes.cpuMicros().over(floor.cpuMicros())))
                                .put("usherToIt", tidy(usher.cpuMicros().over(votes.cpuMicros())))
                                .put("tickMsP99", tidy(votes.tickMsP99()))
                                .put("ownsAVote", tidy(votes.ownsAVote()))));
    }

    private static void calm(ObjectNode json, Calm calm) {
        json.put("warmSeconds", tidy(calm.warmSeconds())).put("compilerQuiet", calm.isQuiet());
        calm.compilerShare().ifPresent(share -> json.put("compilerShare", tidy(share)));
    }

    /// Three places are more than a measure is good for.
    private static double tidy(double figure) {
        return Math.round(figure * 1_000) / 1_000.0;
    }
}
