package usher.journal;

import java.time.Duration;
import java.util.List;
import java.util.function.LongConsumer;
import java.util.function.LongFunction;

/// Reads aside what an opening at a snapshot has left unread, page by page and half of the time at rest, so that damage
/// is found on the day it happens.
final class Rereading implements Runnable {
    /// Not while three hundred phones come back.
    static final Duration AFTER = Duration.ofSeconds(15);

    private final Duration after;
    private final long endSeq;
    private final LongFunction<List<Row>> pages;
    private final LongConsumer damaged;
    private Tip tip = Tip.START;

    /// @param endSeq  the last entry to be read
    /// @param pages   rows after a position; empty where there is nothing more to be read
    /// @param damaged hears the first bad entry
    Rereading(Duration after, long endSeq, LongFunction<List<Row>> pages, LongConsumer damaged) {
        this.after = after;
        this.endSeq = endSeq;
        this.pages = pages;
        this.damaged = damaged;
    }

    @Override
    public void run() {
        try {
            Thread.sleep(after);
            while (tip.seq() < endSeq) {
                long from = System.nanoTime();
                if (!read()) {
                    return;
                }
                Thread.sleep(Duration.ofNanos(System.nanoTime() - from));
            }
        } catch (InterruptedException e) {
            // The journal is closed.
        }
    }

    /// Whether to go on.
    private boolean read() {
        List<Row> rows = pages.apply(tip.seq());
        for (Row row : rows) {
            if (!row.isGood() || !tip.leadsTo(row)) {
                damaged.accept(tip.seq() + 1);
                return false;
            }
            tip = tip.after(row);
        }
        return !rows.isEmpty();
    }
}
