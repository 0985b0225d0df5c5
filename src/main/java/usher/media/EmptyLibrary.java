package usher.media;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/// A shared library with nothing in it, for a server without sound and windows.
///
/// The bundled ffmpeg can also film a desktop, so Linux will not start it where the libraries of desktops are missing.
/// We never film one: their functions are looked up when they are called, which is never, so an empty library does.
final class EmptyLibrary {
    private static final Set<String> DESKTOP = Set.of(
            "libxcb.so.1",
            "libxcb-shm.so.0",
            "libxcb-shape.so.0",
            "libxcb-xfixes.so.0",
            "libX11.so.6",
            "libasound.so.2",
            "libpulse.so.0");
    private static final int HEADER = 64;
    private static final int SEGMENT = 56;
    private static final int SEGMENTS = 3;
    private static final int DYNAMIC = HEADER + SEGMENTS * SEGMENT;
    private static final int DYNAMIC_BYTES = 7 * 16;
    private static final int SYMBOLS = DYNAMIC + DYNAMIC_BYTES;
    private static final int HASH = SYMBOLS + 24;
    private static final int STRINGS = HASH + 16;

    private EmptyLibrary() {}

    static boolean mayStandFor(String name) {
        return DESKTOP.contains(name);
    }

    /// Writes it beside the program, whose first twenty bytes tell the machine.
    static void write(Path folder, String name, Path program) throws IOException {
        byte[] head;
        try (var in = Files.newInputStream(program)) {
            head = in.readNBytes(20);
        }
        Files.write(folder.resolve(name), bytes(name, ByteBuffer.wrap(head).order(ByteOrder.LITTLE_ENDIAN)));
    }

    /// One loaded segment that holds all: see the System V ABI, chapters 4 and 5.
    private static byte[] bytes(String name, ByteBuffer program) {
        byte[] strings = ("\0" + name + "\0").getBytes(US_ASCII);
        int size = STRINGS + strings.length;
        ByteBuffer out = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        out.put(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1}).position(16);
        out.putShort((short) 3).putShort(program.getShort(18)).putInt(1);
        out.putLong(0).putLong(HEADER).putLong(0).putInt(0);
        out.putShort((short) HEADER).putShort((short) SEGMENT).putShort((short) SEGMENTS);
        out.position(HEADER);
        segment(out, 1, 0, size, 0x10000);
        segment(out, 2, DYNAMIC, DYNAMIC_BYTES, 8);
        segment(out, 0x6474e551, 0, 0, 16);
        entry(out, 14, 1);
        entry(out, 4, HASH);
        entry(out, 5, STRINGS);
        entry(out, 6, SYMBOLS);
        entry(out, 10, strings.length);
        entry(out, 11, 24);
        entry(out, 0, 0);
        out.position(HASH);
        out.putInt(1).putInt(1).putInt(0).putInt(0).put(strings);
        return out.array();
    }

    /// Readable and writable, never executable.
    private static void segment(ByteBuffer out, int type, long offset, long size, long alignment) {
        out.putInt(type).putInt(6);
        out.putLong(offset).putLong(offset).putLong(offset);
        out.putLong(size).putLong(size).putLong(alignment);
    }

    private static void entry(ByteBuffer out, long tag, long value) {
        out.putLong(tag).putLong(value);
    }
}
