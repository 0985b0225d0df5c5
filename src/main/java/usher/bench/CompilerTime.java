package usher.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;

/// What a JVM's compiler has used of the processor so far, by the clocks of its threads as Linux tells them; nothing is
/// known any more of one that has ended.
final class CompilerTime {
    /// As the kernel cuts `C2 CompilerThread0` off.
    private static final String NAME = "CompilerThre";

    private CompilerTime() {}

    /// Nothing where the process has no compiler, or where nobody tells.
    static OptionalLong nanos(long pid) {
        Path threads = Path.of("/proc", String.valueOf(pid), "task");
        if (!Files.isDirectory(threads)) {
            return OptionalLong.empty();
        }
        try (var all = Files.list(threads)) {
            List<Long> clocks = all.map(CompilerTime::clock)
                    .filter(OptionalLong::isPresent)
                    .map(OptionalLong::getAsLong)
                    .toList();
            return clocks.isEmpty()
                    ? OptionalLong.empty()
                    : OptionalLong.of(clocks.stream().mapToLong(Long::longValue).sum());
        } catch (IOException e) {
            return OptionalLong.empty();
        }
    }

    private static OptionalLong clock(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).contains(NAME)
                    ? OptionalLong.of(Long.parseLong(
                            Files.readString(thread.resolve("schedstat")).split(" ")[0]))
                    : OptionalLong.empty();
        } catch (IOException e) {
            // It has just ended, or this kernel keeps no such clock.
            return OptionalLong.empty();
        }
    }
}
