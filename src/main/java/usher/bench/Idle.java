package usher.bench;

import java.io.IOException;
import java.util.OptionalLong;

/// What a phone costs that only looks: the server's memory with all of them less that with none, each after collecting
/// twice, divided.
///
/// @param residentBytesPerPhone of the whole process as the kernel counts it, nothing where it does not tell
record Idle(long heapBytesPerPhone, OptionalLong residentBytesPerPhone) {
    /// So many come and go first, so that the first phone does not pay for classes and code.
    private static final int FIRST = 300;

    private static final long QUIET_MS = 2_000;

    /// Everybody has come when it is done.
    static Idle measure(Stage stage, Crowd crowd) throws IOException {
        crowd.come(Math.min(FIRST, crowd.size()));
        crowd.go();
        Memory before = settled(stage);
        crowd.come(crowd.size());
        Memory after = settled(stage);
        return new Idle(
                (after.heapBytes - before.heapBytes) / crowd.size(),
                before.residentBytes < 0
                        ? OptionalLong.empty()
                        : OptionalLong.of((after.residentBytes - before.residentBytes) / crowd.size()));
    }

    private record Memory(long heapBytes, long residentBytes) {}

    private static Memory settled(Stage stage) throws IOException {
        stage.load().during(QUIET_MS);
        long heapBytes = Long.parseLong(stage.child().ask("heap"));
        return new Memory(heapBytes, stage.child().residentBytes());
    }
}
