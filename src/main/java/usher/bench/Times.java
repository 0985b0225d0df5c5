package usher.bench;

import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/// Many durations in nanoseconds, and what share of them was within which time.
final class Times {
    private static final double NANOS_A_MS = TimeUnit.MILLISECONDS.toNanos(1);

    private long[] nanos = new long[1_024];
    private int count;

    void add(long one) {
        if (count == nanos.length) {
            nanos = Arrays.copyOf(nanos, 2 * count);
        }
        nanos[count++] = one;
    }

    void addAll(Times others) {
        for (int at = 0; at < others.count; at++) {
            add(others.nanos[at]);
        }
    }

    int count() {
        return count;
    }

    /// The time in ms within which this share lies; 0 where there are none.
    double ms(double share) {
        if (count == 0) {
            return 0;
        }
        long[] sorted = Arrays.copyOf(nanos, count);
        Arrays.sort(sorted);
        return sorted[Math.min(count - 1, (int) (share * count))] / NANOS_A_MS;
    }

    double medianMs() {
        return ms(0.5);
    }

    static double median(double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
