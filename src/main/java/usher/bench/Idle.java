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

    private static final long QUIET_MS = 1_500;
    private static final int LOOKS_MAX = 8;
    private static final long AGREE_BYTES = 16_384;

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

    /// What is left to tidy up after a crowd takes a while: until two looks agree.
    private static Memory settled(Stage stage) throws IOException {
        long before = Long.MAX_VALUE;
        long heapBytes = heapBytes(stage);
        for (int look = 0; look < LOOKS_MAX && Math.abs(heapBytes - before) > AGREE_BYTES; look++) {
            before = heapBytes;
            heapBytes = heapBytes(stage);
        }
        return new Memory(heapBytes, stage.child().residentBytes());
    }

    private static long heapBytes(Stage stage) throws IOException {
        stage.load().during(QUIET_MS);
        return Long.parseLong(stage.child().ask("heap"));
    }
}
