package usher.journal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisException;
import usher.redis.Redis;

/// Cuts off a stream what lies behind its second-last snapshot, once it is kept as a segment. Done by whoever has just
/// kept a snapshot, who holds the show's lease; one who hung and still believes so, or two at once, do no harm: Redis
/// cuts only where it was cut last as far as the cutter knows.
final class RedisTrimming {
    private static final Logger LOG = LoggerFactory.getLogger(RedisTrimming.class);

    private final Redis redis;
    private final RedisStream stream;
    private final RedisSnapshots snapshots;
    private final Segments segments;
    private final long behindMs;

    /// What is ready to be cut.
    record Ready(@Nullable Cut before, Cut next) {}

    RedisTrimming(Redis redis, RedisStream stream, RedisSnapshots snapshots, Segments segments, long behindMs) {
        this.redis = redis;
        this.stream = stream;
        this.snapshots = snapshots;
        this.segments = segments;
        this.behindMs = behindMs;
    }

    /// A stream that stays as it is costs memory and nothing else.
    void trim() {
        try (Jedis jedis = redis.connect(stream.key())) {
            Ready ready = prepare(jedis);
            if (ready != null && !stream.cut(jedis, ready.before(), ready.next())) {
                LOG.info("{} is not cut: it is no longer as it was", stream.key());
            }
        } catch (JedisException | JournalException e) {
            LOG.warn("{} is not cut: {}", stream.key(), e.getMessage());
        }
    }

    /// Keeps what is to be cut off; null where nothing is. One connection for both steps: another server may have
    /// another stream.
    @Nullable
    Ready prepare(Jedis jedis) {
        Place place = snapshots.beforeLast();
        Cut before = stream.cut(jedis);
        StreamEntryID from = before == null ? RedisStream.START : before.id();
        if (place == null || place.id().compareTo(from) <= 0 || !isFarBehind(jedis, place)) {
            return null;
        }
        RedisStream.Item anchor = stream.at(jedis, place.id());
        if (anchor == null || anchor.crc() != place.crc()) {
            return null;
        }
        Cut next = segments.keep(before, place.tip().seq(), place.id(), writer -> {
            StreamEntryID at = before == null ? RedisStream.START : RedisStream.before(from);
            while (at.compareTo(RedisStream.before(place.id())) < 0) {
                List<RedisStream.Item> page = stream.read(jedis, at, 0);
                if (page.isEmpty()) {
                    throw Sentences.lost(stream);
                }
                for (RedisStream.Item item : page) {
                    if (item.id().compareTo(place.id()) < 0) {
                        writer.accept(item);
                    }
                }
                at = page.getLast().id();
            }
        });
        return new Ready(before, next);
    }

    void close() {
        segments.close();
    }

    private boolean isFarBehind(Jedis jedis, Place place) {
        StreamEntryID newest = stream.newest(jedis);
        return newest != null && newest.getTime() - place.id().getTime() >= behindMs;
    }
}
