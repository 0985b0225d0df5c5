package usher.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32C;
import usher.core.By;
import usher.core.Draft;
import usher.core.Entry;

/// What one node puts into a stream at once, as src/docs/journal.md defines it. Its place is the stream's to give:
/// every
/// node computes position, time and hash of its entries from the order of the stream, and all come to the same.
///
/// @param epoch  to which its writer believed to belong
/// @param seen   the newest entry that its writer had read, 0 where it does not say
/// @param hash   of that entry
/// @param writer a node, from its start to its end
/// @param number counts a writer's batches from 1, so that one that was sent twice counts once; 0 for a mere mark
record Batch(long epoch, long seen, String hash, long writer, long number, long timeMs, List<Drawn> drafts) {
    private static final byte FORMAT = 1;
    private static final int HASH_BYTES = 32;
    private static final int ENTRIES_MAX = 500;
    private static final int HEAD_BYTES = 1 + 2 * Long.BYTES + HASH_BYTES + 3 * Long.BYTES + Integer.BYTES;
    private static final HexFormat HEX = HexFormat.of();

    /// A draft with the luck that was drawn for it.
    record Drawn(Draft draft, long seed) {}

    static Batch of(long writer, long number, long timeMs, List<Draft> drafts, RandomGenerator luck) {
        List<Drawn> drawn =
                drafts.stream().map(draft -> new Drawn(draft, luck.nextLong())).toList();
        return new Batch(0, 0, Tip.START.hash(), writer, number, timeMs, drawn);
    }

    /// Batches that make exactly these entries again: as many as stand beside each other with one epoch and time.
    static List<Batch> of(long writer, List<Entry> entries) {
        List<Batch> batches = new ArrayList<>();
        int from = 0;
        for (int at = 1; at <= entries.size(); at++) {
            Entry first = entries.get(from);
            if (at == entries.size()
                    || at - from == ENTRIES_MAX
                    || entries.get(at).epoch() != first.epoch()
                    || entries.get(at).timeMs() != first.timeMs()) {
                List<Drawn> drawn = entries.subList(from, at).stream()
                        .map(entry -> new Drawn(new Draft(entry.id(), entry.by(), entry.body()), entry.seed()))
                        .toList();
                batches.add(new Batch(
                        first.epoch(), 0, Tip.START.hash(), writer, batches.size() + 1, first.timeMs(), drawn));
                from = at;
            }
        }
        return batches;
    }

    /// Nothing but the word that an epoch has begun, or that all before it is durable.
    static Batch mark(long writer) {
        return new Batch(0, 0, Tip.START.hash(), writer, 0, 0, List.of());
    }

    /// The same, written in this epoch after the entry that the writer has read last.
    Batch after(Tip tip, long nextEpoch) {
        return new Batch(nextEpoch, tip.seq(), tip.hash(), writer, number, timeMs, drafts);
    }

    byte[] bytes() {
        List<byte[]> texts = new ArrayList<>();
        int length = HEAD_BYTES + Integer.BYTES;
        for (Drawn drawn : drafts) {
            for (String text : List.of(
                    drawn.draft().by().text(), drawn.draft().id(), drawn.draft().body())) {
                byte[] utf8 = text.getBytes(UTF_8);
                texts.add(utf8);
                length += Integer.BYTES + utf8.length;
            }
            length += Long.BYTES;
        }
        ByteBuffer bytes = ByteBuffer.allocate(length)
                .put(FORMAT)
                .putLong(epoch)
                .putLong(seen)
                .put(HEX.parseHex(hash))
                .putLong(writer)
                .putLong(number)
                .putLong(timeMs)
                .putInt(drafts.size());
        var text = texts.iterator();
        for (Drawn drawn : drafts) {
            bytes.putLong(drawn.seed());
            for (int part = 0; part < 3; part++) {
                byte[] utf8 = text.next();
                bytes.putInt(utf8.length).put(utf8);
            }
        }
        return bytes.putInt(crc(bytes.array(), bytes.position())).array();
    }

    /// @throws JournalException where the bytes are damaged or a newer Usher's
    static Batch of(byte[] bytes) {
        int end = bytes.length - Integer.BYTES;
        if (end < HEAD_BYTES || ByteBuffer.wrap(bytes).getInt(end) != crc(bytes, end)) {
            throw new JournalException("an item of the stream is damaged");
        }
        ByteBuffer in = ByteBuffer.wrap(bytes, 0, end);
        if (in.get() != FORMAT) {
            throw new JournalException("an item of the stream was written by a newer Usher");
        }
        try {
            return read(in);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new JournalException("an item of the stream is damaged", e);
        }
    }

    private static Batch read(ByteBuffer in) {
        long epoch = in.getLong();
        long seen = in.getLong();
        byte[] hash = new byte[HASH_BYTES];
        in.get(hash);
        long writer = in.getLong();
        long number = in.getLong();
        long timeMs = in.getLong();
        int count = in.getInt();
        List<Drawn> drafts = new ArrayList<>();
        for (int at = 0; at < count; at++) {
            long seed = in.getLong();
            By by = By.of(text(in));
            String id = text(in);
            drafts.add(new Drawn(new Draft(id, by, text(in)), seed));
        }
        return new Batch(epoch, seen, HEX.formatHex(hash), writer, number, timeMs, List.copyOf(drafts));
    }

    private static String text(ByteBuffer in) {
        byte[] utf8 = new byte[Math.min(in.getInt(), in.remaining() + 1)];
        in.get(utf8);
        return new String(utf8, UTF_8);
    }

    private static int crc(byte[] bytes, int length) {
        CRC32C crc = new CRC32C();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }
}
