package usher.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A hall that comes in at once, into processes that nobody has visited before; of several the middle one by the clock.
///
/// @param phones        how many
/// @param doorMs        from the first form until the last has its scene: form, token, socket, hello
/// @param doorCpuMs     processor time of the server for it
/// @param socketsMs     in another process, by those who have a token already: socket, hello, scene
/// @param socketsCpuMs  processor time for that
record Joins(int phones, double doorMs, double doorCpuMs, double socketsMs, double socketsCpuMs) {
    private static final long ALL_SECONDS_MAX = 60;
    private static final double NANOS_A_MS = 1_000_000;

    /// @param doors    a process that nobody has visited
    /// @param sockets  another one, whose guests have tokens
    /// @param times    how many of each
    static Joins measure(Door doors, Door sockets, int phones, int times) throws IOException, InterruptedException {
        Took door = middle(doors, stage -> byTheDoor(stage, phones), times);
        Took socket = middle(sockets, stage -> new Crowd(stage, phones).come(phones, phones), times);
        return new Joins(phones, door.ms, door.cpuMs, socket.ms, socket.cpuMs);
    }

    /// Opens a fresh process.
    @FunctionalInterface
    interface Door {
        Stage open() throws IOException, InterruptedException;
    }

    private record Took(double ms, double cpuMs) {}

    @FunctionalInterface
    private interface Coming {
        void to(Stage stage) throws IOException;
    }

    private static Took middle(Door door, Coming coming, int times) throws IOException, InterruptedException {
        List<Took> all = new ArrayList<>();
        for (int time = 0; time < times; time++) {
            all.add(took(door, coming));
        }
        all.sort(Comparator.comparingDouble(Took::ms));
        return all.get(times / 2);
    }

    private static Took took(Door door, Coming coming) throws IOException, InterruptedException {
        try (Stage stage = door.open()) {
            long cpuNanos = stage.child().cpuNanos();
            long fromNanos = System.nanoTime();
            coming.to(stage);
            double ms = (System.nanoTime() - fromNanos) / NANOS_A_MS;
            return new Took(ms, (stage.child().cpuNanos() - cpuNanos) / NANOS_A_MS);
        }
    }

    private static void byTheDoor(Stage stage, int phones) throws IOException {
        Arrivals arrivals = new Arrivals(new Crowd(stage, phones));
        for (int guest = 0; guest < phones; guest++) {
            Visit unused = new Visit(stage.way(), stage.code(), "guest" + guest, arrivals::enter, arrivals::fail);
        }
        stage.load()
                .until(
                        "all to come in",
                        ALL_SECONDS_MAX,
                        () -> arrivals.crowd.present() == phones || !arrivals.fault.isEmpty());
        if (!arrivals.fault.isEmpty()) {
            throw new IOException(arrivals.fault);
        }
    }

    /// Whoever has a token goes on to a socket.
    private static final class Arrivals {
        private final Crowd crowd;
        private String fault = "";

        Arrivals(Crowd crowd) {
            this.crowd = crowd;
        }

        void enter(String token) {
            try {
                crowd.comes(token);
            } catch (IOException e) {
                fail(e);
            }
        }

        void fail(IOException why) {
            fault = String.valueOf(why.getMessage());
        }
    }
}
