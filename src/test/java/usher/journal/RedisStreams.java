package usher.journal;

import java.util.List;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.args.ClientType;
import redis.clients.jedis.params.ClientKillParams;
import usher.redis.RedisServer;

/// What a failover does to a stream, for tests of other rooms.
public final class RedisStreams {
    private RedisStreams() {}

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
