package usher.engine;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.journal.Journal;
import usher.journal.JournalException;
import usher.journal.Snapshot;

/// Has a show's memory kept as a snapshot now and then, aside from the show's own thread: states do not change.
final class Keeping {
    private static final Logger LOG = LoggerFactory.getLogger(Keeping.class);

    private final String code;
    private final Journal journal;
    private final Rhythm rhythm;
    private final Duty duty;
    private final Executor aside;
    private long kept;
    private volatile boolean busy;

    /// When it is worth it: a snapshot spares the next start so many commands and costs as much as all answers.
    ///
    /// @param busyMin  commands since the last one while they keep coming; an eighth of all where that is more
    /// @param quietMin commands since the last one when nobody has sent anything for a while
    /// @param quiet    that while
    record Rhythm(long busyMin, long quietMin, Duration quiet) {
        static final Rhythm USUAL = new Rhythm(50_000, 5_000, Duration.ofSeconds(5));

        private static final int SHARE = 8;

        boolean isDue(long commands, long kept, boolean isQuiet) {
            return commands - kept >= (isQuiet ? quietMin : Math.max(busyMin, commands / SHARE));
        }
    }

    /// @param kept where the journal's newest snapshot stands, 0 where it has none
    Keeping(String code, Journal journal, Rhythm rhythm, Duty duty, Executor aside, long kept) {
        this.duty = duty;
        this.aside = aside;
        this.code = code;
        this.journal = journal;
        this.rhythm = rhythm;
        this.kept = kept;
    }

    Duration quiet() {
        return rhythm.quiet();
    }

    /// Called by the show's thread between two turns.
    void look(Follower follower, boolean isQuiet) {
        long commands = follower.commands();
        kept = Math.min(kept, commands);
        if (busy || !rhythm.isDue(commands, kept, isQuiet) || !duty.isMine(code)) {
            return;
        }
        Consumer<Snapshot> keeper = journal.keeper(follower.now().seq());
        if (keeper == null) {
            return;
        }
        kept = commands;
        busy = true;
        Memory memory = follower.memory();
        aside.execute(() -> keep(memory, keeper));
    }

    /// A snapshot that cannot be kept costs the next start some time and nothing else.
    private void keep(Memory memory, Consumer<Snapshot> keeper) {
        try {
            keeper.accept(memory.snapshot());
        } catch (JournalException e) {
            LOG.warn("show {}: no snapshot is kept: {}", code, e.getMessage());
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.error("show {}: no snapshot is kept", code, e);
        } finally {
            busy = false;
        }
    }
}
