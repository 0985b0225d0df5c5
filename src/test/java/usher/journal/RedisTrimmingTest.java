package usher.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.args.ClientType;
import redis.clients.jedis.params.ClientKillParams;
import redis.clients.jedis.params.RestoreParams;
import usher.core.Entry;
import usher.hall.CutLine;
import usher.redis.EmptyRedis;
import usher.redis.Redis;
import usher.redis.RedisAddress;

/// A stream that is cut behind its second-last snapshot, on a real Redis: whatever happens between two steps, nothing
/// is missing and nothing is wrong.
class RedisTrimmingTest {
    private static final String CODE = JournalContract.CODE;
    private static final RedisStream STREAM = RedisStream.of(CODE);
    private static final String CUT = STREAM.key().replace("log", "cut");

    @TempDir
    Path folder;

    @TempDir
    Path shared;

    @RegisterExtension
    static final EmptyRedis REDIS = new EmptyRedis();

    @Test
    void whatIsCutOffIsStillReadByWhoeverReadsAll() throws Exception {
        List<Entry> taken = fill(12, 3, 6, 9);
        assertThat(length()).isEqualTo(7);
        assertThat(segments()).hasSize(2);
        assertThat(readAnew(shared)).isEqualTo(taken);
        try (RedisJournals node = node();
                Journal journal = node.open(CODE)) {
            assertThat(Objects.requireNonNull(journal.snapshot()).seq()).isEqualTo(90);
            assertThat(JournalContract.replayed(journal, 0)).isEqualTo(taken);
            assertThat(JournalContract.replayed(journal, 25)).isEqualTo(taken.subList(25, 120));
            assertThat(journal.append(JournalContract.drafts(120, 1)).getFirst().previous())
                    .isEqualTo(taken.getLast().hash());
        }
    }

    @Test
    void aNodeOfAnotherVersionReadsAllOfIt() {
        List<Entry> taken = fill(12, 3, 6, 9);
        try (RedisJournals node = node()) {
            try (Journal journal = node.open(CODE)) {
                journal.putSnapshotsAside();
            }
            try (Journal journal = Objects.requireNonNull(node.reopen(CODE))) {
                assertThat(journal.snapshot()).isNull();
                assertThat(JournalContract.replayed(journal, 0)).isEqualTo(taken);
            }
        }
    }

    @Test
    void exportWritesTheSameFileBeforeAndAfterAndItIsTakenInAgain() throws Exception {
        Path before = folder.resolve("before.db");
        Path after = folder.resolve("after.db");
        List<Entry> taken = fill(12);
        try (RedisJournals node = node()) {
            node.export(CODE, before);
            try (Journal journal = node.open(CODE)) {
                List.of(30, 60, 90).forEach(seq -> TrimmedJournals.keep(journal, taken.get(seq - 1)));
            }
            assertThat(length()).isLessThan(10);
            node.export(CODE, after);
            assertThat(Files.mismatch(before, after)).isEqualTo(-1);
            assertThat(JournalFile.read(CODE, after)).isEqualTo(taken);
            node.wipe(CODE);
            assertThat(shared.resolve(CODE)).doesNotExist();
            node.adopt(CODE, after);
            try (Journal journal = node.open(CODE)) {
                assertThat(JournalContract.replayed(journal, 0)).isEqualTo(taken);
            }
        }
    }

    @Test
    void aKillBetweenTwoStepsLeavesEverythingAsItWasAndTheNextCutGoesOn() throws Exception {
        List<Entry> taken = fill(12, 3, 6, 9);
        long length = length();
        String cut = cut();
        Files.write(shared.resolve(CODE).resolve("segment-new-half"), new byte[100]);
        try (RedisJournals node = node(Duration.ofDays(1));
                Journal journal = node.open(CODE)) {
            TrimmedJournals.keep(journal, taken.get(99));
            TrimmedJournals.keep(journal, taken.get(119));
        }
        try (Jedis jedis = REDIS.connect()) {
            assertThat(trimming().prepare(jedis)).isNotNull();
        }
        assertThat(segments()).as("written and not cut").hasSize(3);
        assertThat(length()).isEqualTo(length);
        assertThat(cut()).isEqualTo(cut);
        assertThat(readAnew(shared)).isEqualTo(taken);

        trimming().trim();
        assertThat(segments()).hasSize(3);
        assertThat(length()).isEqualTo(3);
        assertThat(readAnew(shared)).isEqualTo(taken);
        trimming().trim();
        assertThat(length()).as("nothing more to cut").isEqualTo(3);
    }

