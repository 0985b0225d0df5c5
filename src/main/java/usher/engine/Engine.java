package usher.engine;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.core.Kinds;
import usher.core.Reducer;
import usher.core.Vault;
import usher.journal.JournalException;
import usher.journal.Journals;

/// All shows of this server.
public final class Engine implements AutoCloseable {
    /// Jobs at once: lamps on one thread, their proofs on the other.
    private static final int WORKERS = 2;

    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private final Journals journals;
    private final Kinds kinds;
    private final Reducer reducer;
    private final Codec codec;
    private final InstantSource clock;
    private final Function<String, Vault> vaults;
    private final Listener listener;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("alarm").daemon().factory());
    private final ExecutorService workers = Executors.newFixedThreadPool(
            WORKERS,
            Thread.ofPlatform()
                    .name("worker-", 1)
                    .daemon()
                    .priority(Thread.MIN_PRIORITY)
                    .factory());
    /// Films and their like, one at a time, so that they hold up nothing else.
    private final ExecutorService longWorker = Executors.newSingleThreadExecutor(Thread.ofPlatform()
            .name("long-worker")
            .daemon()
            .priority(Thread.MIN_PRIORITY)
            .factory());
    private final Map<String, ShowLoop> loops = new ConcurrentHashMap<>();
    private final Map<String, String> broken = new ConcurrentHashMap<>();

    public Engine(
            Journals journals,
            Kinds kinds,
            Codec codec,
            InstantSource clock,
            Function<String, Vault> vaults,
            Listener listener) {
        this.journals = journals;
        this.kinds = kinds;
        this.reducer = new Reducer(kinds);
        this.codec = codec;
        this.clock = clock;
        this.vaults = vaults;
        this.listener = listener;
    }

    /// Opens every show that has a journal. One that cannot be read stays closed, and the others go on.
    public void open() {
        for (String code : journals.codes()) {
            try {
                start(code);
            } catch (JournalException e) {
                broken.put(code, String.valueOf(e.getMessage()));
                LOG.error("show {} stays closed: {}", code, e.getMessage());
            }
        }
    }

    public List<String> codes() {
        return loops.keySet().stream().sorted().toList();
    }

    /// Shows that could not be opened, with the reason.
    public Map<String, String> broken() {
        return Map.copyOf(broken);
    }

    public Optional<ShowLoop> show(String code) {
        return Optional.ofNullable(loops.get(code));
    }

    public Reducer reducer() {
        return reducer;
    }

    public Codec codec() {
        return codec;
    }

    /// Opens a show's loop, making its journal where there is none.
    public ShowLoop start(String code) {
        return loops.computeIfAbsent(
                code,
                fresh -> new ShowLoop(
                        fresh,
                        journals.open(fresh),
                        reducer,
                        codec,
                        listener,
                        loop -> new Errands(loop, kinds, vaults.apply(fresh), clock, timer, workers, longWorker)));
    }

    /// Ends a show and deletes its journal: for rehearsals.
    public void wipe(String code) {
        ShowLoop loop = loops.remove(code);
        if (loop != null) {
            loop.close();
        }
        journals.wipe(code);
    }

    @Override
    public void close() {
        loops.values().forEach(ShowLoop::close);
        timer.shutdownNow();
        workers.shutdownNow();
        longWorker.shutdownNow();
        journals.close();
    }
}
