package usher;

import java.io.IOException;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;

/// The threads of the JIT give way to all others: when a hall comes in at once it is people who wait, and code that is
/// compiled a moment later loses nothing. On Linux only, where each thread has a priority of its own (the notes of
/// setpriority(2)).
final class Compilers {
    private static final Path THREADS = Path.of("/proc/self/task");
    /// C1 and C2, cut to the length that the kernel keeps.
    private static final String NAME = " CompilerThre";
    /// A tenth of what a thread gets that waits beside it.
    private static final int NICE = 10;

    private static final int ONE_THREAD = 0;

    private Compilers() {}

    /// Threads that the JIT starts later are started by these, and are like them.
    static void giveWay() {
        if (!Files.isDirectory(THREADS)) {
            return;
        }
        try (var threads = Files.list(THREADS)) {
            Linker linker = Linker.nativeLinker();
            MethodHandle setPriority = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("setpriority"),
                    FunctionDescriptor.of(
                            ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT));
            for (Path thread : threads.filter(Compilers::isOne).toList()) {
                int unused = (int) setPriority.invokeExact(
                        ONE_THREAD, Integer.parseInt(thread.getFileName().toString()), NICE);
            }
        } catch (Throwable refused) {
            // They compete with everybody, as they would without us.
        }
    }

    private static boolean isOne(Path thread) {
        try {
            return Files.readString(thread.resolve("comm")).contains(NAME);
        } catch (IOException ended) {
            return false;
        }
    }
}
