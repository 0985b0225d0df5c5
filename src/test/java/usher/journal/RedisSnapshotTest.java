package usher.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import usher.core.Entry;
import usher.redis.EmptyRedis;
import usher.redis.Redis;

/// Nodes that start at a snapshot, on a real Redis.
class RedisSnapshotTest {
    private static final String CODE = JournalContract.CODE;
    private static final RedisStream STREAM = RedisStream.of(CODE);

    @TempDir
    Path shared;

    @RegisterExtension
    static final EmptyRedis REDIS = new EmptyRedis();

    @Test
    void aNodeThatStartsAtASnapshotGoesOnWithTheSameChain() {
        List<Entry> taken = fill(10, 600);
        try (RedisJournals early = node();
                RedisJournals late = new RedisJournals(redis(), new HandClock(), new Random(3), null, 400);
                Journal one = early.open(CODE);
                Journal two = late.open(CODE)) {
            Snapshot snapshot = Objects.requireNonNull(one.snapshot());
            assertThat(snapshot.seq()).isEqualTo(600);
            assertThat(snapshot.state()).isEqualTo("state at 600".getBytes(StandardCharsets.UTF_8));
            assertThat(two.snapshot()).isNull();
            assertThat(one.standing()).isEqualTo(two.standing());
            assertThat(JournalContract.replayed(one, 600)).isEqualTo(taken.subList(600, 1_000));
            assertThat(JournalContract.replayed(one, 0)).isEqualTo(taken);

            Entry next = one.append(JournalContract.drafts(1_000, 1)).getFirst();
            assertThat(next.previous()).isEqualTo(taken.getLast().hash());
            Entry after = two.append(JournalContract.drafts(1_001, 1)).getFirst();
            assertThat(after.previous()).isEqualTo(next.hash());
        }
    }

    @Test
    void whatAWriterSendsAgainCountsOnceAlsoWhereItCameBeforeTheSnapshot() {
        List<Entry> taken = fill(10, 600);
        try (Jedis jedis = REDIS.connect()) {
            for (RedisStream.Item item : STREAM.read(jedis, RedisStream.START, 0)) {
                STREAM.add(jedis, item.batch());
            }
        }
        try (RedisJournals journals = node();
                Journal journal = journals.open(CODE)) {
            assertThat(journal.snapshot()).isNotNull();
            assertThat(JournalContract.replayed(journal, 600)).isEqualTo(taken.subList(600, 1_000));
        }
    }

    @Test
    void aSnapshotOfWhatRedisHasLostServesNobody() {
        List<Entry> taken = fill(10, 300, 600);
        try (Jedis jedis = REDIS.connect()) {
            List<RedisStream.Item> items = STREAM.read(jedis, RedisStream.START, 0);
            items.stream().skip(1 + 4).forEach(item -> jedis.xdel(STREAM.key(), item.id()));
        }
        try (RedisJournals journals = node();
                Journal journal = journals.open(CODE)) {
            assertThat(Objects.requireNonNull(journal.snapshot()).seq()).isEqualTo(300);
            assertThat(journal.lastSeq()).isEqualTo(400);
            assertThat(JournalContract.replayed(journal, 0)).isEqualTo(taken.subList(0, 400));
        }
    }

    @Test
    void aNodeWhoseStreamGoesBackGoesOnFromTheOlderSnapshotInTheNextEpoch() throws Exception {
        List<Entry> taken = fill(10, 300, 600);
        try (RedisJournals journals = node();
                Journal journal = journals.open(CODE)) {
            assertThat(Objects.requireNonNull(journal.snapshot()).seq()).isEqualTo(600);
            RedisStreams.loseTheEnd(REDIS.server(), CODE, 6);
            for (int tries = 0; tries < 500 && journal.standing().history() == 0; tries++) {
                Thread.sleep(10);
            }
            assertThat(journal.standing()).isEqualTo(new Standing(1, 2, 400));
            assertThat(Objects.requireNonNull(journal.snapshot()).seq()).isEqualTo(300);
            assertThat(JournalContract.replayed(journal, 300)).isEqualTo(taken.subList(300, 400));
            assertThat(JournalContract.replayed(journal, 0)).isEqualTo(taken.subList(0, 400));
        }
    }

    @Test
    void aNodeOfAnotherVersionReadsAllAndLeavesTheSnapshotsToTheOthers() throws Exception {
        List<Entry> taken = fill(10, 300, 600);
        try (RedisJournals journals = node()) {
            try (Journal journal = journals.open(CODE)) {
                journal.putSnapshotsAside();
            }
            try (Journal journal = Objects.requireNonNull(journals.reopen(CODE))) {
                assertThat(journal.snapshot()).isNull();
                assertThat(JournalContract.replayed(journal, 0)).isEqualTo(taken);
            }
        }
        assertThat(files()).containsExactly("snapshot-300", "snapshot-600");
    }

    @Test
    void noSnapshotIsKeptInsideABatch() {
        fill(10);
        try (RedisJournals journals = node();
                Journal journal = journals.open(CODE)) {
            assertThat(journal.keeper(600)).isNotNull();
            assertThat(journal.keeper(601)).isNull();
        }
    }

    @Test
    void aWipedShowLeavesNoSnapshot() {
        fill(10, 600);
        try (RedisJournals journals = node()) {
            journals.wipe(CODE);
        }
        assertThat(shared.resolve(CODE)).doesNotExist();
    }

    /// Batches of a hundred, with snapshots at these places.
    private List<Entry> fill(int batches, int... snapshots) {
        try (RedisJournals journals = node();
                Journal journal = journals.open(CODE)) {
            for (int batch = 0; batch < batches; batch++) {
                journal.append(JournalContract.drafts(batch * 100, 100));
            }
            List<Entry> taken = JournalContract.replayed(journal, 0);
            for (int seq : snapshots) {
                byte[] state = ("state at " + seq).getBytes(StandardCharsets.UTF_8);
                SqliteSnapshotTest.keep(
                        journal, new Snapshot(seq, taken.get(seq - 1).hash(), state));
            }
            return taken;
        }
    }

    private RedisJournals node() {
        return new RedisJournals(redis(), new HandClock(), new Random(), shared, 400);
    }

    private static Redis redis() {
        return REDIS.open();
    }

    private List<String> files() throws Exception {
        try (Stream<Path> files = Files.list(shared.resolve(CODE))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }
}
