package usher.bench;

import java.io.IOException;

/// What phones that stop reading do to the server and to the others.
///
/// @param phones          how many stopped
/// @param queuedMax       frames of one topic that waited for one of them, beyond what the kernel had taken
/// @param othersMsP99     until one of the others has a change
/// @param withoutMsP99    the same, with everybody reading
/// @param heapBytesGrown  live memory of the server while they stand, more than before
/// @param cameBack        how many of them have the newest state after they read again
record Slow(int phones, int queuedMax, double othersMsP99, double withoutMsP99, long heapBytesGrown, int cameBack) {
    /// Above this the large frames would be a measure of the loopback.
    static final int CROWD_MAX = 5_000;

    private static final int SHARE = 15;
    private static final int SLOW_MAX = 50;
    /// One in so many of the changes is enough to know how it is without them.
    private static final int BEFORE = 3;

    private static final int LETTERS = 3_900;
    private static final String LETTER = "门";
    /// With so little room the kernel takes 1.7 MB for a phone on the loopback, a hundred and fifty of these frames.
    private static final int RECEIVE_BYTES = 1_024;
    private static final long CATCH_UP_SECONDS_MAX = 20;

    static Slow measure(Stage stage, Crowd crowd, Effort effort) throws IOException {
        int slow = Math.clamp(crowd.size() / SHARE, 1, SLOW_MAX);
        int reading = crowd.size() - slow;
        FanOut.Editor editor =
                new FanOut.Editor(stage, crowd, number -> number < reading, reading, effort.pauseMsMax());
        editor.fill(LETTERS, LETTER);
        editor.changes(Math.ceilDiv(effort.slowChanges(), BEFORE));
        double withoutMsP99 = editor.arrivals().ms(0.99);
        crowd.comeAgain(reading, RECEIVE_BYTES);
        long before = Long.parseLong(stage.child().ask("heap"));
        for (int number = reading; number < crowd.size(); number++) {
            crowd.phone(number).stopReading();
        }
        editor.changes(effort.slowChanges());
        double othersMsP99 = editor.arrivals().ms(0.99);
        long grown = Long.parseLong(stage.child().ask("heap")) - before;
        crowd.watch(reading);
        for (int number = reading; number < crowd.size(); number++) {
            crowd.phone(number).readAgain();
        }
        stage.load().settle(CATCH_UP_SECONDS_MAX, crowd::watched);
        int cameBack = 0;
        for (int number = reading; number < crowd.size(); number++) {
            cameBack += crowd.newest(number) == editor.newest() ? 1 : 0;
        }
        return new Slow(slow, crowd.keptMax(), othersMsP99, withoutMsP99, grown, cameBack);
    }
}
