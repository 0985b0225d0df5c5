package usher.journal;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.Jedis;

/// Snapshots of one show for all nodes, in the folder that they share: each with its place in the stream.
/// One whose item the stream no longer holds is of a history that Redis has lost, and serves nobody.
final class RedisSnapshots {
    private final String code;
    private final Set<String> foreign;
    private final Folder folder;
    private final SnapshotFiles files;
    private final RedisLog log;
    private final AtomicInteger throwings = new AtomicInteger();

    /// A snapshot that fits, and where the stream goes on.
    record Begun(Snapshot snapshot, Place place, RedisStream.Item item) {}

    /// @param foreign shows whose snapshots this program can make nothing of, though another node's may
    RedisSnapshots(String code, Path shared, Set<String> foreign, RedisLog log) {
        this.code = code;
        this.foreign = foreign;
        this.folder = new Folder(code, shared.resolve(code));
        this.files = new SnapshotFiles(folder);
        this.log = log;
    }

    /// The newest that fits the stream as it is now; null where there is none.
    @Nullable
    Begun newest(Jedis jedis) {
        if (foreign.contains(code)) {
            return null;
        }
        for (long seq : files.seqs()) {
            Snapshot kept = files.read(seq);
            Begun begun = kept == null ? null : fitting(jedis, kept);
            if (begun != null) {
                return begun;
            }
        }
        return null;
    }

    /// Where the one before the newest stands; null where there are not two.
    @Nullable
    Place beforeLast() {
        List<Long> seqs = files.seqs();
        Snapshot kept = seqs.size() < 2 ? null : files.read(seqs.get(1));
        return kept == null ? null : Place.of(ByteBuffer.wrap(kept.state()));
    }

    /// How often they were all thrown away.
    int throwings() {
        return throwings.get();
    }

    /// Keeps one, unless all were thrown away since it was begun.
    synchronized void keep(Place place, Snapshot snapshot, int throwingsThen) {
        if (throwings.get() != throwingsThen) {
            return;
        }
        try {
            Files.createDirectories(folder.path());
        } catch (IOException e) {
            throw Sentences.notKept(folder, e);
        }
        files.keep(new Snapshot(snapshot.seq(), snapshot.hash(), place.bytes(snapshot.state())));
    }

    /// None of them is to be believed, and none that is being made.
    void throwAway() {
        throwings.incrementAndGet();
        synchronized (this) {
            files.seqs().forEach(seq -> files.putAside(seq, "may be wrong"));
        }
    }

    /// They stay where they are: nodes of two versions may run side by side.
    void putAside() {
        foreign.add(code);
    }

    void close() {
        files.close();
    }

    void wipe() {
        try {
            folder.wipe();
        } catch (IOException e) {
            throw Sentences.unreachable(folder, e);
        }
    }

    private @Nullable Begun fitting(Jedis jedis, Snapshot kept) {
        ByteBuffer bytes = ByteBuffer.wrap(kept.state());
        Place place = Place.of(bytes);
        if (place == null
                || place.tip().seq() != kept.seq()
                || !place.tip().hash().equals(kept.hash())) {
            return null;
        }
        RedisStream.Item item = log.at(jedis, place.id());
        if (item == null || item.crc() != place.crc()) {
            return null;
        }
        byte[] state = new byte[bytes.remaining()];
        bytes.get(state);
        return new Begun(new Snapshot(kept.seq(), kept.hash(), state), place, item);
    }
}
