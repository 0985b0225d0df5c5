package usher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import usher.engine.Duty;
import usher.journal.Journals;
import usher.journal.RedisJournals;
import usher.live.Audience;
import usher.live.Elsewhere;
import usher.pages.Turnstile;
import usher.people.Directory;
import usher.people.HostKeys;
import usher.people.Tokens;
import usher.redis.Assurance;
import usher.redis.Changes;
import usher.redis.Checks;
import usher.redis.Counts;
import usher.redis.Leases;
import usher.redis.Nodes;
import usher.redis.Redis;
import usher.redis.RedisException;
import usher.redis.Rows;

/// This process as one node of many: what it has together with the others, in one Redis.
final class Cluster implements Elsewhere, Duty, Turnstile, AutoCloseable {
    private static final String ID = "usher:id";
    private static final String ACCESS = "access";
    /// Another node may just be writing the folder's mark.
    private static final int MARK_TRIES = 30;
    private static final long MARK_AGAIN_MS = 100;

    private final Redis redis;
    private final Assurance assurance;
    private final Counts counts;
    private final String node = UUID.randomUUID().toString().substring(0, 8);
    private final long aheadMs;
    private final Map<String, Directory> directories = new HashMap<>();
    private @Nullable HostKeys hostKeys;
    private @Nullable Leases leases;
    private @Nullable Changes changes;
    private @Nullable Nodes<Word> nodes;

    private Cluster(Redis redis, Assurance assurance) {
        this.redis = redis;
        this.assurance = assurance;
        this.counts = new Counts(redis);
        this.aheadMs = Checks.aheadMs(redis, ID);
    }

    /// Checks everything that could be wrong and changes nothing.
    ///
    /// @throws RedisException with what is wrong and what to do
    static Cluster join(Settings settings) {
        Redis redis = new Redis(settings.redis().orElseThrow());
        try {
            Cluster cluster = new Cluster(redis, Checks.pass(redis, ID));
            cluster.refuseOtherBlobs(settings.blobs());
            return cluster;
        } catch (RuntimeException e) {
            redis.close();
            throw e;
        }
    }

    /// What is promised, for the terminal.
    List<String> said() {
        return List.of("Redis " + redis.address() + ", " + assurance.sentence(), "node " + node);
    }

    /// Redis's time on this machine, so that countdowns end together on all nodes.
    InstantSource clock() {
        return () -> Instant.now().plusMillis(aheadMs);
    }

    /// @param blobs the folder that all nodes share
    Journals journals(InstantSource clock, RandomGenerator luck, Path blobs) {
        return new RedisJournals(redis, clock, luck, blobs.resolve("snapshots"));
    }

    Tokens tokens() {
        return Tokens.of(redis.once("usher:tokens", Tokens.newKey()));
    }

    HostKeys hostKeys(@Nullable String fixed, InstantSource clock) {
        HostKeys shared = HostKeys.shared(new Rows(redis, ACCESS), fixed, clock);
        hostKeys = shared;
        return shared;
    }

    synchronized Directory directory(String code, InstantSource clock) {
        Directory directory = Directory.shared(code, new Rows(redis, code), counts, clock);
        directories.put(code, directory);
        return directory;
    }

    /// The show is gone; what all have of it too, unless another node has seen to that.
    synchronized void forget(String code, boolean everywhere) {
        directories.remove(code);
        if (leases != null) {
            leases.forget(code);
        }
        if (everywhere) {
            try (Rows rows = new Rows(redis, code)) {
                rows.wipe();
            }
        }
    }

    /// Begins to hear of the others and to be heard.
    ///
    /// @param takenOver hears of shows whose work has become this node's
    /// @param word      what this node says of itself
    synchronized void start(Consumer<String> takenOver, Supplier<Word> word) {
        leases = new Leases(redis, node, takenOver);
        changes = new Changes(redis, this::changed, this::changed);
        nodes = new Nodes<>(redis, node, () -> word.get().text(), Word::read);
    }

    /// What the other nodes said last.
    List<Word> heard() {
        Nodes<Word> now = nodes;
        return now == null ? List.of() : List.copyOf(now.others().values());
    }

    @Override
    public synchronized boolean isMine(String code) {
        return leases != null && leases.isMine(code);
    }

    @Override
    public long count(String code, Audience audience) {
        return heard().stream().mapToLong(word -> word.count(code, audience)).sum();
    }

    @Override
    public String note() {
        Nodes<Word> now = nodes;
        long apartMs = now == null ? 0 : Math.abs(now.aheadMs() - aheadMs);
        return ",\"nodes\":" + (1 + heard().size()) + ",\"clockApart\":" + (apartMs > Checks.CLOCK_MS_MAX);
    }

    @Override
    public Optional<Boolean> passes(String key, int most, int more, Duration in) {
        return counts.take(key, most, more, in);
    }

    @Override
    public void reset(String key) {
        counts.forget(key);
    }

    @Override
    public synchronized void close() {
        if (leases != null) {
            leases.close();
        }
        if (nodes != null) {
            nodes.close();
        }
        if (changes != null) {
            changes.close();
        }
        counts.close();
        redis.close();
    }

    private void changed(String table) {
        if (table.equals(ACCESS) && hostKeys != null) {
            hostKeys.pull();
            return;
        }
        Directory directory = open(table);
        if (directory != null) {
            directory.pull();
        }
    }

    private void changed() {
        changed(ACCESS);
        for (String code : codes()) {
            changed(code);
        }
    }

    private synchronized @Nullable Directory open(String code) {
        return directories.get(code);
    }

    private synchronized List<String> codes() {
        return List.copyOf(directories.keySet());
    }

    /// The folder of uploads carries the mark of this Redis: two nodes with folders of their own would each lack half.
    private void refuseOtherBlobs(Path blobs) {
        String id = redis.once(ID, UUID.randomUUID().toString());
        Path mark = blobs.resolve("cluster.id");
        try {
            Files.createDirectories(blobs);
            if (redis.once("usher:blobs", node).equals(node) && !Files.exists(mark)) {
                Files.writeString(mark, id);
            }
            for (int tries = 0; !isMarked(mark, id); tries++) {
                if (tries == MARK_TRIES) {
                    throw new RedisException("USHER_BLOBS (" + blobs + ") is not the folder that the other nodes on"
                            + " this Redis use. Share one folder among all of them.\n"
                            + "USHER_BLOBS 不是其他节点正在用的文件夹，请让所有节点共享同一个文件夹。");
                }
                Thread.sleep(MARK_AGAIN_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            throw new RedisException("USHER_BLOBS (" + blobs + ") cannot be written: " + e.getMessage(), e);
        }
    }

    private static boolean isMarked(Path mark, String id) throws IOException {
        return Files.exists(mark) && Files.readString(mark).strip().equals(id);
    }
}
