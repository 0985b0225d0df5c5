package usher.engine;

import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.core.Kinds;
import usher.core.Reducer;
import usher.core.Vault;
import usher.journal.Journal;
import usher.journal.JournalException;
import usher.journal.Journals;

/// All shows of this server.
public final class Engine implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

    private final Journals journals;
    private final Kinds kinds;
    private final Reducer reducer;
    private final Codec codec;
    private final InstantSource clock;
    private final Function<String, Vault> vaults;
    private final Listener listener;
    private final Threads threads;
    private final Duty duty;
    private final Keeping.Rhythm rhythm;
    private final Map<String, ShowLoop> loops = new ConcurrentHashMap<>();
    private final Map<String, String> broken = new ConcurrentHashMap<>();

    public Engine(
            Journals journals,
            Kinds kinds,
            Codec codec,
            InstantSource clock,
            Function<String, Vault> vaults,
            Listener listener) {
        this(journals, kinds, codec, clock, vaults, listener, Duty.ALWAYS);
    }

    /// @param duty whose work a show's is, where many nodes have it open
    public Engine(
            Journals journals,
            Kinds kinds,
            Codec codec,
            InstantSource clock,
            Function<String, Vault> vaults,
            Listener listener,
            Duty duty) {
        this(journals, kinds, codec, clock, vaults, listener, Threads.own(), duty, Keeping.Rhythm.USUAL);
    }

    public Engine(
            Journals journals,
            Kinds kinds,
            Codec codec,
            InstantSource clock,
            Function<String, Vault> vaults,
            Listener listener,
            Threads threads) {
        this(journals, kinds, codec, clock, vaults, listener, threads, Duty.ALWAYS, Keeping.Rhythm.USUAL);
    }

    public Engine(
            Journals journals,
            Kinds kinds,
            Codec codec,
            InstantSource clock,
            Function<String, Vault> vaults,
            Listener listener,
            Threads threads,
            Duty duty) {
        this(journals, kinds, codec, clock, vaults, listener, threads, duty, Keeping.Rhythm.USUAL);
    }

    Engine(
            Journals journals,
            Kinds kinds,
            Codec codec,
            InstantSource clock,
            Function<String, Vault> vaults,
            Listener listener,
            Threads threads,
            Duty duty,
            Keeping.Rhythm rhythm) {
        this.duty = duty;
        this.rhythm = rhythm;
        this.journals = journals;
        this.kinds = kinds;
        this.reducer = new Reducer(kinds);
        this.codec = codec;
        this.clock = clock;
        this.vaults = vaults;
        this.listener = listener;
        this.threads = threads;
    }

    /// Opens every show that has a journal. One that cannot be read stays closed, and the others go on.
    public void open() {
        journals.codes().forEach(this::startOrNote);
    }

    private void startOrNote(String code) {
        try {
            startAgain(code);
        } catch (JournalException e) {
            broken.put(code, String.valueOf(e.getMessage()));
            LOG.error("show {} stays closed: {}", code, e.getMessage());
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
        ShowLoop loop = loops.get(code);
        return loop == null && isMadeElsewhere(code)
                ? Optional.ofNullable(startAgain(code))
                : Optional.ofNullable(loop);
    }

    public Reducer reducer() {
        return reducer;
    }

    /// The time by which shows are stamped.
    public long nowMs() {
        return clock.millis();
    }

    public Codec codec() {
        return codec;
    }

    /// Has `gone` called with each show that another node has wiped, when its loop is closed here.
    public void watch(Consumer<String> gone) {
        journals.watch(this::startOrNote, code -> {
            ShowLoop loop = loops.remove(code);
            if (loop != null) {
                loop.close();
                gone.accept(code);
            }
        });
    }

    /// The show's work has become this node's own.
    public void takeOver(String code) {
        ShowLoop loop = loops.get(code);
        if (loop != null) {
            loop.takeOver();
        }
    }

    /// Opens a show's loop, making its journal where there is none.
    public ShowLoop start(String code) {
        return loops.computeIfAbsent(code, fresh -> {
            Journal journal = journals.open(fresh);
            try {
                return loop(fresh, journal);
            } catch (SnapshotException e) {
                putAside(fresh, journal, e);
                return loop(fresh, journals.open(fresh));
            }
        });
    }

    private @Nullable ShowLoop startAgain(String code) {
        return loops.computeIfAbsent(code, known -> {
            Journal journal = journals.reopen(known);
            try {
                return journal == null ? null : loop(known, journal);
            } catch (SnapshotException e) {
                putAside(known, Objects.requireNonNull(journal), e);
                Journal again = journals.reopen(known);
                return again == null ? null : loop(known, again);
            }
        });
    }

    /// The log is the truth: a snapshot that does not fit costs time and nothing else.
    private static void putAside(String code, Journal journal, SnapshotException why) {
        LOG.info("show {}: its snapshot is put aside ({}); all entries are read", code, why.getMessage());
        try (journal) {
            journal.putSnapshotsAside();
        }
    }

    private ShowLoop loop(String code, Journal journal) {
        return new ShowLoop(code, journal, reducer, codec, listener, this::errands, rhythm, duty, threads);
    }

    /// Ends a show and deletes its journal: for rehearsals.
    public void wipe(String code) {
        ShowLoop loop = loops.remove(code);
        if (loop != null) {
            loop.close();
        }
        journals.wipe(code);
    }

    private boolean isMadeElsewhere(String code) {
        return !broken.containsKey(code) && journals.knows(code);
    }

    @Override
    public void close() {
        loops.values().forEach(ShowLoop::close);
        threads.shutdown();
        journals.close();
    }

    /// A loop's errands; their clock stands behind nothing that the loop has read.
    private Errands errands(ShowLoop loop) {
        if (clock instanceof SteadyClock steady) {
            steady.notBefore(loop.follower().newestMs());
        }
        return new Errands(loop, kinds, vaults.apply(loop.code()), clock, threads, duty);
    }
}
