package usher.engine;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.security.SecureRandom;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import usher.core.By;
import usher.core.Refused;

/// What was answered to each id, so that a command sent twice is done once; the oldest are forgotten. Written by the
/// show's thread, read by any.
///
/// Answers lie as bytes, one behind the other in the order of the journal, in blocks that only grow: a cut of all of it
/// costs the show's thread a list of blocks, and another thread writes them down at leisure. A table of hashes says
/// where each lies. A million objects instead of it would keep the collector busy while a hall votes.
///
/// An answer is the length of its key (16 bits), the key in UTF-8, the digest of the command (128), and a word (64):
/// the position of what was done, or -1, -2 and so on for the first refusal, the second.
final class Answers {
    /// Answers remembered.
    static final int MAX = 1_000_000;

    private static final int BLOCK_BITS = 16;
    private static final int BLOCK_BYTES = 1 << BLOCK_BITS;
    private static final int BLOCKS_MASK = (1 << Integer.SIZE - BLOCK_BITS) - 1;
    private static final int FIXED_BYTES = Short.BYTES + 3 * Long.BYTES;
    private static final int TABLE_MIN = 1 << 10;
    private static final VarHandle SHORT = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    private final int max;
    /// The first one's number, and all in use; the last one is being filled.
    private int firstBlock;

    private final List<Block> blocks = new ArrayList<>();
    /// Where the oldest answer lies in the first block.
    private int first;

    private int size;
    /// Of each answer its key's hash and where it lies: number of the block, place in it. 0 where nothing is; a place
    /// that is taken is followed by the next.
    private long[] table = new long[TABLE_MIN];

    private final List<Refused> refusals = new ArrayList<>();
    private final Map<Refused, Integer> numbers = new HashMap<>();

    /// A sender's own name for a command. Nobody outside can choose names whose hashes are the same.
    static final class Key {
        private static final long LUCK = new SecureRandom().nextLong() | 1;

        private final byte[] text;
        private final int hash;

        private Key(byte[] text) {
            long product = LUCK;
            for (byte unit : text) {
                product = (product + unit) * LUCK;
            }
            this.text = text;
            this.hash = (int) (product >>> Integer.SIZE) | 1;
        }

        static Key of(By by, String id) {
            return new Key((by.text() + ":" + id).getBytes(UTF_8));
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Key key && Arrays.equals(text, key.text);
        }

        @Override
        public int hashCode() {
            return hash;
        }

        @Override
        public String toString() {
            return new String(text, UTF_8);
        }
    }

    /// What was answered to an id, and to which body.
    record Told(Key key, Digest digest, Answer answer) {}

    /// Where answers lie; never longer than they were when it was cut.
    record Part(byte[] bytes, int from, int end) {
        int length() {
            return end - from;
        }
    }

    /// All that was told up to one moment; what comes later does not change it.
    record Cut(List<Part> parts, int size, List<Refused> refusals) implements Iterable<Told> {
        static final Cut NOTHING = new Cut(List.of(), 0, List.of());

        /// As they were written down.
        ///
        /// @throws IllegalArgumentException where they were not
        static Cut of(byte[] bytes, int size, List<Refused> refusals) {
            int at = 0;
            int found = 0;
            while (isWhole(bytes, at) && word(bytes, at) >= -refusals.size()) {
                at += Answers.length(bytes, at);
                found++;
            }
            if (at != bytes.length || found != size) {
                throw new IllegalArgumentException(size + " answers in " + bytes.length + " bytes");
            }
            return new Cut(List.of(new Part(bytes, 0, bytes.length)), size, refusals);
        }

        int length() {
            return parts.stream().mapToInt(Part::length).reduce(0, Math::addExact);
        }

