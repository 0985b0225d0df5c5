package usher.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What it costs to take a vote and to answer it: every phone votes once, all in the same moment, and as a stream.
///
/// @param cpuMicros     processor time of the server for each vote, with everything that it sends because of it
/// @param ownMicros     the same without what the compiler took of it
/// @param tickMsP99     until a vote's tick, where all vote at once
/// @param streamMsP99   the same where they come evenly, within a second or a thousand a second
/// @param ownBytes      length of the own part that follows the tick
/// @param ownsAVote     how many of them follow
/// @param refused       votes that were refused
/// @param calm          how the compiler was
record Votes(
        Blocks cpuMicros,
        Blocks ownMicros,
        double tickMsP50,
        double tickMsP99,
        double streamMsP50,
        double streamMsP99,
        int ownBytes,
        double ownsAVote,
        int refused,
        Calm calm) {
    static final int AUTHORS = 2;

    private static final long TICKS_SECONDS_MAX = 60;
    private static final long OWNS_SECONDS_MAX = 2;
    private static final int A_SECOND_MAX = 1_000;
    /// A guest may send ten commands a second.
    private static final long ROUND_MS_MIN = 110;
    private static final int SENDS_A_LOOK = 64;

    /// Length of the own part that follows the vote of the first phone.
    static int ownBytes(Stage stage) throws IOException {
        Crowd one = new Crowd(stage, 1);
        one.come(1);
        Booth.open(stage, one).atOnce(1);
        return one.ownBytes();
    }

    /// Plays a round up to its vote: two guests more hand in, the host takes. Says the ids of the works.
    static List<String> open(Stage stage, Crowd crowd) throws IOException {
        Console console = stage.console();
        console.takeUntil("insideopen");
        console.take();
        Crowd authors = new Crowd(stage, AUTHORS);
        for (int author = 0; author < AUTHORS; author++) {
            authors.comes(stage.token(crowd.size() + author));
        }
        stage.load().until("the authors", TICKS_SECONDS_MAX, () -> authors.present() == AUTHORS);
        for (int author = 0; author < AUTHORS; author++) {
            ObjectNode work = Console.object()
                    .put("do", "submit")
                    .put("title", "work " + author)
                    .put("text", "");
            work.putArray("pieces");
            authors.ask(author, "work" + author, act("work" + author, work));
        }
        stage.load().until("the works", TICKS_SECONDS_MAX, () -> authors.tickCount() == AUTHORS);
        console.takeUntil("insidecount");
        List<String> works = new ArrayList<>();
        stage.load().until("the ballot", TICKS_SECONDS_MAX, () -> isBallot(Console.read(crowd.scene())));
        for (JsonNode work : Console.read(crowd.scene()).path("d").path("d").path("works")) {
            works.add(work.path("id")
                    .asString("p:" + work.path("by").path("ticket").asInt(0)));
        }
        authors.go();
        return works;
    }

    private static boolean isBallot(JsonNode scene) {
        return scene.path("d").path("d").path("works").size() == AUTHORS;
    }

    private static String act(String id, ObjectNode act) {
        ObjectNode command =
                Console.object().put("do", "act").put("slot", Stage.VOTE).put("kind", "cocreation");
        command.set("act", act);
        return Console.command(id, command);
    }

    /// Where everybody votes, each time for another work than before.
    static final class Booth {
        private final Stage stage;
        private final Crowd crowd;
        private final List<String> works;
        private int round;

        private Booth(Stage stage, Crowd crowd, List<String> works) {
            this.stage = stage;
            this.crowd = crowd;
            this.works = works;
        }

        static Booth open(Stage stage, Crowd crowd) throws IOException {
            return new Booth(stage, crowd, stage.isUsher() ? Votes.open(stage, crowd) : List.of("p:1", "p:2"));
        }

        /// Round after round, to warm up; on the product no faster than a guest may.
        void rush(int rounds) throws IOException {
            for (int made = 0; made < rounds; made++) {
                long fromNanos = System.nanoTime();
                answered(all());
                if (stage.isUsher()) {
                    stage.load().during(ROUND_MS_MIN - TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - fromNanos));
                }
            }
            crowd.ticks();
        }

        void atOnce(int rounds) throws IOException {
            for (int made = 0; made < rounds; made++) {
                quiet(all());
            }
        }

        /// Says how many ticks there were before.
        private int all() throws IOException {
            round++;
            int before = answers();
            for (int phone = 0; phone < crowd.size(); phone++) {
                vote(phone);
                if (phone % SENDS_A_LOOK == 0) {
                    stage.load().look();
                }
            }
            return before;
        }

        void stream() throws IOException {
            round++;
            int before = answers();
            long stepNanos = 1_000_000_000L / Math.min(crowd.size(), A_SECOND_MAX);
            long fromNanos = System.nanoTime();
            for (int phone = 0; phone < crowd.size(); phone++) {
                while (System.nanoTime() < fromNanos + phone * stepNanos) {
                    stage.load().look();
                }
                vote(phone);
            }
            quiet(before);
        }

        private void vote(int phone) {
            String id = "vote" + round + "-" + phone;
            ObjectNode vote = Console.object().put("do", "vote");
            vote.putArray("works").add(works.get(round % works.size()));
            crowd.ask(phone, id, act(id, vote));
        }

        private int answers() {
            return crowd.tickCount() + crowd.refusals();
        }

        private void answered(int before) throws IOException {
            stage.load().until("ticks " + crowd.refusal(), TICKS_SECONDS_MAX, () -> answers() >= before + crowd.size());
        }

        /// Until all have their ticks and what follows from them.
        private void quiet(int before) throws IOException {
            answered(before);
            stage.load().settle(OWNS_SECONDS_MAX, crowd::ownCount);
        }
    }
}
