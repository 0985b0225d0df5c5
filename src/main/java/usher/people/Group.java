package usher.people;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Small changes by many threads that share one commit: who gets the file first commits for all who wait.
final class Group {
    private static final int CHANGES_MAX = 256;

    private final Queue<Change<?>> waiting = new ConcurrentLinkedQueue<>();

    /// One thread's change and what came of it.
    static final class Change<T> {
        private final Database.Work<T> work;
        private final Consumer<T> committed;
        private @Nullable T result;
        private @Nullable RuntimeException failure;
        private boolean done;

        Change(Database.Work<T> work, Consumer<T> committed) {
            this.work = work;
            this.committed = committed;
        }

        boolean isDone() {
            return done;
        }

        T result() {
            if (failure != null) {
                throw new PeopleException("the directory cannot be written", failure);
            }
            if (result == null) {
                throw new IllegalStateException("nothing was done yet");
            }
            return result;
        }

        private void run(Connection connection) throws SQLException {
            result = work.run(connection);
        }

        private void settle(@Nullable RuntimeException failed) {
            failure = failed;
            done = true;
            if (failed == null) {
                committed.accept(result());
            }
        }
    }

    void add(Change<?> change) {
        waiting.add(change);
    }

    /// Commits what waits, with the file in hand; all of it or nothing of it.
    void commit(Database database) {
        List<Change<?>> changes = next();
        RuntimeException failure = null;
        try {
            database.inTransaction(connection -> {
                for (Change<?> change : changes) {
                    change.run(connection);
                }
                return changes;
            });
        } catch (RuntimeException failed) {
            failure = failed;
        }
        for (Change<?> change : changes) {
            change.settle(failure);
        }
    }

    private List<Change<?>> next() {
        List<Change<?>> changes = new ArrayList<>();
        for (Change<?> change = waiting.poll(); change != null; change = waiting.poll()) {
            changes.add(change);
            if (changes.size() == CHANGES_MAX) {
                break;
            }
        }
        return changes;
    }
}