        @Override
        public Iterator<Told> iterator() {
            Deque<Part> left = new ArrayDeque<>(parts);
            return new Iterator<>() {
                private int at = left.isEmpty() ? 0 : left.getFirst().from();

                @Override
                public boolean hasNext() {
                    while (!left.isEmpty() && at == left.getFirst().end()) {
                        left.removeFirst();
                        at = left.isEmpty() ? 0 : left.getFirst().from();
                    }
                    return !left.isEmpty();
                }

                @Override
                public Told next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException();
                    }
                    byte[] bytes = left.getFirst().bytes();
                    Told told = new Told(key(bytes, at), digest(bytes, at), answer(bytes, at, refusals));
                    at += Answers.length(bytes, at);
                    return told;
                }
            };
        }
    }

    private static final class Block {
        private final byte[] bytes = new byte[BLOCK_BYTES];
        private int end;
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

    synchronized boolean has(Key key) {
        return table[slot(key)] != 0;
    }

    /// What was answered to this command; a conflict where the same id came with another body; null for a new one.
    synchronized @Nullable Answer to(Waiting waiting) {
        long entry = table[slot(waiting.key())];
        if (entry == 0) {
            return null;
        }
        byte[] bytes = block((int) entry).bytes;
        int at = place((int) entry);
        return digest(bytes, at).equals(waiting.digest())
                ? answer(bytes, at, refusals)
                : new Answer.No(Refused.of("conflict"));
    }

    synchronized void add(Told told) {
        put(told);
        if (size > max) {
            forgetFirst();
        }
    }

    /// Forgets all and goes on where others ended.
    synchronized void begin(Cut begun) {
        blocks.clear();
        first = 0;
        size = 0;
        table = new long[TABLE_MIN];
        refusals.clear();
        numbers.clear();
        begun.forEach(this::put);
    }

    synchronized Cut cut() {
        List<Part> parts = new ArrayList<>(blocks.size());
        for (Block block : blocks) {
            parts.add(new Part(block.bytes, parts.isEmpty() ? first : 0, block.end));
        }
        return new Cut(parts, size, List.copyOf(refusals));
    }

    private void put(Told told) {
        int slot = slot(told.key());
        if (table[slot] != 0) {
            throw new IllegalArgumentException(told.key() + " was answered before");
        }
        byte[] key = told.key().text;
        Block block = withRoom(key.length + FIXED_BYTES);
        byte[] bytes = block.bytes;
        int at = block.end;
        SHORT.set(bytes, at, (short) key.length);
        System.arraycopy(key, 0, bytes, at + Short.BYTES, key.length);
        int fixed = at + Short.BYTES + key.length;
        LONG.set(bytes, fixed, told.digest().high());
        LONG.set(bytes, fixed + Long.BYTES, told.digest().low());
        LONG.set(bytes, fixed + 2 * Long.BYTES, word(told.answer()));
        block.end = at + key.length + FIXED_BYTES;
        int number = firstBlock + blocks.size() - 1 & BLOCKS_MASK;
        table[slot] = (long) told.key().hash << Integer.SIZE | Integer.toUnsignedLong(number << BLOCK_BITS | at);
        size++;
        if (size > table.length / 2) {
            widen();
        }
    }

    private void forgetFirst() {
        byte[] bytes = blocks.getFirst().bytes;
        remove(slot(key(bytes, first)));
        first += length(bytes, first);
        size--;
        if (first == blocks.getFirst().end && blocks.size() > 1) {
            blocks.removeFirst();
            firstBlock = firstBlock + 1 & BLOCKS_MASK;
            first = 0;
        }
    }

    private Block withRoom(int length) {
        if (blocks.isEmpty() || blocks.getLast().end + length > BLOCK_BYTES) {
            blocks.add(new Block());
        }
        return blocks.getLast();
    }

    /// Where this key's answer is in the table, or where it would be.
    private int slot(Key key) {
        int slot = home(key.hash);
        while (table[slot] != 0 && !is(table[slot], key)) {
            slot = after(slot);
        }
        return slot;
    }

    private boolean is(long entry, Key key) {
        if (hash(entry) != key.hash) {
            return false;
        }
        byte[] bytes = block((int) entry).bytes;
        int from = place((int) entry) + Short.BYTES;
        int end = from + keyLength(bytes, place((int) entry));
        return Arrays.equals(bytes, from, end, key.text, 0, key.text.length);
    }

    /// Whoever stands behind and would rather stand here moves up.
    private void remove(int slot) {
        int hole = slot;
        for (int next = after(hole); table[next] != 0; next = after(next)) {
            int wished = home(hash(table[next]));
            if ((next - wished & table.length - 1) >= (next - hole & table.length - 1)) {
                table[hole] = table[next];
                hole = next;
            }
        }
        table[hole] = 0;
    }

    private void widen() {
        long[] before = table;
        table = new long[2 * before.length];
        for (long entry : before) {
            if (entry != 0) {
                int slot = home(hash(entry));
                while (table[slot] != 0) {
                    slot = after(slot);
                }
                table[slot] = entry;
            }
        }
    }

    private int home(int hash) {
        return hash >>> 1 & table.length - 1;
    }

    private int after(int slot) {
        return slot + 1 & table.length - 1;
    }

    private Block block(int address) {
        return blocks.get((address >>> BLOCK_BITS) - firstBlock & BLOCKS_MASK);
    }

    private long word(Answer answer) {
        return switch (answer) {
            case Answer.Done done -> done.seq();
            case Answer.No no -> -1 - number(no.why());
        };
    }

    private int number(Refused why) {
        return numbers.computeIfAbsent(why, fresh -> {
            refusals.add(fresh);
            return refusals.size() - 1;
        });
    }

    private static int hash(long entry) {
        return (int) (entry >>> Integer.SIZE);
    }

    private static int place(int address) {
        return address & BLOCK_BYTES - 1;
    }

    private static int keyLength(byte[] bytes, int at) {
        return Short.toUnsignedInt((short) SHORT.get(bytes, at));
    }

    private static int length(byte[] bytes, int at) {
        return keyLength(bytes, at) + FIXED_BYTES;
    }

    private static Key key(byte[] bytes, int at) {
        int from = at + Short.BYTES;
        return new Key(Arrays.copyOfRange(bytes, from, from + keyLength(bytes, at)));
    }

    private static Digest digest(byte[] bytes, int at) {
        int fixed = at + Short.BYTES + keyLength(bytes, at);
        return new Digest((long) LONG.get(bytes, fixed), (long) LONG.get(bytes, fixed + Long.BYTES));
    }

    private static long word(byte[] bytes, int at) {
        return (long) LONG.get(bytes, at + length(bytes, at) - Long.BYTES);
    }

    private static Answer answer(byte[] bytes, int at, List<Refused> refusals) {
        long word = word(bytes, at);
        return word >= 0 ? new Answer.Done(word) : new Answer.No(refusals.get((int) (-1 - word)));
    }

    private static boolean isWhole(byte[] bytes, int at) {
        return at + FIXED_BYTES <= bytes.length && at + length(bytes, at) <= bytes.length;
    }
}
