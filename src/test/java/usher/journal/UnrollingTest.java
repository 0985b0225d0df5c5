package usher.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import usher.core.Entry;

/// Streams made by hand: nodes that write, repeat themselves, lose the end and put it back.
class UnrollingTest {
    private static final int STREAMS = Integer.getInteger("usher.streams", 300);
    private static final int ITEMS = 200;
    private static final int NODES_MAX = 4;

    @Test
    void everyNodeComesToTheSameWhateverIsRepeatedOrLost() {
        long seed = Long.getLong("usher.seed", System.nanoTime());
        System.out.println("seed " + seed);
        Random luck = new Random(seed);
        for (int number = 0; number < STREAMS; number++) {
            check(new Stage(luck).play());
        }
    }

    @Test
    void readsWhatItWrote() {
        Batch batch = Batch.of(-7, 3, 1_800_000_000_000L, JournalContract.drafts(0, 5), new Random(1));
        assertThat(Batch.of(batch.bytes())).isEqualTo(batch);
        assertThat(Batch.of(Batch.mark(9).bytes())).isEqualTo(Batch.mark(9));
    }

    private static void check(Stage stage) {
        List<Entry> first = entries(stage.stream);
        assertThat(entries(stage.stream)).isEqualTo(first);
        JournalContract.assertChained(first);
        Set<String> ids = new HashSet<>();
        first.forEach(entry -> assertThat(ids.add(entry.id())).as(entry.id()).isTrue());
        assertThat(ids).containsAll(stage.confirmed);
    }

    private static List<Entry> entries(List<Batch> stream) {
        Unrolling unrolling = new Unrolling();
        List<Entry> entries = new ArrayList<>();
        stream.forEach(batch -> entries.addAll(unrolling.take(Batch.of(batch.bytes()))));
        return entries;
    }

    /// Some nodes and one stream, which forgets its end now and then.
    private static final class Stage {
        final List<Batch> stream = new ArrayList<>();
        final Set<String> confirmed = new HashSet<>();
        private final Random luck;
        private final List<List<Batch>> kept = new ArrayList<>();
        private long epoch = 1;

        Stage(Random luck) {
            this.luck = luck;
            for (int node = 1 + luck.nextInt(NODES_MAX); node > 0; node--) {
                kept.add(new ArrayList<>());
            }
        }

        Stage play() {
            for (int item = 0; item < ITEMS; item++) {
                int node = luck.nextInt(kept.size());
                switch (luck.nextInt(20)) {
                    case 0 -> goBack(luck.nextInt(12));
                    case 1 -> repeat(kept.get(node));
                    default -> write(node);
                }
            }
            goBack(luck.nextInt(30));
            return this;
        }

        private void write(int node) {
            List<Batch> own = kept.get(node);
            int writer = node + 1;
            int number = own.size() + 1;
            int from = writer * 1_000_000 + number * 10;
            Batch batch = Batch.of(
                            writer,
                            number,
                            luck.nextInt(1_000),
                            JournalContract.drafts(from, 1 + luck.nextInt(4)),
                            luck)
                    .after(Tip.START, epoch);
            own.add(batch);
            stream.add(batch);
            batch.drafts().forEach(drawn -> confirmed.add(drawn.draft().id()));
        }

        /// Nobody knows whether it came through, so it is sent again.
        private void repeat(List<Batch> own) {
            if (!own.isEmpty()) {
                stream.add(own.get(own.size() - 1 - luck.nextInt(Math.min(3, own.size()))));
            }
        }

        /// The end is lost; each node puts back what it kept, and some of them write before others have.
        private void goBack(int lost) {
            stream.subList(Math.max(0, stream.size() - lost), stream.size()).clear();
            epoch++;
            List<Integer> order =
                    new ArrayList<>(IntStream.range(0, kept.size()).boxed().toList());
            Collections.shuffle(order, luck);
            for (int node : order) {
                stream.add(Batch.mark(node + 1).after(Tip.START, epoch));
                kept.get(node).forEach(batch -> stream.add(batch.after(Tip.START, epoch)));
                if (luck.nextBoolean()) {
                    write(node);
                }
            }
        }
    }
}
