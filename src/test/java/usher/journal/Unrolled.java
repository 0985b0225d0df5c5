package usher.journal;

import java.util.List;
import usher.core.Entry;

/// A stream's items as any node must read them, for whoever watches from outside.
public final class Unrolled {
    private final Unrolling unrolling = new Unrolling();

    /// The entries that an item adds.
    public List<Entry> take(byte[] item) {
        return unrolling.take(Batch.of(item));
    }

    public long epoch() {
        return unrolling.tip().epoch();
    }

    /// Whether it is a batch that its writer had kept and puts there once more, since the stream went back.
    public static boolean isSentAgain(byte[] item) {
        Batch batch = Batch.of(item);
        return batch.number() > 0 && batch.epoch() > 1 && batch.seen() == 0;
    }
}
