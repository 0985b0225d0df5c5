package usher;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicReference;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XReadParams;
import usher.redis.RedisServer;

/// Some who read a stream as nodes do and make nothing of it, so that what Redis does for each of them stands out.
final class StreamReaders implements AutoCloseable {
    private static final int BLOCK_MS = 200;

    private final RedisServer server;
    private final String stream;
    private final ExecutorService threads;
    private final List<AtomicReference<StreamEntryID>> ends = new ArrayList<>();
    private volatile boolean closed;

    StreamReaders(RedisServer server, String stream, int count) {
        this.server = server;
        this.stream = stream;
        this.threads = Executors.newFixedThreadPool(count);
        StreamEntryID from = last();
        for (int number = 0; number < count; number++) {
            AtomicReference<StreamEntryID> end = new AtomicReference<>(from);
            ends.add(end);
            threads.submit(() -> read(end));
        }
    }

    /// Whether each has read what lies there now.
    boolean haveAll() {
        StreamEntryID last = last();
        return ends.stream().allMatch(end -> end.get().equals(last));
    }

    @Override
    public void close() {
        closed = true;
        threads.close();
    }

    private StreamEntryID last() {
        try (Jedis jedis = server.connect()) {
            return jedis.xinfoStream(stream).getLastGeneratedId();
        }
    }

    private void read(AtomicReference<StreamEntryID> end) {
        XReadParams how = XReadParams.xReadParams().block(BLOCK_MS);
        try (Jedis jedis = server.connect()) {
            while (!closed) {
                var streams = jedis.xread(how, Map.of(stream, end.get()));
                if (streams != null && !streams.isEmpty()) {
                    end.set(streams.getFirst().getValue().getLast().getID());
                }
            }
        }
    }
}
