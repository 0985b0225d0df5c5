package usher.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import redis.clients.jedis.Jedis;
import usher.core.Entry;
import usher.redis.EmptyRedis;

/// The contract on a real Redis, and what only many nodes can do.
class RedisJournalTest extends JournalContract {
    /// Few enough that the contract asks for more.
    private static final int RECENT_MAX = 400;

    @RegisterExtension
    static final EmptyRedis REDIS = new EmptyRedis();

    @Override
    RedisJournals journals() {
        return node();
    }

    @Test
    void everyNodeReadsTheSameEntriesInTheSameOrder() throws Exception {
        try (RedisJournals others = node();
                RedisJournals third = node();
                Journal one = journals.open(CODE);
                Journal two = others.open(CODE);
                ExecutorService writers = Executors.newFixedThreadPool(2)) {
            List<Future<List<Entry>>> taken = new ArrayList<>();
            for (int batch = 0; batch < 100; batch++) {
                Journal journal = batch % 2 == 0 ? one : two;
                var drafts = drafts(batch * 3, 3);
                taken.add(writers.submit(() -> journal.append(drafts)));
            }
            List<Entry> own = new ArrayList<>();
            for (Future<List<Entry>> batch : taken) {
                own.addAll(batch.get());
            }
            await(two, 300);
            await(one, 300);

            List<Entry> all = replayed(one, 0);
            assertChained(all);
            assertThat(all).hasSize(300).containsExactlyInAnyOrderElementsOf(own);
            assertThat(replayed(two, 0)).isEqualTo(all);
            try (Journal late = third.open(CODE)) {
                assertThat(replayed(late, 0)).isEqualTo(all);
            }
        }
    }

    @Test
    void tellsWhoeverWatchesThatOthersHaveWritten() throws Exception {
        try (RedisJournals others = node();
                Journal one = journals.open(CODE);
                Journal two = others.open(CODE)) {
            var told = new java.util.concurrent.CountDownLatch(1);
            two.watch(told::countDown);
            one.append(drafts(0, 1));

            assertThat(told.await(10, java.util.concurrent.TimeUnit.SECONDS)).isTrue();
            assertThat(two.lastSeq()).isEqualTo(1);
            assertThat(two.trouble()).isNull();
            assertThat(one.mode()).isEqualTo("safe");
        }
    }

    @Test
    void knowsAShowThatAnotherNodeMade() {
        try (RedisJournals others = node()) {
            assertThat(others.knows(CODE)).isFalse();
            journals.open(CODE).close();
            assertThat(others.knows(CODE)).isTrue();
            assertThat(others.codes()).containsExactly(CODE);
            journals.wipe(CODE);
            assertThat(others.knows(CODE)).isFalse();
        }
    }

    @Test
    void refusesToWriteAShowThatAnotherNodeHasWiped() {
        try (RedisJournals others = node();
                Journal journal = journals.open(CODE)) {
            journal.append(drafts(0, 1));
            others.wipe(CODE);

            assertThatThrownBy(() -> journal.append(drafts(1, 1)))
                    .isInstanceOf(JournalException.class)
                    .hasMessageContaining("wiped");
            assertThat(others.codes()).isEmpty();
        }
    }

    @Test
    void countsABatchOnceThatWasSentTwice() {
        try (Journal journal = journals.open(CODE)) {
            journal.append(drafts(0, 2));
            RedisStream stream = RedisStream.of(CODE);
            try (Jedis jedis = REDIS.connect()) {
                var items = stream.read(jedis, RedisStream.START, 0);
                stream.add(jedis, items.getLast().batch());
            }
            assertThat(journal.append(drafts(2, 1)).getFirst().seq()).isEqualTo(3);
            assertChained(replayed(journal, 0));
        }
    }

    @Test
    void refusesADamagedItem() {
        journals.open(CODE).close();
        RedisStream stream = RedisStream.of(CODE);
        try (Jedis jedis = REDIS.connect()) {
            byte[] bytes = Batch.of(7, 1, 0, drafts(0, 3), RandomGenerator.of("L64X128MixRandom"))
                    .bytes();
            bytes[bytes.length / 2] ^= 1;
            jedis.xadd(
                    stream.key().getBytes(java.nio.charset.StandardCharsets.US_ASCII),
                    redis.clients.jedis.params.XAddParams.xAddParams(),
                    java.util.Map.of(new byte[] {'b'}, bytes));
        }
        assertThatThrownBy(() -> journals.open(CODE))
                .isInstanceOf(JournalException.class)
                .hasMessageContaining("damaged");
    }

    private RedisJournals node() {
        return new RedisJournals(REDIS.open(), clock, luck, null, RECENT_MAX);
    }

    private static void await(Journal journal, long seq) throws InterruptedException {
        for (int tries = 0; journal.lastSeq() < seq && tries < 1_000; tries++) {
            Thread.sleep(10);
        }
    }
}
