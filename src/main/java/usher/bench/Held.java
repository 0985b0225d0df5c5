package usher.bench;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// How fast a hall can be told something new: the host changes at a fixed pace, and a pace is held where every phone
/// has every change before the next one is due.
///
/// @param aSecond the fastest pace that was held, 0 where not even one a second was
/// @param changes how many were made at one a second
/// @param inTime  how many of those every phone had in time
/// @param lastMs  the longest that a phone waited for one of those, without those that had it only after the next
/// @param dropped phones that have been cut off up to now
record Held(int aSecond, int changes, int inTime, double lastMs, int dropped) {
    private static final List<Integer> FASTER = List.of(2, 5, 10);
    private static final long NANOS_A_SECOND = TimeUnit.SECONDS.toNanos(1);
    private static final int BODY = 600;

    static Held measure(Stage stage, Crowd crowd, Effort effort) throws IOException {
        FanOut.Editor editor = new FanOut.Editor(stage, crowd, everybody -> true, crowd.size(), effort.pauseMsMax());
        editor.fit(BODY, FanOut.FRAME_BYTES);
        int changes = effort.heldChanges();
        int inTime = inTime(editor, 1, changes);
        double lastMs = editor.arrivals().ms(1);
        int held = inTime == changes ? 1 : 0;
        for (int pace : FASTER) {
            if (held > 0 && inTime(editor, pace, Math.ceilDiv(changes, 2)) == Math.ceilDiv(changes, 2)) {
                held = pace;
            } else {
                break;
            }
        }
        return new Held(held, changes, inTime, lastMs, crowd.dropped());
    }

    private static int inTime(FanOut.Editor editor, int pace, int changes) throws IOException {
        int inTime = 0;
        long dueNanos = System.nanoTime();
        for (int change = 0; change < changes; change++) {
            dueNanos += NANOS_A_SECOND / pace;
            inTime += editor.changedBy(dueNanos) ? 1 : 0;
        }
        return inTime;
    }
}
