package usher.rehearsal;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/// What one device did, in order. One command is under way at a time, as on phones, and keeps its id until it is
/// answered, over however many lines; confirmed ones are kept to be asked for again. Used by its device's thread alone.
final class Outbox {
    /// How long a command may be under way before its line is given up.
    static final long SILENT_MS = 10_000;

    private static final long AGAIN_MS = 1_500;
    private static final long PACE_MS = 120;
    private static final int ID_BYTES = 16;

    private final Tally tally;
    private final RandomGenerator luck;
    private final Deque<Item> waiting = new ArrayDeque<>();
    private final List<Item> confirmed = new ArrayList<>();

    /// One command on its way.
    private static final class Item {
        private final String id;
        private final String frame;
        /// Where the journal has it, 0 before it was confirmed.
        private long pos;
        private long firstSentNanos;
        private long sentNanos;
        private long notBeforeNanos;
        private boolean sent;
        private boolean moved;
        private final CompletableFuture<Long> promise = new CompletableFuture<>();

        Item(String id, String frame) {
            this.id = id;
            this.frame = frame;
        }
    }

    Outbox(Tally tally, RandomGenerator luck) {
        this.tally = tally;
        this.luck = luck;
    }

    /// Promises the position at which the journal has it; a refusal breaks the promise.
    CompletableFuture<Long> add(ObjectNode command) {
        String id = Luck.hex(luck, ID_BYTES);
        Item item = new Item(id, Wire.command(id, command));
        waiting.add(item);
        tally.commanded();
        return item.promise;
    }

    boolean isEmpty() {
        return waiting.isEmpty();
    }

    /// There is a new line: nothing has been sent on it.
    void unsent() {
        for (Item item : waiting) {
            item.moved |= item.firstSentNanos != 0;
            item.sent = false;
        }
    }

    /// The frame to send now, which counts as sent.
    Optional<String> due(long nowNanos) {
        Item head = waiting.peek();
        if (head == null || head.sent || head.notBeforeNanos - nowNanos > 0) {
            return Optional.empty();
        }
        head.sent = true;
        head.sentNanos = nowNanos;
        if (head.firstSentNanos == 0) {
            head.firstSentNanos = nowNanos;
        }
        return Optional.of(head.frame);
    }

    /// How long nothing is due, for all that is known now.
    long waitMs(long nowNanos) {
        Item head = waiting.peek();
        if (head == null || head.sent) {
            return Long.MAX_VALUE;
        }
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(head.notBeforeNanos - nowNanos) + 1);
    }

    /// Whether the server owes an answer for too long.
    boolean isSilent(long nowNanos) {
        Item head = waiting.peek();
        return head != null && head.sent && nowNanos - head.sentNanos > TimeUnit.MILLISECONDS.toNanos(SILENT_MS);
    }

    void confirmed(String id, long pos, long atNanos) {
        Item item = take(id);
        if (item == null) {
            return;
        }
        if (item.pos != 0) {
            tally.lost(item.pos == pos ? 0 : 1);
            return;
        }
        if (!item.moved) {
            tally.ticked(atNanos - item.firstSentNanos);
        }
        item.pos = pos;
        tally.acked();
        confirmed.add(item);
        item.promise.complete(pos);
    }

    void refused(String id, String code, long nowNanos) {
        Item head = waiting.peek();
        if (head == null || !head.id.equals(id)) {
            return;
        }
        if (code.equals("again")) {
            head.sent = false;
            head.notBeforeNanos = nowNanos + TimeUnit.MILLISECONDS.toNanos(AGAIN_MS + luck.nextLong(AGAIN_MS));
            return;
        }
        waiting.remove();
        if (head.pos != 0) {
            tally.lost(1);
        } else {
            tally.refused(code);
            head.promise.completeExceptionally(new IllegalStateException(code));
        }
    }

    /// Asks for everything that was confirmed once more, at a pace that no limit minds.
    void askAgain(long fromNanos) {
        long atNanos = fromNanos;
        for (Item item : confirmed) {
            item.sent = false;
            item.notBeforeNanos = atNanos;
            waiting.add(item);
            atNanos += TimeUnit.MILLISECONDS.toNanos(PACE_MS);
        }
    }

    private @Nullable Item take(String id) {
        Item head = waiting.peek();
        return head != null && head.id.equals(id) ? waiting.remove() : null;
    }
}
