package usher.media;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/// One run of a program, which ends with its time, with our interest in it (an interrupt), and with this server.
///
/// On a system with a shell a small script stands between: it limits the memory, steps back behind everybody's taps,
/// and waits on its standard input, which ends when this process does, even by `kill -9`; then it ends the program.
final class Run {
    private static final String KEEPER = """
        ulimit -v "$0" 2>/dev/null
        exec 3<&0
        nice -n 10 "$@" </dev/null 3<&- &
        program=$!
        { read -r _ <&3; kill -9 $program; } >/dev/null 2>&1 &
        watch=$!
        exec 3<&-
        wait $program
        code=$?
        kill -9 $watch >/dev/null 2>&1
        exit $code
        """;
    private static final boolean SHELL = File.separatorChar == '/';
    private static final int COMPLAINT_BYTES_MAX = 16 * 1024;
    private static final int END_SECONDS_MAX = 10;
    private static final Timer CLOCK = new Timer("ffmpeg-limit", true);

    private Run() {}

    static Ffmpeg.Outcome of(List<String> command, Ffmpeg.Limits limits, Consumer<String> line) throws IOException {
        Process process = start(command, limits);
        AtomicBoolean late = new AtomicBoolean();
        TimerTask end = new TimerTask() {
            @Override
            public void run() {
                late.set(true);
                end(process);
            }
        };
        CLOCK.schedule(end, limits.secondsMax() * 1000L);
        StringBuffer complaint = new StringBuffer();
        Thread errors = Thread.ofVirtual().start(() -> listen(process.getErrorStream(), complaint));
        Thread lines = Thread.ofVirtual().start(() -> read(process.getInputStream(), line));
        try {
            int exit = process.waitFor();
            errors.join();
            lines.join();
            return new Ffmpeg.Outcome(late.get() ? Ffmpeg.Outcome.TOO_LONG : exit, "", complaint.toString());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("ended before it was done");
        } finally {
            end.cancel();
            end(process);
        }
    }

    private static Process start(List<String> command, Ffmpeg.Limits limits) throws IOException {
        List<String> whole = new ArrayList<>();
        if (SHELL) {
            whole.addAll(List.of("/bin/sh", "-c", KEEPER, String.valueOf(limits.memoryBytesMax() / 1024)));
        }
        whole.addAll(command);
        ProcessBuilder builder = new ProcessBuilder(whole);
        Path home = Path.of(command.getFirst()).toAbsolutePath().getParent();
        builder.environment().keySet().retainAll(List.of("PATH", "HOME", "TMPDIR", "TEMP", "TMP", "SystemRoot"));
        if (home != null && Path.of(command.getFirst()).isAbsolute()) {
            builder.environment().put("LD_LIBRARY_PATH", home.toString());
        }
        return builder.start();
    }

    /// The keeper ends the program when its input ends; what has no keeper is ended by force.
    private static void end(Process process) {
        try {
            process.getOutputStream().close();
            if (!SHELL || !process.waitFor(END_SECONDS_MAX, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (IOException gone) {
            process.destroyForcibly();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }

    private static void read(InputStream stream, Consumer<String> line) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
            reader.lines().forEach(line);
        } catch (IOException | UncheckedIOException gone) {
            // The program was ended: there is nothing more to hear.
        }
    }

    private static void listen(InputStream stream, StringBuffer complaint) {
        read(stream, text -> {
            complaint.append(text).append('\n');
            if (complaint.length() > COMPLAINT_BYTES_MAX) {
                complaint.delete(0, complaint.length() - COMPLAINT_BYTES_MAX);
            }
        });
    }
}
