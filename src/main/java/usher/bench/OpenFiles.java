package usher.bench;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.util.OptionalLong;

/// How many files and sockets a process may have open: a phone takes one here and one in the server, which inherits
/// the limit.
final class OpenFiles {
    /// For everything that is no phone.
    private static final int MORE = 500;

    private OpenFiles() {}

    /// A run would otherwise end after minutes, with some words of the kernel's.
    static void check(int phones) throws IOException {
        check(phones, max());
    }

    static void check(int phones, OptionalLong max) throws IOException {
        int needed = phones + MORE;
        if (max.isPresent() && max.getAsLong() < needed) {
            throw new IOException(
                    "%,d phones need %d open files in each process, and only %d are allowed: `ulimit -n %d` in this shell before (with root's help where it refuses: `prlimit --nofile=%d --pid $$`; in a container `--ulimit nofile=%d`), or fewer --phones"
                            .formatted(phones, needed, max.getAsLong(), needed, needed, needed));
        }
    }

    /// The JVM has raised its own to the hard limit when it started.
    private static OptionalLong max() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? OptionalLong.of(unix.getMaxFileDescriptorCount())
                : OptionalLong.empty();
    }
}
