package usher;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The flags of the JVM that a runnable jar cannot carry. Where one can, the process puts itself in its own place with
/// `execv(3)`: same number, same terminal, nothing left behind. Elsewhere it goes on without them, and starts slower.
final class Flags {
    private static final String DONE = "-Dusher.flags=set";
    /// JEP 519: a state of many small records fits in less.
    private static final String COMPACT = "-XX:+UseCompactObjectHeaders";
    private static final String COLLECTOR = "-XX:+UseSerialGC";
    /// JEP 514: classes loaded and linked at the build, kept beside the jar.
    private static final String CACHE = "-XX:AOTCache=";
    private static final String CACHE_QUIET = "-Xlog:aot=off,cds=off";

    private Flags() {}

    /// Returns where nothing is to be done, or nothing can.
    static void set() {
        Path jar = Path.of(System.getProperty("java.class.path"));
        boolean isJar = jar.toString().endsWith(".jar") && Files.isRegularFile(jar);
        if (isJar
                && System.getProperty("usher.flags") == null
                && !System.getProperty("os.name").startsWith("Win")) {
            ProcessHandle.Info self = ProcessHandle.current().info();
            Optional<String> java = self.command();
            Optional<String[]> said = self.arguments();
            if (java.isPresent() && said.isPresent()) {
                become(command(java.get(), List.of(said.get()), cache(jar), System.getenv()));
            }
        }
    }

    /// The same command with our flags first, so that one that was said comes later and holds. Two collectors would be
    /// a fault, so that whoever names one is left alone.
    static List<String> command(String java, List<String> said, Optional<Path> cache, Map<String, String> environment) {
        List<String> command = new ArrayList<>(List.of(java, DONE, COMPACT));
        String options = said
                + environment.getOrDefault("JAVA_TOOL_OPTIONS", "")
                + environment.getOrDefault("JDK_JAVA_OPTIONS", "");
        if (!options.contains("GC")) {
            command.add(COLLECTOR);
        }
        if (!options.contains("-XX:AOT")) {
            cache.ifPresent(file -> command.addAll(List.of(CACHE + file, CACHE_QUIET)));
        }
        command.addAll(said);
        return List.copyOf(command);
    }

    private static Optional<Path> cache(Path jar) {
        String name = jar.getFileName().toString().replaceFirst("\\.jar$", ".aot");
        return Optional.of(jar.resolveSibling(name)).filter(Files::isRegularFile);
    }

    private static void become(List<String> command) {
        try (Arena arena = Arena.ofConfined()) {
            Linker linker = Linker.nativeLinker();
            MethodHandle execv = linker.downcallHandle(
                    linker.defaultLookup().findOrThrow("execv"),
                    FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.ADDRESS, ValueLayout.ADDRESS));
            MemorySegment words = arena.allocate(ValueLayout.ADDRESS, command.size() + 1L);
            for (int index = 0; index < command.size(); index++) {
                words.setAtIndex(ValueLayout.ADDRESS, index, arena.allocateFrom(command.get(index)));
            }
            int unused = (int) execv.invokeExact(arena.allocateFrom(command.getFirst()), words);
        } catch (Throwable refused) {
            // A machine without such a call: the server runs all the same, without these flags.
        }
    }
}
