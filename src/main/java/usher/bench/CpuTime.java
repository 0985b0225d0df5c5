package usher.bench;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.time.Duration;

/// The processor time that another process has used, threads that have ended included: one ruler for every server,
/// whatever it is written in. Where `clock_getcpuclockid(3)` is missing, by the JDK, which is coarser.
final class CpuTime {
    private static final long NANOS_A_SECOND = 1_000_000_000;

    private CpuTime() {}

    static long nanos(Process process) {
        try (Arena arena = Arena.ofConfined()) {
            return clock(arena, (int) process.pid());
        } catch (Throwable missing) {
            return process.info().totalCpuDuration().orElse(Duration.ZERO).toNanos();
        }
    }

    private static long clock(Arena arena, int pid) throws Throwable {
        MemorySegment clock = arena.allocate(ValueLayout.JAVA_INT);
        MemorySegment time = arena.allocate(ValueLayout.JAVA_LONG, 2);
        int found = (int) call("clock_getcpuclockid").invokeExact(pid, clock);
        int read = (int) call("clock_gettime").invokeExact(clock.get(ValueLayout.JAVA_INT, 0), time);
        if (found != 0 || read != 0) {
            throw new IllegalStateException("no clock for process " + pid);
        }
        return time.getAtIndex(ValueLayout.JAVA_LONG, 0) * NANOS_A_SECOND + time.getAtIndex(ValueLayout.JAVA_LONG, 1);
    }

    private static MethodHandle call(String name) {
        Linker linker = Linker.nativeLinker();
        SymbolLookup library = linker.defaultLookup();
        return linker.downcallHandle(
                library.findOrThrow(name),
                FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.ADDRESS));
    }
}
