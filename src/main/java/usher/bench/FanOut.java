package usher.bench;

import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;

/// What it costs to tell everybody: the host edits a card's text, and every phone gets one state frame.
///
/// @param cpuMicros  processor time of the server for each frame that a phone got
/// @param ownMicros  the same without what the compiler took of it
/// @param lastMs     from the host's hand until the last phone has it, the middle of each block's changes
/// @param msP99      until a phone has it, over all phones and changes
/// @param frameBytes length of the message
/// @param sentBytes  the same with everything that the server puts around it in its frame
/// @param dropped    phones that were cut off meanwhile
/// @param calm       how the compiler was
record FanOut(
        Blocks cpuMicros,
        Blocks ownMicros,
        Blocks lastMs,
        double msP99,
        int frameBytes,
        int sentBytes,
        int dropped,
        Calm calm) {
    static final int FRAME_BYTES = 1_024;

    /// The host's hand, which waits after each change until the room is quiet again: whatever folds bursts must not
    /// fold these. Our server rests four times as long as it sent, 80 ms at least, from the moment when it began.
    static final class Editor {
        private static final long ARRIVE_SECONDS_MAX = 60;
        private static final long STEP_MS_MIN = 90;
        private static final long PAUSE_MS_MORE = 10;
        private static final long PAUSE_TIMES = 3;

        private final Stage stage;
        private final Crowd crowd;
        private final IntPredicate who;
        private final int many;
        private final long pauseMsMax;
        private String filler = "";
        private int change;
        private Times arrivals = new Times();

        /// @param who  whose hearing counts
        /// @param many how many they are
        /// @param pauseMsMax after one change
        Editor(Stage stage, Crowd crowd, IntPredicate who, int many, long pauseMsMax) {
            this.stage = stage;
            this.crowd = crowd;
            this.who = who;
            this.many = many;
            this.pauseMsMax = pauseMsMax;
        }

        /// Makes frames of this size.
        void fit(int guess, int frameBytes) throws IOException {
            filler = "x".repeat(guess);
            changes(1);
            fill(guess + frameBytes - crowd.frameBytes(), "x");
        }

        void fill(int letters, String letter) {
            filler = letter.repeat(Math.max(0, letters));
        }

        /// Changes one after another; says how long each took until the last one had it.
        Times changes(int count) throws IOException {
            Times lasts = new Times();
            for (int made = 0; made < count; made++) {
                long tookNanos = change();
                long tookMs = TimeUnit.NANOSECONDS.toMillis(tookNanos);
                lasts.add(tookNanos);
                stage.load()
                        .during(Math.clamp(PAUSE_TIMES * tookMs, Math.max(0, STEP_MS_MIN - tookMs), pauseMsMax)
                                + PAUSE_MS_MORE);
            }
            return lasts;
        }

        /// Changes as fast as they arrive, to warm up.
        void rush(int count, SideShows beside) throws IOException {
            for (int made = 0; made < count; made++) {
                beside.change();
                change();
            }
        }

        /// One change; says, when this moment has come, whether all had it by then.
        boolean changedBy(long endNanos) throws IOException {
            begin();
            stage.load().during(TimeUnit.NANOSECONDS.toMillis(endNanos - System.nanoTime()));
            arrivals.addAll(crowd.arrivals());
            return crowd.have() == many && crowd.heardNanos() <= endNanos;
        }

        /// Of the changes since this was asked last.
        Times arrivals() {
            Times now = arrivals;
            arrivals = new Times();
            return now;
        }

        /// The number of the newest change.
        int newest() {
            return change;
        }

        private void begin() {
            change++;
            crowd.expect(change, who);
            stage.edit(Crowd.CHANGE + change + " " + filler);
        }

        private long change() throws IOException {
            long fromNanos = System.nanoTime();
            begin();
            arrive();
            long tookNanos = System.nanoTime() - fromNanos;
            arrivals.addAll(crowd.arrivals());
            return tookNanos;
        }

        private void arrive() throws IOException {
            try {
                stage.load().until("all phones", ARRIVE_SECONDS_MAX, () -> crowd.have() == many);
            } catch (IOException e) {
                throw new IOException(
                        "change %d came to %d of %d phones, %d were cut off"
                                .formatted(change, crowd.have(), many, crowd.dropped()),
                        e);
            }
        }
    }
}
