package usher.journal;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.params.XAddParams;
import redis.clients.jedis.params.XReadParams;

/// One show's stream in Redis, `usher:{code}:log`: items with one field, a batch. Stateless; the connection is given.
record RedisStream(String key) {
    static final StreamEntryID START = new StreamEntryID(0, 0);

    private static final String CUT = """
        if (redis.call('GET', KEYS[2]) or '') ~= ARGV[1] then return 0 end
        if #redis.call('XRANGE', KEYS[1], ARGV[3], ARGV[3]) == 0 then return 0 end
        redis.call('XTRIM', KEYS[1], 'MINID', ARGV[3])
        redis.call('SET', KEYS[2], ARGV[2])
        return 1
        """;
    private static final byte[] FIELD = "b".getBytes(US_ASCII);
    static final int PAGE_ITEMS_MAX = 200;

    /// An item as it lies in the stream.
    ///
    /// @param crc that its batch's bytes end with
    record Item(StreamEntryID id, Batch batch, int crc) {
        static Item of(StreamEntryID id, byte[] bytes) {
            Batch batch = Batch.of(bytes);
            return new Item(id, batch, ByteBuffer.wrap(bytes).getInt(bytes.length - Integer.BYTES));
        }
    }

    static RedisStream of(String code) {
        return new RedisStream("usher:{" + code + "}:log");
    }

    boolean exists(Jedis jedis) {
        return jedis.exists(key);
    }

    /// Makes the stream where there is none; says whether there was none.
    boolean make(Jedis jedis) {
        boolean none = !exists(jedis);
        if (none) {
            byte[] mark = Batch.mark(0).bytes();
            jedis.xadd(bytes(), XAddParams.xAddParams(), Map.of(FIELD, mark));
        }
        return none;
    }

    /// The run of Redis in which the newest epoch began; empty where nobody has said.
    String run(Jedis jedis) {
        String run = jedis.get(runKey());
        return run == null ? "" : run;
    }

    void begun(Jedis jedis, String run) {
        jedis.set(runKey(), run);
    }

    void remove(Jedis jedis) {
        jedis.del(key, runKey(), statesKey(), cutKey());
    }

    /// Adds at the end; null where there is no stream any more.
    @Nullable
    StreamEntryID add(Jedis jedis, Batch batch) {
        byte[] id = jedis.xadd(bytes(), XAddParams.xAddParams().noMkStream(), Map.of(FIELD, batch.bytes()));
        return id == null ? null : new StreamEntryID(new String(id, US_ASCII));
    }

    /// The next items after this one, as many as fit a page; waits up to so long for the first.
    List<Item> read(Jedis jedis, StreamEntryID after, int blockMs) {
        XReadParams how = XReadParams.xReadParams().count(PAGE_ITEMS_MAX);
        var streams = jedis.xreadBinary(blockMs == 0 ? how : how.block(blockMs), Map.of(bytes(), after));
        return streams == null || streams.isEmpty()
                ? List.of()
                : streams.getFirst().getValue().stream()
                        .map(item -> Item.of(item.getID(), field(item.getFields())))
                        .toList();
    }

    /// What lies under exactly this id now.
    @Nullable
    Item at(Jedis jedis, StreamEntryID id) {
        var streams = jedis.xreadBinary(XReadParams.xReadParams().count(1), Map.of(bytes(), before(id)));
        if (streams == null || streams.isEmpty()) {
            return null;
        }
        var item = streams.getFirst().getValue().getFirst();
        return item.getID().equals(id) ? Item.of(id, field(item.getFields())) : null;
    }

    /// The id after which this one is the next that there can be.
    static StreamEntryID before(StreamEntryID id) {
        return id.getSequence() > 0
                ? new StreamEntryID(id.getTime(), id.getSequence() - 1)
                : new StreamEntryID(id.getTime() - 1, Long.MAX_VALUE);
    }

    @Nullable
    StreamEntryID newest(Jedis jedis) {
        var items = jedis.xrevrange(key, (StreamEntryID) null, (StreamEntryID) null, 1);
        return items.isEmpty() ? null : items.getFirst().getID();
    }

    /// Where it begins, as far as it was ever cut; null where it is whole.
    @Nullable
    Cut cut(Jedis jedis) {
        return Cut.of(jedis.get(cutKey()));
    }

    /// Cuts off what lies before, unless somebody else has cut since; both in one step.
    boolean cut(Jedis jedis, @Nullable Cut before, Cut next) {
        Object done = jedis.eval(
                CUT,
                List.of(key, cutKey()),
                List.of(Cut.text(before), next.text(), next.id().toString()));
        return Long.valueOf(1).equals(done);
    }

    private static byte[] field(Map<byte[], byte[]> fields) {
        return fields.isEmpty() ? new byte[0] : fields.values().iterator().next();
    }

    /// What nodes say of their states.
    String statesKey() {
        return key.replaceFirst("log$", "states");
    }

    private String cutKey() {
        return key.replaceFirst("log$", "cut");
    }

    private String runKey() {
        return key.replaceFirst("log$", "run");
    }

    private byte[] bytes() {
        return key.getBytes(US_ASCII);
    }
}
