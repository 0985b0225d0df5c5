package usher.media;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/// What is being made now, for the console: never journalled, gone with the process.
public final class Studio {
    private final Map<String, Work> now = new ConcurrentHashMap<>();

    /// One long work.
    ///
    /// @param of     what it is made for: a video's blob, or the slot of a film
    /// @param percent how far it is
    /// @param leftMs how long it will still take, -1 where nobody knows
    public record Work(String what, String of, int percent, long leftMs) {}

    /// Listens to one work until it is closed.
    public final class Desk implements Progress, AutoCloseable {
        private final String key;
        private final String what;
        private final String of;
        private final long fromNanos = System.nanoTime();

        private Desk(String show, String what, String of) {
            this.key = show + "/" + what + "/" + of;
            this.what = what;
            this.of = of;
            now.put(key, new Work(what, of, 0, -1));
        }

        @Override
        public void at(long done, long whole) {
            long percent = Math.clamp(100 * done / whole, 0, 100);
            long spentMs = (System.nanoTime() - fromNanos) / 1_000_000;
            long leftMs = done <= 0 || spentMs < 2_000 ? -1 : spentMs * Math.max(0, whole - done) / done;
            now.put(key, new Work(what, of, (int) percent, leftMs));
        }

        @Override
        public void close() {
            now.remove(key);
        }
    }

    public Desk open(String show, String what, String of) {
        return new Desk(show, what, of);
    }

    /// What is being made now, by show.
    public Map<String, List<Work>> all() {
        Map<String, List<Work>> works = new HashMap<>();
        now.forEach((key, work) -> works.computeIfAbsent(key.substring(0, key.indexOf('/')), show -> new ArrayList<>())
                .add(work));
        return works;
    }
}
