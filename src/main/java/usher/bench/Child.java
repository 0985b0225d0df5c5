package usher.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.Writer;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/// A server's process. It says its port first, then one line to each line that it is asked; what begins with another
/// word than `bench` is its own talk.
final class Child implements AutoCloseable {
    private static final String OURS = "bench ";
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s*(\\d+) kB");
    private static final long START_SECONDS_MAX = 20;
    private static final long STOP_SECONDS_MAX = 10;
    private static final long KNOCK_MS = 20;

    private final Process process;
    private final BufferedReader answers;
    private final Writer questions;
    private final Path log;
    private final int port;

    private Child(Process process, Path log, OptionalInt told) throws IOException {
        this.process = process;
        this.log = log;
        this.answers = process.inputReader(StandardCharsets.UTF_8);
        this.questions = process.outputWriter(StandardCharsets.UTF_8);
        this.port = told.isPresent() ? told.getAsInt() : Integer.parseInt(read().split(" ")[1]);
    }

    /// Starts it and waits until it serves.
    ///
    /// @param log where its stderr goes
    static Child start(List<String> command, Map<String, String> environment, Path log) throws IOException {
        return new Child(process(command, environment, log), log, OptionalInt.empty());
    }

    /// The same with one that was told its port and answers no questions.
    static Child start(List<String> command, Map<String, String> environment, Path log, int port) throws IOException {
        Child child = new Child(process(command, environment, log), log, OptionalInt.of(port));
        // It does not end with its input, as ours do.
        Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(child.process::destroyForcibly));
        child.awaitDoor();
        return child;
    }

    int port() {
        return port;
    }

    String ask(String question) throws IOException {
        questions.write(question + "\n");
        questions.flush();
        return read();
    }

    long cpuNanos() {
        return CpuTime.nanos(process);
    }

    OptionalLong compilerNanos() {
        return CompilerTime.nanos(process.pid());
    }

    /// -1 where the machine does not tell.
    long residentBytes() throws IOException {
        Path status = Path.of("/proc", String.valueOf(process.pid()), "status");
        if (!Files.isReadable(status)) {
            return -1;
        }
        var resident = RESIDENT.matcher(Files.readString(status));
        return resident.find() ? 1_024 * Long.parseLong(resident.group(1)) : -1;
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static Process process(List<String> command, Map<String, String> environment, Path log) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        builder.redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()));
        return builder.start();
    }

    /// Knocks until somebody is in.
    private void awaitDoor() throws IOException {
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS_MAX);
        while (!isOpen()) {
            if (!process.isAlive() || System.nanoTime() > endNanos) {
                throw ended();
            }
            LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(KNOCK_MS));
        }
    }

    private boolean isOpen() {
        try (Socket knock = new Socket(InetAddress.getLoopbackAddress(), port)) {
            return knock.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    private String read() throws IOException {
        for (String line = answers.readLine(); line != null; line = answers.readLine()) {
            if (line.startsWith(OURS)) {
                return line.substring(OURS.length());
            }
        }
        throw ended();
    }

    private IOException ended() throws IOException {
        process.destroyForcibly();
        return new IOException("a server ended that was to be measured:\n" + Files.readString(log));
    }
}