    @Test
    void oneWhoHungAndStillBelievesThatItsTurnHasComeCutsNothing() throws Exception {
        List<Entry> taken = fill(12, 3, 6, 9);
        try (Jedis jedis = REDIS.connect();
                RedisJournals node = node(Duration.ofDays(1));
                Journal journal = node.open(CODE)) {
            TrimmedJournals.keep(journal, taken.get(99));
            RedisTrimming.Ready late = Objects.requireNonNull(trimming().prepare(jedis));
            TrimmedJournals.keep(journal, taken.get(119));
            RedisTrimming.Ready other = Objects.requireNonNull(trimming().prepare(jedis));

            assertThat(STREAM.cut(jedis, other.before(), other.next())).isTrue();
            String cut = cut();
            assertThat(STREAM.cut(jedis, late.before(), late.next())).isFalse();
            assertThat(STREAM.cut(jedis, other.before(), other.next())).isFalse();
            assertThat(STREAM.cut(jedis, null, late.next())).isFalse();
            assertThat(cut()).isEqualTo(cut);
            assertThat(readAnew(shared)).isEqualTo(taken);
        }
    }

    @Test
    void aMissingOrDamagedPartIsNamedAndNothingIsShownInstead() throws Exception {
        fill(12, 3, 6, 9);
        Random random = new Random(5);
        for (Path segment : segments()) {
            byte[] good = Files.readAllBytes(segment);
            for (int round = 0; round < 30; round++) {
                byte[] bad = good.clone();
                bad[random.nextInt(bad.length)] ^= (byte) (1 << random.nextInt(8));
                Files.write(segment, bad);
                assertThatThrownBy(() -> readAnew(shared))
                        .isInstanceOf(JournalException.class)
                        .hasMessageContaining("is damaged: " + segment);
            }
            Files.write(segment, List.of("cut short"));
            assertThatThrownBy(() -> readAnew(shared)).hasMessageContaining("is damaged: " + segment);
            Files.delete(segment);
            assertThatThrownBy(() -> readAnew(shared)).hasMessageContaining("is missing: " + segment);
            Files.write(segment, good);
        }
        assertThatThrownBy(() -> readAnew(null)).hasMessageContaining("USHER_BLOBS");
        assertThat(readAnew(shared)).hasSize(120);
    }

    @Test
    void aReplicaThatLeadsBeforeItHasSeenTheCutIsRightByItself() throws Exception {
        List<Entry> taken = fill(12, 3, 6);
        byte[][] then = dumped();
        try (RedisJournals node = node();
                Journal journal = node.open(CODE)) {
            TrimmedJournals.keep(journal, taken.get(89));
            TrimmedJournals.keep(journal, taken.get(119));
            assertThat(length()).isEqualTo(4);
            restore(then);
            Entry next = journal.append(JournalContract.drafts(120, 1)).getFirst();

            assertThat(next.previous()).isEqualTo(taken.getLast().hash());
            assertThat(journal.standing().history()).isZero();
            assertThat(readAnew(shared)).hasSize(121).startsWith(taken.toArray(Entry[]::new));
            TrimmedJournals.keep(journal, next);
            assertThat(length()).isLessThan(5);
            assertThat(readAnew(shared)).hasSize(121).startsWith(taken.toArray(Entry[]::new));
        }
    }

    @Test
    void aRedisThatHasLessThanWasCutIsReadAsItIsAndGetsBackWhatNodesKept() throws Exception {
        List<Entry> first = fill(4);
        byte[][] then = dumped();
        try (RedisJournals node = node();
                Journal journal = node.open(CODE)) {
            List<Entry> later = new ArrayList<>();
            for (int batch = 4; batch < 12; batch++) {
                later.addAll(journal.append(JournalContract.drafts(batch * 10, 10)));
                TrimmedJournals.keep(journal, later.getLast());
            }
            assertThat(length()).isLessThan(5);
            restore(then);
            journal.append(JournalContract.drafts(120, 1));

            List<Entry> now = JournalContract.replayed(journal, 0);
            assertThat(now.subList(0, 40)).isEqualTo(first);
            assertThat(now).hasSize(121).extracting(Entry::id).doesNotHaveDuplicates();
            JournalContract.assertChained(now);
            assertThat(now.getLast().epoch()).isGreaterThan(1);
            assertThat(readAnew(shared)).isEqualTo(now);
        }
    }

