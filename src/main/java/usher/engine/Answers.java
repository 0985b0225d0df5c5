package usher.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import usher.core.By;
import usher.core.Refused;

/// What was answered to each id, so that a command sent twice is done once; the oldest are forgotten. Written by the
/// show's thread, read by any.
///
/// What was told stands in the order of the journal, in blocks that only grow: a cut of all of it costs the show's
/// thread a list of blocks, and another thread reads it at leisure.
final class Answers {
    /// Answers remembered.
    static final int MAX = 1_000_000;

    private static final int BLOCK = 4_096;

    private final int max;
    private Map<String, Told> byKey = new HashMap<>();
    private final ArrayDeque<Told[]> blocks = new ArrayDeque<>();
    private int first;
    private int end = BLOCK;

    /// What was answered to an id, and to which body.
    record Told(String key, Digest digest, Answer answer) {}

    /// All that was told up to one moment; what comes later does not change it.
    record Cut(List<Told[]> blocks, int first, int end) implements Iterable<Told> {
        static final Cut NOTHING = new Cut(List.of(), 0, BLOCK);

        /// So many, as they come.
        static Cut of(int size, Supplier<Told> next) {
            List<Told[]> blocks = new ArrayList<>();
            for (int at = 0; at < size; at++) {
                if (at % BLOCK == 0) {
                    blocks.add(new Told[BLOCK]);
                }
                blocks.getLast()[at % BLOCK] = next.get();
            }
            return new Cut(blocks, 0, size % BLOCK == 0 ? BLOCK : size % BLOCK);
        }

        int size() {
            return blocks.isEmpty() ? 0 : (blocks.size() - 1) * BLOCK + end - first;
        }

        @Override
        public Iterator<Told> iterator() {
            return new Iterator<>() {
                private int at = first;
                private final int last = first + size();

                @Override
                public boolean hasNext() {
                    return at < last;
                }

                @Override
                public Told next() {
                    if (at >= last) {
                        throw new NoSuchElementException();
                    }
                    Told told = blocks.get(at / BLOCK)[at % BLOCK];
                    at++;
                    return told;
                }
            };
        }
    }

    Answers() {
        this(MAX);
    }

    Answers(int max) {
        this.max = max;
    }

    /// Goes on where others ended.
    Answers(Cut begun) {
        this(MAX);
        begin(begun);
    }

    static String key(By by, String id) {
        return by.text() + ":" + id;
    }

    synchronized boolean has(String key) {
        return byKey.containsKey(key);
    }

    /// What was answered to this command; a conflict where the same id came with another body; null for a new one.
    synchronized @Nullable Answer to(Waiting waiting) {
        Told told = byKey.get(waiting.key());
        if (told == null) {
            return null;
        }
        return told.digest().equals(waiting.digest()) ? told.answer() : new Answer.No(Refused.of("conflict"));
    }

    synchronized void add(Told told) {
        if (byKey.putIfAbsent(told.key(), told) != null) {
            throw new IllegalArgumentException(told.key() + " was answered before");
        }
        if (end == BLOCK) {
            blocks.addLast(new Told[BLOCK]);
            end = 0;
        }
        blocks.getLast()[end++] = told;
        if (byKey.size() > max) {
            forgetFirst();
        }
    }

    /// Forgets all and goes on where others ended.
    synchronized void begin(Cut begun) {
        byKey = HashMap.newHashMap(begun.size());
        blocks.clear();
        blocks.addAll(begun.blocks());
        first = begun.first();
        end = begun.end();
        begun.forEach(told -> byKey.put(told.key(), told));
    }

    synchronized Cut cut() {
        return new Cut(new ArrayList<>(blocks), first, end);
    }

    private void forgetFirst() {
        byKey.remove(blocks.getFirst()[first++].key());
        if (first == BLOCK) {
            blocks.removeFirst();
            first = 0;
        }
    }
}
