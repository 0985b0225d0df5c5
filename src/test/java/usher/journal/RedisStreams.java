package usher.journal;

import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.random.RandomGenerator;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.args.ClientType;
import redis.clients.jedis.params.ClientKillParams;
import usher.redis.Redis;
import usher.redis.RedisServer;

/// What befalls a stream, for tests of other rooms.
public final class RedisStreams {
    private RedisStreams() {}

    /// A node's journals on a stream that is cut sooner than usual.
    public static RedisJournals cutSoon(
            Redis redis, InstantSource clock, RandomGenerator luck, Path shared, Duration behind) {
        return new RedisJournals(redis, clock, luck, shared, RedisHistory.RECENT_MAX, behind);
    }

    /// Takes the last items away and cuts every connection.
    public static void loseTheEnd(RedisServer server, String code, int items) {
        RedisStream stream = RedisStream.of(code);
        try (Jedis jedis = server.connect()) {
            List<RedisStream.Item> all = stream.read(jedis, RedisStream.START, 0);
            all.subList(all.size() - items, all.size()).forEach(item -> jedis.xdel(stream.key(), item.id()));
            jedis.clientKill(
                    ClientKillParams.clientKillParams().type(ClientType.NORMAL).skipMe(ClientKillParams.SkipMe.YES));
        }
    }
}
