package usher.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Photos as iPhones keep them. `grid.heic` is laid out as theirs, six tiles of 512 pixels and a quarter turn, written
/// with x265 and read alike by libheif; `one.heic` was written by libheif.
class HeicTest {
    @TempDir
    static Path folder;

    private static Blobs blobs;
    private static Pictures pictures;

    @BeforeAll
    static void open() throws IOException {
        blobs = new Blobs(folder.resolve("blobs"));
        pictures = new Pictures(blobs, Ffmpeg.in(folder.resolve("tools")));
    }

    @AfterAll
    static void close() {
        pictures.close();
    }

    @Test
    void putsTheTilesOfAPhoneTogetherUpright() throws IOException {
        BufferedImage picture = kept(file("grid.heic"));
        assertThat(picture.getWidth()).isEqualTo(800);
        assertThat(picture.getHeight()).isEqualTo(1200);
        assertThat(colourAt(picture, 600, 300)).isEqualTo("red");
        assertThat(colourAt(picture, 600, 900)).isEqualTo("blue");
        assertThat(colourAt(picture, 200, 300)).isEqualTo("green");
        assertThat(colourAt(picture, 200, 1190)).isEqualTo("green");
    }

    @Test
    void readsAPhotoInOnePiece() throws IOException {
        BufferedImage picture = kept(file("one.heic"));
        assertThat(picture.getWidth()).isEqualTo(1200);
        assertThat(colourAt(picture, 300, 200)).isEqualTo("red");
        assertThat(colourAt(picture, 900, 200)).isEqualTo("blue");
        assertThat(colourAt(picture, 1190, 790)).isEqualTo("green");
    }

    @Test
    void readsItWithTheFfmpegOfTheJarToo() throws IOException {
        try (Pictures brought = new Pictures(blobs, Ffmpeg.bundledIn(folder.resolve("brought")))) {
            assertThat(brought.accept(new ByteArrayInputStream(file("grid.heic")), Long.MAX_VALUE))
                    .isInstanceOf(Pictures.Stored.class);
        }
    }

    @Test
    void refusesOneThatIsCutShort() throws IOException {
        byte[] whole = file("grid.heic");
        for (int bytes : new int[] {40, 200, 600, whole.length - 300, whole.length - 1}) {
            assertThat(refused(Arrays.copyOf(whole, bytes)))
                    .as("%d bytes", bytes)
                    .isEqualTo(Refusal.BROKEN_PICTURE);
        }
    }

    @Test
    void refusesABombByItsHeader() throws IOException {
        byte[] bomb = file("grid.heic");
        ByteBuffer bytes = ByteBuffer.wrap(bomb);
        for (int at = 0; at + 8 < bomb.length; at++) {
            if (bytes.getInt(at) == 1200 && bytes.getInt(at + 4) == 800) {
                bytes.putInt(at, 20_000).putInt(at + 4, 20_000);
            }
        }
        assertThat(refused(bomb)).isEqualTo(Refusal.TOO_MANY_PIXELS);
    }

    @Test
    void neverStumblesOverFlippedBits() throws IOException {
        byte[] whole = file("grid.heic");
        for (int seed = 0; seed < 2_000; seed++) {
            byte[] damaged = whole.clone();
            Random luck = new Random(seed);
            for (int flips = 1 + luck.nextInt(4); flips > 0; flips--) {
                damaged[luck.nextInt(1_000)] ^= (byte) (1 << luck.nextInt(8));
            }
            try {
                HeicLayout.of(damaged);
            } catch (IOException refused) {
                // As it should be; anything else fails the test with its seed.
                assertThat(refused).as("seed %d", seed).isNotNull();
            }
        }
    }

    @Test
    void followsNoBoxesWithoutEnd() {
        ByteBuffer nested = ByteBuffer.allocate(1_200_000);
        while (nested.remaining() >= 12) {
            nested.putInt(nested.remaining())
                    .put("meta".getBytes(StandardCharsets.ISO_8859_1))
                    .putInt(0);
        }
        assertThatThrownBy(() -> HeicLayout.of(nested.array())).isInstanceOf(IOException.class);
    }

    private static BufferedImage kept(byte[] file) throws IOException {
        Pictures.Result result = pictures.accept(new ByteArrayInputStream(file), Long.MAX_VALUE);
        assertThat(result).isInstanceOf(Pictures.Stored.class);
        String id = ((Pictures.Stored) result).picture().id();
        return Samples.read(Files.readAllBytes(blobs.find(id).orElseThrow()));
    }

    private static Refusal refused(byte[] file) throws IOException {
        Pictures.Result result = pictures.accept(new ByteArrayInputStream(file), Long.MAX_VALUE);
        assertThat(result).isInstanceOf(Pictures.Refused.class);
        return ((Pictures.Refused) result).reason();
    }

    private static String colourAt(BufferedImage picture, int x, int y) {
        Color colour = new Color(picture.getRGB(x, y));
        int most = Math.max(colour.getRed(), Math.max(colour.getGreen(), colour.getBlue()));
        return most == colour.getRed() ? "red" : most == colour.getGreen() ? "green" : "blue";
    }

    private static byte[] file(String name) throws IOException {
        try (InputStream in = HeicTest.class.getResourceAsStream("/media/" + name)) {
            return in.readAllBytes();
        }
    }
}
