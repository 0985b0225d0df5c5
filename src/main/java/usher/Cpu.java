package usher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The CPU that this process and the children that it waited for have taken, where Linux tells.
final class Cpu {
    private static final Path STAT = Path.of("/proc/self/stat");
    private static final double TICKS_PER_SECOND = 100;

    private Cpu() {}

    /// See proc(5): utime, stime, cutime and cstime, the 12th to 15th fields after the name.
    static double seconds() throws IOException {
        if (!Files.exists(STAT)) {
            return Double.NaN;
        }
        String stat = Files.readString(STAT);
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
        long ticks = 0;
        for (int at = 11; at < 15; at++) {
            ticks += Long.parseLong(fields[at]);
        }
        return ticks / TICKS_PER_SECOND;
    }
}