    @Test
    void aNodeThatWasAwayWhileTheStreamWasCutPastItReadsOnWhereItWas() throws Exception {
        try (CutLine cable = CutLine.sound(REDIS.server().port());
                RedisJournals far = new RedisJournals(
                        new Redis(RedisAddress.of(
                                "redis://127.0.0.1:" + cable.url().getPort())),
                        new HandClock(),
                        new Random(),
                        null,
                        400,
                        Duration.ZERO);
                RedisJournals away = new RedisJournals(
                        new Redis(RedisAddress.of(
                                "redis://127.0.0.1:" + cable.url().getPort())),
                        new HandClock(),
                        new Random(),
                        shared,
                        400,
                        Duration.ZERO);
                RedisJournals near = node();
                Journal journal = near.open(CODE)) {
            List<Entry> taken = new ArrayList<>(journal.append(JournalContract.drafts(0, 10)));
            try (Journal hung = away.open(CODE);
                    Journal homeless = far.open(CODE)) {
                assertThat(hung.lastSeq()).isEqualTo(10);
                cable.standStill(true);
                for (int batch = 1; batch < 12; batch++) {
                    taken.addAll(journal.append(JournalContract.drafts(batch * 10, 10)));
                    TrimmedJournals.keep(journal, taken.getLast());
                }
                assertThat(length()).isEqualTo(2);
                try (Jedis jedis = REDIS.connect()) {
                    jedis.clientKill(ClientKillParams.clientKillParams()
                            .type(ClientType.NORMAL)
                            .skipMe(ClientKillParams.SkipMe.YES));
                }
                cable.standStill(false);
                for (int tries = 0; tries < 1_000 && hung.lastSeq() < 120; tries++) {
                    Thread.sleep(10);
                }
                assertThat(JournalContract.replayed(hung, 0)).isEqualTo(taken);
                assertThat(hung.standing()).isEqualTo(new Standing(0, 1, 120));
                for (int tries = 0; tries < 1_000 && homeless.trouble() == null; tries++) {
                    Thread.sleep(10);
                }
                assertThat(homeless.trouble()).contains("USHER_BLOBS");
                assertThat(homeless.lastSeq()).isEqualTo(10);
            }
        }
    }

    @Test
    void nothingYoungIsCut() throws Exception {
        try (RedisJournals node = node(RedisLog.CUT_BEHIND);
                Journal journal = node.open(CODE)) {
            for (int batch = 0; batch < 5; batch++) {
                TrimmedJournals.keep(
                        journal,
                        journal.append(JournalContract.drafts(batch * 10, 10)).getLast());
            }
        }
        assertThat(cut()).isNull();
        assertThat(segments()).isEmpty();
    }

    /// Batches of ten, with snapshots behind some of them.
    private List<Entry> fill(int batches, Integer... snapshots) {
        try (RedisJournals node = node();
                Journal journal = node.open(CODE)) {
            List<Entry> taken = new ArrayList<>();
            for (int batch = 0; batch < batches; batch++) {
                taken.addAll(journal.append(JournalContract.drafts(batch * 10, 10)));
            }
            List.of(snapshots).forEach(batch -> TrimmedJournals.keep(journal, taken.get(batch * 10 - 1)));
            return taken;
        }
    }

    /// All entries, as a node reads them that knows nothing yet and has no snapshot.
    private static List<Entry> readAnew(@Nullable Path where) {
        List<Entry> entries = new ArrayList<>();
        Segments segments = where == null ? null : new Segments(new Folder(CODE, where.resolve(CODE)));
        Unrolling unrolling = new Unrolling();
        try (Jedis jedis = REDIS.connect()) {
            new RedisLog(STREAM, segments, Duration.ZERO)
                    .readTo(
                            jedis,
                            RedisStream.START,
                            RedisStream.START,
                            item -> entries.addAll(unrolling.take(item.batch())));
        }
        return entries;
    }

    private RedisTrimming trimming() {
        Segments segments = new Segments(new Folder(CODE, shared.resolve(CODE)));
        RedisLog log = new RedisLog(STREAM, segments, Duration.ZERO);
        RedisSnapshots snapshots = new RedisSnapshots(CODE, shared, java.util.Set.of(), log);
        return new RedisTrimming(redis(), STREAM, snapshots, segments, 0);
    }

    private RedisJournals node() {
        return node(Duration.ZERO);
    }

    private RedisJournals node(Duration cutBehind) {
        return new RedisJournals(redis(), new HandClock(), new Random(), shared, 400, cutBehind);
    }

    private static Redis redis() {
        return REDIS.open();
    }

    private static long length() {
        try (Jedis jedis = REDIS.connect()) {
            return jedis.xlen(STREAM.key());
        }
    }

    private static @Nullable String cut() {
        try (Jedis jedis = REDIS.connect()) {
            return jedis.get(CUT);
        }
    }

    /// What a replica has that falls behind from now on.
    private static byte[][] dumped() {
        try (Jedis jedis = REDIS.connect()) {
            return new byte[][] {jedis.dump(STREAM.key()), jedis.exists(CUT) ? jedis.dump(CUT) : new byte[0]};
        }
    }

    /// It leads now, under the same address.
    private static void restore(byte[][] then) {
        try (Jedis jedis = REDIS.connect()) {
            RestoreParams over = RestoreParams.restoreParams().replace();
            try (var together = jedis.multi()) {
                together.restore(STREAM.key(), 0, then[0], over);
                together.del(CUT);
                if (then[1].length > 0) {
                    together.restore(CUT, 0, then[1], over);
                }
                together.exec();
            }
            jedis.clientKill(
                    ClientKillParams.clientKillParams().type(ClientType.NORMAL).skipMe(ClientKillParams.SkipMe.YES));
        }
    }

    private List<Path> segments() throws Exception {
        try (Stream<Path> files = Files.list(shared.resolve(CODE))) {
            return files.filter(file -> file.getFileName().toString().matches("segment-\\d+-.*"))
                    .sorted()
                    .toList();
        }
    }
}
