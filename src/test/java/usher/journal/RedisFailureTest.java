package usher.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.core.Entry;
import usher.redis.Redis;
import usher.redis.RedisAddress;
import usher.redis.RedisServer;

/// What becomes of confirmed entries when a real Redis falls: killed, replaced by its replica, set back.
class RedisFailureTest {
    private static final String CODE = JournalContract.CODE;
    private static final int NODES = 3;

    @TempDir
    Path folder;

    private final HandClock clock = new HandClock();
    private final Random luck = new Random(7);
    private final AtomicBoolean done = new AtomicBoolean();
    private final AtomicInteger count = new AtomicInteger();

    @Test
    void keepsEverythingThatWasConfirmedWhenRedisIsKilledAndComesBack() throws Exception {
        try (RedisServer server = RedisServer.start(folder.resolve("one"))) {
            write(RedisAddress.of(server.url()), () -> {
                for (int kill = 0; kill < 3; kill++) {
                    Thread.sleep(300);
                    server.kill();
                    Thread.sleep(300);
                    server.restart();
                }
                Thread.sleep(300);
            });
        }
    }

    @Test
    void keepsEverythingThatWasConfirmedWhenSentinelPromotesTheReplica() throws Exception {
        try (RedisServer master = RedisServer.start(folder.resolve("master"));
                RedisServer replica = RedisServer.replica(folder.resolve("replica"), master);
                RedisServer sentinel = RedisServer.sentinel(folder.resolve("sentinel"), master, 1_000)) {
            String address = "redis-sentinel://127.0.0.1:" + sentinel.port() + "/stage";
            List<Entry> all = write(RedisAddress.of(address), () -> {
                master.kill();
                replica.await("role:master");
                Thread.sleep(1_000);
            });
            System.out.println("epoch at the end: " + all.getLast().epoch());
        }
    }

    @Test
    void putsBackWhatAStreamThatWentBackHasLost() throws Exception {
        try (RedisServer server = RedisServer.start(folder.resolve("one"));
                RedisJournals one = node(server.url());
                RedisJournals two = node(server.url());
                Journal first = one.open(CODE);
                Journal second = two.open(CODE)) {
            List<Entry> kept = first.append(JournalContract.drafts(0, 5));
            copy(folder.resolve("one"), folder.resolve("copy"));
            first.append(JournalContract.drafts(5, 5));
            second.append(JournalContract.drafts(10, 5));

            server.kill();
            server.deleteData();
            copy(folder.resolve("copy"), folder.resolve("one"));
            server.restart();

            first.append(JournalContract.drafts(15, 1));
            second.append(JournalContract.drafts(16, 1));
            await(first, 17);
            List<Entry> now = JournalContract.replayed(first, 0);
            assertThat(now).extracting(Entry::id).hasSize(17).doesNotHaveDuplicates();
            assertThat(now.subList(0, 5)).isEqualTo(kept);
            assertThat(now.get(5).epoch()).isEqualTo(2);
            JournalContract.assertChained(now);
            await(second, 17);
            assertThat(JournalContract.replayed(second, 0)).isEqualTo(now);
            assertThat(first.standing().history()).isEqualTo(1);
            assertThat(first.standing().epoch()).isGreaterThanOrEqualTo(2);
        }
    }

    /// What goes wrong while nodes write.
    private interface Trouble {
        void befall() throws Exception;
    }

    /// Nodes write all the while; in the end all have the same, with every confirmed entry in it once.
    private List<Entry> write(RedisAddress address, Trouble trouble) throws Exception {
        List<RedisJournals> nodes = new ArrayList<>();
        try (ExecutorService writers = Executors.newFixedThreadPool(NODES)) {
            List<Journal> journals = new ArrayList<>();
            List<Future<List<String>>> confirmed = new ArrayList<>();
            for (int number = 0; number < NODES; number++) {
                RedisJournals node = new RedisJournals(new Redis(address), clock, luck);
                nodes.add(node);
                Journal journal = node.open(CODE);
                journals.add(journal);
                int from = number * 1_000_000;
                confirmed.add(writers.submit(() -> appendUntilDone(journal, from)));
            }
            while (count.get() < 150) {
                Thread.sleep(10);
            }
            trouble.befall();
            done.set(true);
            List<String> ids = new ArrayList<>();
            for (Future<List<String>> some : confirmed) {
                ids.addAll(some.get());
            }
            long end = journals.stream().mapToLong(Journal::lastSeq).max().orElse(0);
            for (Journal journal : journals) {
                await(journal, end);
            }
            List<Entry> all = JournalContract.replayed(journals.getFirst(), 0);
            System.out.println(ids.size() + " confirmed, " + all.size() + " kept");
            JournalContract.assertChained(all);
            assertThat(ids).hasSizeGreaterThan(100);
            assertThat(all).extracting(Entry::id).doesNotHaveDuplicates().containsAll(ids);
            for (Journal journal : journals) {
                assertThat(JournalContract.replayed(journal, 0)).isEqualTo(all);
            }
            return all;
        } finally {
            nodes.forEach(RedisJournals::close);
        }
    }

    private List<String> appendUntilDone(Journal journal, int from) {
        List<String> ids = new ArrayList<>();
        for (int at = from; !done.get(); at += 3) {
            journal.linger();
            journal.append(JournalContract.drafts(at, 3)).forEach(entry -> ids.add(entry.id()));
            count.addAndGet(3);
        }
        return ids;
    }

    private RedisJournals node(String url) {
        return new RedisJournals(new Redis(RedisAddress.of(url)), clock, luck);
    }

    private static void await(Journal journal, long seq) throws InterruptedException {
        for (int tries = 0; journal.lastSeq() < seq && tries < 1_000; tries++) {
            Thread.sleep(10);
        }
    }

    private static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Path copy = to.resolve(from.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.copy(file, copy);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
