package usher.journal;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.function.Consumer;

/// Reads rows straight from the leaf pages of a file, without the tree above them.
///
/// SQLite finds a row by way of page 1, the table's root and the pages between; if one of those is lost, all rows
/// below are lost to it, though they still lie there. Here every page that looks like a table's leaf is read as one.
/// That may give nonsense, old rows and rows of other tables; it does no harm, since only rows that fit their own
/// checksum and hash are handed over, and the chain decides which of them belong.
///
/// The format is SQLite's (sqlite.org/fileformat2.html, 1.6 and 2.1). A leaf begins with 0x0d and has at 3 the number
/// of its cells and from 8 on where they lie. A cell is payload length, row id, payload; what does not fit lies on a
/// list of overflow pages. The payload is a record: its header's length, a type for each column, the columns.
final class Leaves {
    static final int PAGE_BYTES = 4_096;

    private static final int LEAF = 0x0d;
    private static final int LOCAL_BYTES_MAX = PAGE_BYTES - 35;
    private static final int LOCAL_BYTES_MIN = (PAGE_BYTES - 12) * 32 / 255 - 23;
    private static final int COLUMNS = 10;

    private final FileChannel file;

    private Leaves(FileChannel file) {
        this.file = file;
    }

    /// Hands over every row that fits its checksum and hash, in the order of the pages.
    static void read(Path file, Consumer<Row> reader) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            new Leaves(channel).read(reader);
        }
    }

    private void read(Consumer<Row> reader) throws IOException {
        long pages = file.size() / PAGE_BYTES;
        for (long number = 2; number <= pages; number++) {
            ByteBuffer page = page(number);
            if (page.get(0) == LEAF) {
                readLeaf(page, reader);
            }
        }
    }

    private void readLeaf(ByteBuffer page, Consumer<Row> reader) throws IOException {
        int cells = Math.min(page.getShort(3) & 0xffff, (PAGE_BYTES - 8) / 2);
        for (int cell = 0; cell < cells; cell++) {
            try {
                Row row = row(page, page.getShort(8 + 2 * cell) & 0xffff);
                if (row.isGood()) {
                    reader.accept(row);
                }
            } catch (IllegalArgumentException | IndexOutOfBoundsException | java.nio.BufferUnderflowException e) {
                continue; // not a row: the next may be one
            }
        }
    }

    private Row row(ByteBuffer page, int at) throws IOException {
        ByteBuffer cell = page.duplicate().position(at);
        long length = varint(cell);
        long seq = varint(cell);
        if (length < COLUMNS || length > Database.ROW_BYTES_MAX) {
            throw new IllegalArgumentException("no row is " + length + " bytes long");
        }
        ByteBuffer payload = payload(cell, (int) length);
        ByteBuffer types = payload.duplicate();
        payload.position((int) varint(types));
        varint(types); // the row id's own column is empty
        return new Row(
                integer(types, payload),
                seq,
                integer(types, payload),
                integer(types, payload),
                text(types, payload),
                text(types, payload),
                text(types, payload),
                hex(types, payload),
                hex(types, payload),
                integer(types, payload));
    }

    private ByteBuffer payload(ByteBuffer cell, int length) throws IOException {
        ByteBuffer payload = ByteBuffer.allocate(length);
        int local = local(length);
        payload.put(cell.slice(cell.position(), local));
        cell.position(cell.position() + local);
        long next = payload.hasRemaining() ? cell.getInt() & 0xffff_ffffL : 0;
        while (payload.hasRemaining()) {
            ByteBuffer page = page(next);
            next = page.getInt() & 0xffff_ffffL;
            payload.put(page.slice(4, Math.min(payload.remaining(), PAGE_BYTES - 4)));
        }
        return payload.flip();
    }

    /// How much of a payload lies on the leaf itself.
    private static int local(int length) {
        if (length <= LOCAL_BYTES_MAX) {
            return length;
        }
        int fitting = LOCAL_BYTES_MIN + (length - LOCAL_BYTES_MIN) % (PAGE_BYTES - 4);
        return fitting <= LOCAL_BYTES_MAX ? fitting : LOCAL_BYTES_MIN;
    }

    private ByteBuffer page(long number) throws IOException {
        ByteBuffer page = ByteBuffer.allocate(PAGE_BYTES);
        if (number < 1 || file.read(page, (number - 1) * PAGE_BYTES) < PAGE_BYTES) {
            throw new IllegalArgumentException("no page " + number);
        }
        return page.flip();
    }

    /// Seven bits a byte, the highest says whether another follows; the ninth byte counts whole.
    private static long varint(ByteBuffer bytes) {
        long value = 0;
        for (int count = 0; count < 8; count++) {
            byte next = bytes.get();
            value = value << 7 | next & 0x7f;
            if (next >= 0) {
                return value;
            }
        }
        return value << 8 | bytes.get() & 0xff;
    }

    private static long integer(ByteBuffer types, ByteBuffer payload) {
        long type = varint(types);
        if (type == 8 || type == 9) {
            return type - 8;
        }
        int bytes = type == 6 ? 8 : type == 5 ? 6 : (int) type;
        if (type < 1 || type > 6) {
            throw new IllegalArgumentException("not an integer");
        }
        long value = payload.get();
        for (int count = 1; count < bytes; count++) {
            value = value << 8 | payload.get() & 0xff;
        }
        return value;
    }

    private static String text(ByteBuffer types, ByteBuffer payload) {
        return new String(bytes(varint(types) - 13, payload), UTF_8);
    }

    private static String hex(ByteBuffer types, ByteBuffer payload) {
        return HexFormat.of().formatHex(bytes(varint(types) - 12, payload));
    }

    private static byte[] bytes(long twice, ByteBuffer payload) {
        if (twice < 0 || twice % 2 != 0 || twice / 2 > payload.remaining()) {
            throw new IllegalArgumentException("not that kind of column");
        }
        byte[] bytes = new byte[(int) (twice / 2)];
        payload.get(bytes);
        return bytes;
    }
}
