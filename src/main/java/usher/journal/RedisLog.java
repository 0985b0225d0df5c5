package usher.journal;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;

/// All items of a show without a gap, wherever they lie: what was cut off its stream, then the stream.
final class RedisLog {
    /// The stream is cut so far behind its newest item at least.
    static final Duration CUT_BEHIND = Duration.ofSeconds(60);

    private final RedisStream stream;
    private final @Nullable Segments segments;
    private final long behindMs;

    /// @param segments null where there is no folder for any
    RedisLog(RedisStream stream, @Nullable Segments segments, Duration cutBehind) {
        this.stream = stream;
        this.segments = segments;
        this.behindMs = cutBehind.toMillis();
    }

    RedisStream stream() {
        return stream;
    }

    /// Hands over the next items after this one; waits up to so long for the first. Says whether there were any.
    ///
    /// @throws JournalException where some were cut off and are not there any more
    boolean read(Jedis jedis, StreamEntryID after, int blockMs, Consumer<RedisStream.Item> reader) {
        List<RedisStream.Item> page = stream.read(jedis, after, blockMs);
        if (mayLack(after, page)) {
            // Asked after the page was read: a cut that comes later has taken nothing from it.
            Cut cut = stream.cut(jedis);
            if (cut != null && cut.id().compareTo(after) > 0 && kept().read(cut, after, reader)) {
                return true;
            }
        }
        page.forEach(reader);
        return !page.isEmpty();
    }

    /// Hands over all items after one up to another, or, where none is named, to what is the end now.
    void readTo(Jedis jedis, StreamEntryID after, StreamEntryID end, Consumer<RedisStream.Item> reader) {
        StreamEntryID[] at = {after};
        boolean isOpen = end.equals(RedisStream.START);
        boolean more = true;
        while (more && (isOpen || at[0].compareTo(end) < 0)) {
            more = read(jedis, at[0], 0, item -> {
                at[0] = item.id();
                if (isOpen || item.id().compareTo(end) <= 0) {
                    reader.accept(item);
                }
            });
        }
    }

    /// What lies under exactly this id; null where nothing does.
    RedisStream.@Nullable Item at(Jedis jedis, StreamEntryID id) {
        RedisStream.Item item = stream.at(jedis, id);
        if (item != null) {
            return item;
        }
        Cut cut = stream.cut(jedis);
        if (cut == null || cut.id().compareTo(id) <= 0) {
            return null;
        }
        RedisStream.Item[] found = {null};
        kept().read(cut, RedisStream.before(id), next -> {
            if (next.id().equals(id)) {
                found[0] = next;
            }
        });
        return found[0];
    }

    /// Whether items may have been cut off between this one and the page. Who is up to date need not ask: a page that
    /// is not full ends with the newest item, and what is cut lies further behind that.
    private boolean mayLack(StreamEntryID after, List<RedisStream.Item> page) {
        return !page.isEmpty()
                && (page.size() >= RedisStream.PAGE_ITEMS_MAX
                        || page.getLast().id().getTime() - after.getTime() >= behindMs);
    }

    private Segments kept() {
        if (segments == null) {
            throw Sentences.noSegments(stream);
        }
        return segments;
    }
}
