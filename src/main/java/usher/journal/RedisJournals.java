package usher.journal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.exceptions.JedisException;
import usher.core.Entry;
import usher.redis.Redis;

/// Journals in Redis, a stream a show; the shows' codes are a set beside them.
public final class RedisJournals implements Journals {
    private static final Logger LOG = LoggerFactory.getLogger(RedisJournals.class);
    private static final String SHOWS = "usher:shows";
    private static final long LOOK_MS = 500;

    private final Redis redis;
    private final InstantSource clock;
    private final RandomGenerator luck;
    private final int recentMax;
    private final @Nullable Path shared;
    private final Duration cutBehind;
    /// Shows whose snapshots this program can make nothing of.
    private final Set<String> foreign = ConcurrentHashMap.newKeySet();
    private final ConcurrentHashMap<String, RedisJournal> journals = new ConcurrentHashMap<>();
    private volatile @Nullable Thread watcher;

    /// @param luck gives every entry its seed; used by many threads at once, so it must bear that
    public RedisJournals(Redis redis, InstantSource clock, RandomGenerator luck) {
        this(redis, clock, luck, null, RedisHistory.RECENT_MAX);
    }

    /// @param shared a folder of all nodes for snapshots and for what is cut off a stream
    public RedisJournals(Redis redis, InstantSource clock, RandomGenerator luck, Path shared) {
        this(redis, clock, luck, shared, RedisHistory.RECENT_MAX);
    }

    RedisJournals(Redis redis, InstantSource clock, RandomGenerator luck, @Nullable Path shared, int recentMax) {
        this(redis, clock, luck, shared, recentMax, RedisLog.CUT_BEHIND);
    }

    RedisJournals(
            Redis redis,
            InstantSource clock,
            RandomGenerator luck,
            @Nullable Path shared,
            int recentMax,
            Duration cutBehind) {
        this.cutBehind = cutBehind;
        this.shared = shared;
        this.redis = redis;
        this.clock = clock;
        this.luck = luck;
        this.recentMax = recentMax;
    }

    @Override
    public List<String> codes() {
        return ask(SHOWS, jedis -> jedis.smembers(SHOWS).stream().sorted().toList());
    }

    /// Whoever tries codes is limited before this is asked.
    @Override
    public boolean knows(String code) {
        try {
            return ShowCode.fits(code) && ask(SHOWS, jedis -> jedis.sismember(SHOWS, code));
        } catch (JournalException e) {
            LOG.warn("show {} is looked for in vain: {}", code, e.getMessage());
            return false;
        }
    }

    @Override
    public void watch(Consumer<String> made, Consumer<String> gone) {
        watcher = Thread.ofVirtual().name("shows").start(() -> look(made, gone));
    }

    @Override
    public Journal open(String code) {
        RedisStream stream = RedisStream.of(ShowCode.checked(code));
        change(stream.key(), stream::make);
        change(SHOWS, jedis -> jedis.sadd(SHOWS, code));
        return opened(code);
    }

    @Override
    public @Nullable Journal reopen(String code) {
        RedisStream stream = RedisStream.of(ShowCode.checked(code));
        if (ask(stream.key(), stream::exists)) {
            return opened(code);
        }
        if (ask(SHOWS, jedis -> jedis.sismember(SHOWS, code))) {
            throw Sentences.lost(stream);
        }
        return null;
    }

    private Journal opened(String code) {
        return journals.compute(code, (key, before) -> {
            if (before != null && before.isOpen()) {
                throw Sentences.openAlready(code);
            }
            return journal(code);
        });
    }

    private RedisJournal journal(String code) {
        RedisLog log = log(code);
        RedisSnapshots snapshots = snapshots(code, log);
        Segments segments = segments(code);
        RedisTrimming trimming = snapshots == null || segments == null
                ? null
                : new RedisTrimming(redis, log.stream(), snapshots, segments, cutBehind.toMillis());
        return new RedisJournal(code, redis, clock, luck, recentMax, log, snapshots, trimming);
    }

