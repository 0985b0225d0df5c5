package usher.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.imageio.IIOException;
import org.jspecify.annotations.Nullable;

/// What the boxes of a HEIC file say of its main picture: where its tiles lie, how they are laid out and turned.
///
/// Phones cut a photo into HEVC pictures of 512 pixels and a grid that puts them together; other writers keep one. See
/// ISO/IEC 23008-12 (HEIF) and ISO/IEC 14496-12 (its boxes).
///
/// @param setup    the decoder's configuration, `hvcC`
/// @param tiles    row by row
/// @param quarters counter-clockwise quarter turns
/// @param mirror   once it is turned: 0 for none, 1 left to right, 2 upside down
record HeicLayout(
        int width,
        int height,
        int rows,
        int columns,
        ByteBuffer setup,
        List<ByteBuffer> tiles,
        int quarters,
        int mirror) {
    static final int TILES_MAX = 1_024;

    private static final int DEPTH_MAX = 4;

    static HeicLayout of(byte[] file) throws IIOException {
        try {
            return new Walk(ByteBuffer.wrap(file)).layout();
        } catch (BufferUnderflowException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | ArithmeticException cut) {
            throw new IIOException("HEIC cut short", cut);
        }
    }

    long pixels() {
        return (long) width * height;
    }

    /// One property of pictures: its name and what it holds.
    private record Property(String name, ByteBuffer body) {}

    /// One pass over the boxes.
    private static final class Walk {
        private final ByteBuffer file;
        private final Map<Integer, String> types = new HashMap<>();
        private final Map<Integer, List<Integer>> parts = new HashMap<>();
        private final Map<Integer, List<Integer>> propertiesOf = new HashMap<>();
        private final Map<Integer, ByteBuffer> places = new HashMap<>();
        private final List<Property> properties = new ArrayList<>();
        private ByteBuffer data = ByteBuffer.allocate(0);
        private @Nullable ByteBuffer locations;
        private int main = -1;

        Walk(ByteBuffer file) {
            this.file = file;
        }

        HeicLayout layout() throws IIOException {
            boxes(file.duplicate(), 0);
            if (locations != null) {
                locate(locations);
            }
            boolean grid = "grid".equals(types.get(main));
            List<Integer> items = grid ? parts.getOrDefault(main, List.of()) : List.of(main);
            require(!items.isEmpty() && items.size() <= TILES_MAX, "tiles");
            for (int item : items) {
                require("hvc1".equals(types.get(item)), "not HEVC");
            }
            ByteBuffer shape = grid ? place(main) : ByteBuffer.allocate(0);
            int rows = grid ? 1 + (shape.get(2) & 0xff) : 1;
            int columns = grid ? 1 + (shape.get(3) & 0xff) : 1;
            require(rows * columns == items.size(), "a grid unlike its tiles");
            List<ByteBuffer> tiles = new ArrayList<>();
            for (int item : items) {
                tiles.add(place(item));
            }
            ByteBuffer size = property(main, "ispe", 12);
            ByteBuffer turn = property(main, "irot", 1);
            ByteBuffer mirror = property(main, "imir", 1);
            ByteBuffer setup = property(items.getFirst(), "hvcC", 23);
            require(size.limit() >= 12 && setup.limit() >= 23, "no size or no setup");
            return new HeicLayout(
                    side(size.getInt(4)),
                    side(size.getInt(8)),
                    rows,
                    columns,
                    setup,
                    tiles,
                    turn.hasRemaining() ? turn.get(0) & 3 : 0,
                    mirror.hasRemaining() ? 2 - (mirror.get(0) & 1) : 0);
        }

        private void boxes(ByteBuffer in, int depth) throws IIOException {
            require(depth <= DEPTH_MAX, "boxes in boxes");
            while (in.remaining() >= 8) {
                int start = in.position();
                long length = in.getInt() & 0xffffffffL;
                String name = word(in);
                int head = 8;
                if (length == 1) {
                    length = in.getLong();
                    head = 16;
                } else if (length == 0) {
                    length = in.limit() - start;
                }
                require(length >= head && length <= in.limit() - start, "a box beyond its end");
                box(name, in.slice(start + head, (int) length - head), depth + 1);
                in.position(start + (int) length);
            }
        }

        private void box(String name, ByteBuffer body, int depth) throws IIOException {
            switch (name) {
                case "meta" -> boxes(body.position(4), depth);
                case "iprp" -> boxes(body, depth);
                case "ipco" -> properties(body);
                case "pitm" -> main = body.get(0) == 0 ? body.getShort(4) & 0xffff : body.getInt(4);
                case "iinf" -> boxes(body.position(body.get(0) == 0 ? 6 : 8), depth);
                case "infe" -> info(body);
                case "iref" -> references(body);
                case "ipma" -> associations(body);
                case "iloc" -> locations = body;
                case "idat" -> data = body;
                default -> {}
            }
        }

        private void properties(ByteBuffer in) throws IIOException {
            while (in.remaining() >= 8) {
                int start = in.position();
                int length = in.getInt();
                String name = word(in);
                require(length >= 8 && length <= in.limit() - start, "a property beyond its end");
                properties.add(new Property(name, in.slice(start + 8, length - 8)));
                in.position(start + length);
            }
        }

        private void info(ByteBuffer body) {
            int version = body.get(0);
            if (version < 2) {
                return;
            }
            body.position(4);
            int item = version == 2 ? body.getShort() & 0xffff : body.getInt();
            body.getShort();
            types.put(item, word(body));
        }

        private void references(ByteBuffer body) throws IIOException {
            boolean wide = body.get(0) != 0;
            body.position(4);
            while (body.remaining() >= 8) {
                int start = body.position();
                int end = start + body.getInt();
                require(end >= start + 8, "a reference without an end");
                String name = word(body);
                int from = wide ? body.getInt() : body.getShort() & 0xffff;
                int count = body.getShort() & 0xffff;
                List<Integer> to = new ArrayList<>();
                for (int i = 0; i < count; i++) {
                    to.add(wide ? body.getInt() : body.getShort() & 0xffff);
                }
                if (name.equals("dimg")) {
                    parts.put(from, to);
                }
                body.position(end);
            }
        }

        private void associations(ByteBuffer body) {
            boolean wideItems = body.get(0) != 0;
            boolean wideIndex = (body.get(3) & 1) != 0;
            body.position(4);
            int count = body.getInt();
            for (int i = 0; i < count; i++) {
                int item = wideItems ? body.getInt() : body.getShort() & 0xffff;
                List<Integer> indexes = new ArrayList<>();
                for (int left = body.get() & 0xff; left > 0; left--) {
                    indexes.add(wideIndex ? body.getShort() & 0x7fff : body.get() & 0x7f);
                }
                propertiesOf.put(item, indexes);
            }
        }

        private void locate(ByteBuffer body) throws IIOException {
            int version = body.get(0);
            body.position(4);
            int sizes = body.getShort() & 0xffff;
            int offsetBytes = sizes >> 12;
            int lengthBytes = sizes >> 8 & 15;
            int baseBytes = sizes >> 4 & 15;
            int indexBytes = version == 0 ? 0 : sizes & 15;
            int count = version < 2 ? body.getShort() & 0xffff : body.getInt();
            for (int i = 0; i < count; i++) {
                int item = version < 2 ? body.getShort() & 0xffff : body.getInt();
                int method = version == 0 ? 0 : body.getShort() & 15;
                body.getShort();
                long base = number(body, baseBytes);
                int extents = body.getShort() & 0xffff;
                require(extents == 1 || !"hvc1".equals(types.get(item)), "a tile in pieces");
                for (int extent = 0; extent < extents; extent++) {
                    number(body, indexBytes);
                    long from = base + number(body, offsetBytes);
                    long length = number(body, lengthBytes);
                    ByteBuffer whole = method == 1 ? data : file;
                    places.put(item, whole.slice(Math.toIntExact(from), Math.toIntExact(length)));
                }
            }
        }

        private ByteBuffer place(int item) throws IIOException {
            ByteBuffer place = places.get(item);
            if (place == null) {
                throw new IIOException("HEIC: a tile that is not there");
            }
            return place;
        }

        /// The first of an item's properties of a name, empty where there is none.
        private ByteBuffer property(int item, String name, int bytesMin) throws IIOException {
            for (int index : propertiesOf.getOrDefault(item, List.of())) {
                if (index > 0 && properties.get(index - 1).name().equals(name)) {
                    ByteBuffer body = properties.get(index - 1).body();
                    require(body.limit() >= bytesMin, "a short " + name);
                    return body;
                }
            }
            return ByteBuffer.allocate(0);
        }

        private static long number(ByteBuffer in, int bytes) {
            return switch (bytes) {
                case 0 -> 0;
                case 4 -> in.getInt() & 0xffffffffL;
                case 8 -> in.getLong() & Long.MAX_VALUE;
                default -> throw new IllegalArgumentException("numbers of " + bytes + " bytes");
            };
        }

        private static int side(int pixels) throws IIOException {
            require(pixels > 0 && pixels <= 65_535, "a side of " + pixels);
            return pixels;
        }

        private static String word(ByteBuffer in) {
            byte[] word = new byte[4];
            in.get(word);
            return new String(word, ISO_8859_1);
        }

        private static void require(boolean holds, String otherwise) throws IIOException {
            if (!holds) {
                throw new IIOException("HEIC: " + otherwise);
            }
        }
    }
}
