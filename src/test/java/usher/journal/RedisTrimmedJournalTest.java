package usher.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import redis.clients.jedis.Jedis;
import usher.core.Entry;
import usher.redis.EmptyRedis;
import usher.redis.Redis;

/// The contract on a stream of which next to nothing is left.
class RedisTrimmedJournalTest extends JournalContract {
    @TempDir
    Path shared;

    @RegisterExtension
    static final EmptyRedis REDIS = new EmptyRedis();

    @Override
    Journals journals() {
        Redis redis = REDIS.open();
        return new TrimmedJournals(new RedisJournals(redis, clock, luck, shared, 20, Duration.ZERO));
    }

    @Test
    void theStreamHoldsTheNewestOnly() {
        List<Entry> taken = new ArrayList<>();
        try (Journal journal = journals.open(CODE)) {
            for (int batch = 0; batch < 40; batch++) {
                taken.addAll(journal.append(drafts(batch * 5, 5)));
            }
            assertThat(replayed(journal, 0)).isEqualTo(taken);
        }
        try (Jedis jedis = REDIS.connect()) {
            assertThat(jedis.xlen(RedisStream.of(CODE).key())).isEqualTo(2);
        }
    }
}
