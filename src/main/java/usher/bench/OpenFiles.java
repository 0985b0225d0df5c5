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

    /// Whether so many phones may be there at once, each at its own server.
    static boolean allow(int phones) {
        return allow(phones, max());
    }

    static boolean allow(int phones, OptionalLong max) {
        return max.isEmpty() || max.getAsLong() >= phones + MORE;
    }

    /// A run would otherwise end after minutes, with some words of the kernel's.
    static void check(int phones) throws IOException {
        check(phones, max());
    }

    static void check(int phones, OptionalLong max) throws IOException {
        if (!allow(phones, max)) {
            int needed = phones + MORE;
            throw new IOException(
                    "%,d phones need %d open files in each process, and only %d are allowed: `ulimit -n %d` in this shell before (with root's help where it refuses: `prlimit --nofile=%d --pid $$`; in a container `--ulimit nofile=%d`), or fewer --phones"
                            .formatted(phones, needed, max.orElseThrow(), needed, needed, needed));
        }
    }

    /// The JVM has raised its own to the hard limit when it started.
    private static OptionalLong max() {
        return ManagementFactory.getOperatingSystemMXBean() instanceof UnixOperatingSystemMXBean unix
                ? OptionalLong.of(unix.getMaxFileDescriptorCount())
                : OptionalLong.empty();
    }
}
