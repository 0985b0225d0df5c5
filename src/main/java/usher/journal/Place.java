package usher.journal;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.HashTreePSet;
import org.pcollections.PMap;
import org.pcollections.PSet;
import redis.clients.jedis.StreamEntryID;

/// Where reading a stream can begin instead of at its beginning: behind one item, with all that the items up to it have
/// made of the chain.
///
/// @param crc  of that item's batch: the stream must still hold it
/// @param seen which batches of each writer have come
record Place(StreamEntryID id, int crc, Tip tip, PMap<Long, Numbers> seen) {
    private static final HexFormat HEX = HexFormat.of();
    private static final int HASH_BYTES = 32;
    private static final int HEAD_BYTES = 5 * Long.BYTES + HASH_BYTES + 2 * Integer.BYTES;

    /// Which of a writer's batches have come: all up to the highest but those that are missing.
    record Numbers(long highest, PSet<Long> missing) {
        static final Numbers NONE = new Numbers(0, HashTreePSet.empty());

        /// With this one; null where it came before.
        @Nullable
        Numbers plus(long number) {
            if (number <= highest) {
                return missing.contains(number) ? new Numbers(highest, missing.minus(number)) : null;
            }
            PSet<Long> skipped = missing;
            for (long between = highest + 1; between < number; between++) {
                skipped = skipped.plus(between);
            }
            return new Numbers(number, skipped);
        }
    }

    /// The place with a state behind it.
    byte[] bytes(byte[] state) {
        int length = HEAD_BYTES + state.length;
        for (Numbers numbers : seen.values()) {
            length += 2 * Long.BYTES + Integer.BYTES + numbers.missing().size() * Long.BYTES;
        }
        ByteBuffer bytes = ByteBuffer.allocate(length)
                .putLong(id.getTime())
                .putLong(id.getSequence())
                .putInt(crc)
                .putLong(tip.epoch())
                .putLong(tip.seq())
                .putLong(tip.timeMs())
                .put(HEX.parseHex(tip.hash()))
                .putInt(seen.size());
        for (Map.Entry<Long, Numbers> writer : seen.entrySet()) {
            bytes.putLong(writer.getKey()).putLong(writer.getValue().highest());
            bytes.putInt(writer.getValue().missing().size());
            writer.getValue().missing().forEach(bytes::putLong);
        }
        return bytes.put(state).array();
    }

    /// Reads a place and leaves the state to be read; null for what is none.
    static @Nullable Place of(ByteBuffer bytes) {
        try {
            StreamEntryID id = new StreamEntryID(bytes.getLong(), bytes.getLong());
            int crc = bytes.getInt();
            long epoch = bytes.getLong();
            long seq = bytes.getLong();
            long timeMs = bytes.getLong();
            byte[] hash = new byte[HASH_BYTES];
            bytes.get(hash);
            PMap<Long, Numbers> seen = HashTreePMap.empty();
            for (int writers = bytes.getInt(); writers > 0; writers--) {
                long writer = bytes.getLong();
                long highest = bytes.getLong();
                PSet<Long> missing = HashTreePSet.empty();
                for (int count = bytes.getInt(); count > 0; count--) {
                    missing = missing.plus(bytes.getLong());
                }
                seen = seen.plus(writer, new Numbers(highest, missing));
            }
            return new Place(id, crc, new Tip(epoch, seq, timeMs, HEX.formatHex(hash)), seen);
        } catch (BufferUnderflowException e) {
            return null;
        }
    }
}
