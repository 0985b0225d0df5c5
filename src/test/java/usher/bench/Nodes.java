package usher.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// One show on so many real processes, and phones spread over them that vote as a stream; for measures.
public final class Nodes implements AutoCloseable {
    /// Two authors hand in, and one phone sees the ballot.
    private static final int OTHERS = Votes.AUTHORS + 1;
    private static final int AT_THE_DOOR_MAX = 64;
    private static final long SECONDS_MAX = 120;
    private static final long PAUSE_NANOS = 100_000;
    private static final byte[] WELCOME = Bytes.of("{\"t\":\"welcome\"");
    private static final byte[] OK = Bytes.of("{\"t\":\"ok\",\"id\":\"");
    private static final byte[] NO = Bytes.of("{\"t\":\"no\"");

    private final List<Child> children = new ArrayList<>();
    private final Load load = new Load();
    private final List<Way> ways = new ArrayList<>();
    /// The host's own, which is not looked at while votes stream.
    private final Load hosts = new Load();
    private final List<Phone> phones = new ArrayList<>();
    private final Map<String, Long> dueNanos = new HashMap<>();
    private final Set<String> confirmed = new HashSet<>();
    private final List<String> works;
    private final Stage stage;
    private Times ticks = new Times();
    private int inside;
    private int refused;
    private String refusal = "";

    /// What came of a stream.
    ///
    /// @param answered how many votes got their tick
    /// @param cpuMicros processor of all nodes together, for each vote
    public record Outcome(
            int sent, int answered, int refused, double p50, double p99, double longest, double cpuMicros) {}

    /// @param command      starts a server that answers as a child of the bench does
    /// @param environments of each node
    public Nodes(List<String> command, List<Map<String, String>> environments, int phones, Path folder)
            throws IOException, InterruptedException {
        for (Map<String, String> environment : environments) {
            Path own = Files.createDirectories(folder.resolve("node" + children.size()));
            Map<String, String> all = new HashMap<>(environment);
            all.putAll(Map.of("USHER_DATA", own.toString(), "USHER_PORT", "0", "USHER_HOST_KEY", Stage.KEY));
            children.add(Child.start(command, all, folder.resolve("node" + children.size() + ".log")));
        }
        Contender contender = new Contender("usher", command, Map.of(), Dialect.PLAIN, true);
        this.stage = Stage.usher(hosts, contender, children.getFirst(), OTHERS + phones);
        Crowd witness = new Crowd(stage, 1);
        witness.come(1);
        this.works = Votes.open(stage, witness);
        witness.go();
        for (Child child : children) {
            ways.add(new Way(load, child.port()));
        }
        come(phones);
    }

    public String code() {
        return stage.code();
    }

    /// Every vote that was confirmed, by its id.
    public Set<String> confirmed() {
        return Set.copyOf(confirmed);
    }

    public String refusal() {
        return refusal;
    }

    /// So many votes a second, evenly, from one phone after the other; a tick's time counts from when its vote was due.
    public Outcome stream(String name, int aSecond, int seconds) throws IOException {
        ticks = new Times();
        int refusedBefore = refused;
        long cpuNanos = cpuNanos();
        int count = aSecond * seconds;
        long stepNanos = TimeUnit.SECONDS.toNanos(1) / aSecond;
        long startNanos = System.nanoTime();
        for (int number = 0; number < count; number++) {
            long due = startNanos + number * stepNanos;
            while (System.nanoTime() < due) {
                look();
            }
            vote(name + number, number, due);
        }
        long endNanos = System.nanoTime() + TimeUnit.SECONDS.toNanos(SECONDS_MAX);
        while (!dueNanos.isEmpty() && System.nanoTime() < endNanos) {
            look();
        }
        double cpuMicros = (cpuNanos() - cpuNanos) / 1e3 / count;
        return new Outcome(
                count, ticks.count(), refused - refusedBefore, ticks.medianMs(), ticks.ms(.99), ticks.ms(1), cpuMicros);
    }

    @Override
    public void close() throws IOException {
        load.close();
        stage.close();
        hosts.close();
        children.forEach(Child::close);
    }

    private void vote(String id, int number, long due) {
        dueNanos.put(id, due);
        phones.get(number % phones.size())
                .send("{\"t\":\"do\",\"id\":\"" + id + "\",\"c\":{\"do\":\"act\",\"slot\":\"" + Stage.VOTE
                        + "\",\"kind\":\"cocreation\",\"act\":{\"do\":\"vote\",\"works\":[\""
                        + works.get(number / phones.size() % works.size()) + "\"]}}}");
    }

    private void come(int count) throws IOException {
        while (inside < count) {
            while (phones.size() < count && phones.size() - inside < AT_THE_DOOR_MAX) {
                int number = phones.size();
                String hello = stage.hello(OTHERS + number);
                phones.add(new Phone(ways.get(number % ways.size()), Dialect.PLAIN, number, hello, this::heard, 0));
            }
            look();
        }
    }

    private void heard(Phone phone, ByteBuffer text) {
        if (Bytes.startsWith(text, OK)) {
            tick(Bytes.text(text));
        } else if (Bytes.startsWith(text, WELCOME)) {
            inside++;
        } else if (Bytes.startsWith(text, NO)) {
            refusal = Bytes.text(text);
            refused++;
            dueNanos.remove(id(refusal));
        }
    }

    private void tick(String frame) {
        String id = id(frame);
        Long due = dueNanos.remove(id);
        if (due != null) {
            ticks.add(System.nanoTime() - due);
            confirmed.add(id);
        }
    }

    private static String id(String frame) {
        String after = frame.substring(frame.indexOf("\"id\":\"") + 6);
        return after.substring(0, after.indexOf('"'));
    }

    /// What is ready on all lines; rests a moment, so that a node on the same machine gets the core.
    private void look() throws IOException {
        load.look();
        LockSupport.parkNanos(PAUSE_NANOS);
    }

    private long cpuNanos() {
        return children.stream().mapToLong(Child::cpuNanos).sum();
    }
}