    private RedisLog log(String code) {
        return new RedisLog(RedisStream.of(code), segments(code), cutBehind);
    }

    private @Nullable Segments segments(String code) {
        Path folder = shared;
        return folder == null ? null : new Segments(new Folder(code, folder.resolve(code)));
    }

    private @Nullable RedisSnapshots snapshots(String code, RedisLog log) {
        Path folder = shared;
        return folder == null ? null : new RedisSnapshots(code, folder, foreign, log);
    }

    @Override
    public void export(String code, Path target) {
        if (!knows(code)) {
            throw Sentences.none(code);
        }
        RedisJournal live = journals.get(code);
        if (live != null && live.isOpen()) {
            JournalFile.write(code, live, target);
            return;
        }
        try (RedisJournal journal = new RedisJournal(code, redis, clock, luck, recentMax, log(code), null, null)) {
            JournalFile.write(code, journal, target);
        }
    }

    /// Entries of one moment go into one batch, so that all get the time that they had.
    @Override
    public void adopt(String code, Path file) {
        List<Entry> entries = JournalFile.read(ShowCode.checked(code), file);
        RedisStream stream = RedisStream.of(code);
        if (knows(code) || ask(stream.key(), stream::exists)) {
            throw Sentences.thereAlready(code);
        }
        change(stream.key(), jedis -> {
            stream.make(jedis);
            Unrolling check = new Unrolling();
            for (Batch batch : Batch.of(luck.nextLong(), entries)) {
                check.take(batch);
                stream.add(jedis, batch);
            }
            if (!entries.isEmpty()
                    && !check.tip().hash().equals(entries.getLast().hash())) {
                stream.remove(jedis);
                throw Sentences.unreadable(code, entries.size());
            }
            stream.begun(jedis, Redis.run(jedis));
            return entries.size();
        });
        change(SHOWS, jedis -> jedis.sadd(SHOWS, code));
    }

    @Override
    public void wipe(String code) {
        RedisJournal journal = journals.remove(ShowCode.checked(code));
        if (journal != null) {
            journal.close();
        }
        ask(SHOWS, jedis -> jedis.srem(SHOWS, code));
        RedisStream stream = RedisStream.of(code);
        ask(stream.key(), jedis -> {
            stream.remove(jedis);
            return true;
        });
        RedisSnapshots snapshots = snapshots(code, log(code));
        if (snapshots != null) {
            snapshots.wipe();
        }
    }

    private void look(Consumer<String> made, Consumer<String> gone) {
        while (!Thread.currentThread().isInterrupted()) {
            try {
                Thread.sleep(LOOK_MS);
                Set<String> now = Set.copyOf(codes());
                now.stream().filter(code -> !journals.containsKey(code)).forEach(made);
                journals.keySet().stream()
                        .filter(code -> !now.contains(code))
                        .filter(code -> !ask(SHOWS, jedis -> jedis.sismember(SHOWS, code)))
                        .forEach(code -> {
                            closeWiped(code);
                            gone.accept(code);
                        });
            } catch (JournalException e) {
                LOG.debug("the list of shows cannot be read", e);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    private void closeWiped(String code) {
        RedisJournal journal = journals.remove(code);
        if (journal != null) {
            LOG.info("show {} was wiped by another node", code);
            journal.close();
        }
    }

    @Override
    public void close() {
        Thread looks = watcher;
        if (looks != null) {
            looks.interrupt();
        }
        journals.values().forEach(RedisJournal::close);
    }

    /// As durable as an entry when it returns.
    private <T> T change(String key, Function<Jedis, T> work) {
        return ask(key, jedis -> {
            T done = work.apply(jedis);
            redis.awaitReplica(jedis, key);
            return done;
        });
    }

    private <T> T ask(String key, Function<Jedis, T> question) {
        try (Jedis jedis = redis.connect(key)) {
            return question.apply(jedis);
        } catch (JedisException e) {
            throw new JournalException("Redis at " + redis.address() + " does not answer: " + e.getMessage(), e);
        }
    }
}
