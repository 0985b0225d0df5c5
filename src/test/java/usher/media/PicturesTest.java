package usher.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.exif.ExifDirectoryBase;
import com.drew.metadata.exif.GpsDirectory;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import usher.media.Pictures.Refused;
import usher.media.Pictures.Result;
import usher.media.Pictures.Stored;

class PicturesTest {
    private static final byte[] ZIP = "PK\003\004 evil.html <script>alert(1)</script> PK\005\006".getBytes(ISO_8859_1);

    @TempDir
    static Path tools;

    @TempDir
    Path folder;

    private Blobs blobs;
    private Pictures pictures;

    @BeforeEach
    void open() throws IOException {
        blobs = new Blobs(folder);
        pictures = new Pictures(blobs, Ffmpeg.in(tools));
    }

    @AfterEach
    void leavesNothingAside() throws IOException {
        pictures.close();
        try (Stream<Path> left = Files.list(folder.resolve("aside"))) {
            assertThat(left).isEmpty();
        }
    }

    @Test
    void keepsAPhotoForTheScreenAndAThumbnail() throws IOException {
        Stored stored = stored(accept(Samples.jpeg(Samples.scene(4000, 3000))));

        assertThat(stored.picture().type()).isEqualTo(BlobType.JPEG);
        assertThat(size(stored.picture())).isEqualTo("2048x1536");
        assertThat(size(stored.thumbnail())).isEqualTo("480x360");
        for (Blob blob : List.of(stored.picture(), stored.thumbnail())) {
            BufferedImage kept = image(blob);
            assertThat(kept.getWidth() + "x" + kept.getHeight()).isEqualTo(size(blob));
            assertThat(bytes(blob)).hasSize((int) blob.sizeBytes());
            assertColour(kept, 0.25, 0.25, Color.RED);
            assertColour(kept, 0.75, 0.25, Color.BLUE);
        }
    }

    @Test
    void neverEnlarges() throws IOException {
        Stored stored = stored(accept(Samples.png(Samples.scene(300, 200))));

        assertThat(size(stored.picture())).isEqualTo("300x200");
        assertThat(stored.thumbnail()).isEqualTo(stored.picture());
    }

    @Test
    void keepsTheSamePictureOnce() throws IOException {
        byte[] file = Samples.jpeg(Samples.scene(900, 600));

        assertThat(accept(file)).isEqualTo(accept(file));
        try (Stream<Path> kept = Files.list(folder).filter(Files::isRegularFile)) {
            assertThat(kept).hasSize(2);
        }
    }

    @Test
    void keepsAPanoramaInProportion() throws IOException {
        Stored stored = stored(accept(Samples.png(30_000, 10, 8, 0, 30_001)));

        assertThat(size(stored.picture())).isEqualTo("2048x1");
        assertThat(size(stored.thumbnail())).isEqualTo("480x1");
    }

    @Test
    void refusesAPictureBomb() throws IOException {
        byte[] bomb = Samples.bomb();

        assertThat(bomb.length).isLessThan(50_000);
        assertThat(accept(bomb)).isEqualTo(new Refused(Refusal.TOO_MANY_PIXELS));
    }

    @Test
    void judgesABombByItsHeaderAlone() throws IOException {
        assertThat(accept(Arrays.copyOf(Samples.bomb(), 60))).isEqualTo(new Refused(Refusal.TOO_MANY_PIXELS));
        byte[] webp = Samples.webp(16_383, 16_383, Color.RED);
        assertThat(webp.length).isLessThan(600_000);
        assertThat(accept(webp)).isEqualTo(new Refused(Refusal.TOO_MANY_PIXELS));
    }

    @Test
    void takesFortyMegapixelsAndNotARowMore() throws IOException {
        stored(accept(Samples.png(8000, 5000, 1, 0, 1001)));

        assertThat(accept(Samples.png(8000, 5001, 1, 0, 1001))).isEqualTo(new Refused(Refusal.TOO_MANY_PIXELS));
    }

    @Test
    void thinsOutAPictureOfSixteenBitsBeforeItFillsTheMemory() throws IOException {
        byte[] file = Samples.png(5000, 4000, 16, 6, 40_001);

        try (PictureReader reader = PictureReader.open(file, PictureType.PNG)) {
            assertThat(reader.read().getWidth()).isEqualTo(2500);
        }
        assertThat(size(stored(accept(file)).picture())).isEqualTo("2048x1638");
    }

    static Map<String, byte[]> notPictures() {
        return Map.ofEntries(
                Map.entry("nothing", new byte[0]),
                Map.entry("one byte", new byte[] {(byte) 0xff}),
                Map.entry("svg", "<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>".getBytes(UTF_8)),
                Map.entry("xml", "<?xml version='1.0'?><!DOCTYPE svg [<!ENTITY x SYSTEM 'x'>]>".getBytes(UTF_8)),
                Map.entry("html", "<!doctype html><script>alert(1)</script>".getBytes(UTF_8)),
                Map.entry("zip", ZIP),
                Map.entry("pdf", "%PDF-1.7\n1 0 obj".getBytes(UTF_8)),
                Map.entry("gif and script", "GIF89a/*aaaaaaaa*/=1;alert(1)".getBytes(UTF_8)),
                Map.entry("gif", Samples.written(Samples.scene(9, 9), "gif")),
                Map.entry("bmp", Samples.written(Samples.scene(9, 9), "bmp")),
                Map.entry("tiff", Samples.written(Samples.scene(9, 9), "tiff")),
                Map.entry("avif", "\0\0\0\030ftypavif\0\0\0\0mif1avif".getBytes(ISO_8859_1)),
                Map.entry("wave", "RIFF\0\0\0\0WAVEfmt ".getBytes(ISO_8859_1)),
                Map.entry("script before a picture", Samples.joined("alert(1)//".getBytes(UTF_8), aJpeg())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing",
                "one byte",
                "svg",
                "xml",
                "html",
                "zip",
                "pdf",
                "gif and script",
                "gif",
                "bmp",
                "tiff",
                "avif",
                "wave",
                "script before a picture"
            })
    void refusesWhatIsNotAPicture(String name) throws IOException {
        assertThat(accept(notPictures().get(name))).isEqualTo(new Refused(Refusal.NOT_A_PICTURE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u00ff\u00d8\u00ff\u00e0", "\u0089PNG\r\n\u001a\n", "RIFF\100\0\0\0WEBPVP8 "})
    void refusesAPageBehindTheHeadOfAPicture(String head) throws IOException {
        byte[] page = (head + "<script>alert(1)</script>".repeat(10)).getBytes(ISO_8859_1);

        assertThat(accept(page)).isEqualTo(new Refused(Refusal.BROKEN_PICTURE));
    }

    @Test
    void dropsAZipThatHidesBehindAPicture() throws IOException {
        Stored stored = stored(accept(Samples.joined(aJpeg(), ZIP)));

        assertThat(new String(bytes(stored.picture()), ISO_8859_1)).doesNotContain("PK\003\004", "script");
        assertThat(new String(bytes(stored.thumbnail()), ISO_8859_1)).doesNotContain("PK\003\004", "script");
    }

    @Test
    void dropsTextThatHidesInsideAPicture() throws IOException {
        byte[] text = "Comment\0<script>alert(1)</script>".getBytes(ISO_8859_1);
        Stored stored = stored(accept(Samples.withChunk(Samples.png(Samples.scene(90, 60)), "tEXt", text)));

        assertThat(new String(bytes(stored.picture()), ISO_8859_1)).doesNotContain("script");
    }

    static List<byte[]> whole() {
        return List.of(
                aJpeg(),
                Samples.png(Samples.noise(120, 80, 1)),
                Samples.webp(120, 80, Color.PINK),
                Samples.riff(
                        Samples.webpChunk("VP8X", Samples.canvas(0, 1, 1)),
                        Arrays.copyOfRange(Samples.LOSSY_WEBP, 12, Samples.LOSSY_WEBP.length)));
    }

    @ParameterizedTest
    @MethodSource("whole")
    void refusesAPictureThatIsCutShort(byte[] file) throws IOException {
        stored(accept(file));
        for (int percent = 5; percent < 96; percent += 5) {
            int length = Math.max(PictureType.HEAD_BYTES, file.length * percent / 100);
            assertThat(accept(Arrays.copyOf(file, length)))
                    .as("%d of %d bytes", length, file.length)
                    .isEqualTo(new Refused(Refusal.BROKEN_PICTURE));
        }
    }

    @ParameterizedTest
    @MethodSource("whole")
    void answersWhateverIsWrongInside(byte[] file) throws IOException {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Random luck = new Random(seed);
        for (int round = 0; round < 60; round++) {
            byte[] spoilt = file.clone();
            for (int flip = luck.nextInt(8); flip >= 0; flip--) {
                spoilt[PictureType.HEAD_BYTES + luck.nextInt(file.length - PictureType.HEAD_BYTES)] =
                        (byte) luck.nextInt(256);
            }
            assertThat(accept(spoilt)).as("seed %d round %d", seed, round).isNotNull();
        }
    }

    @Test
    void stopsReadingAnEndlessBodyAtTheLimit() throws IOException {
        Endless endless = new Endless();
        InputStream body = new SequenceInputStream(new ByteArrayInputStream(aJpeg()), endless);

        assertThat(pictures.accept(body, Long.MAX_VALUE)).isEqualTo(new Refused(Refusal.TOO_LARGE));
        assertThat(endless.given).isLessThan(Pictures.UPLOAD_BYTES_MAX + 64 * 1024);
    }

    @Test
    void stopsReadingAnEndlessBodyAtOnceWhereItIsNoPicture() throws IOException {
        Endless endless = new Endless();

        assertThat(pictures.accept(endless, Long.MAX_VALUE)).isEqualTo(new Refused(Refusal.NOT_A_PICTURE));
        assertThat(endless.given).isLessThan(64);
    }

    @Test
    void holdsToTheLimitOfTheCaller() throws IOException {
        byte[] file = aJpeg();

        stored(pictures.accept(new ByteArrayInputStream(file), file.length));
        assertThat(pictures.accept(new ByteArrayInputStream(file), file.length - 1))
                .isEqualTo(new Refused(Refusal.TOO_LARGE));
    }

    @Test
    void lettingGoOfTheLineIsTheSendersError() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("line cut");
            }
        };
        InputStream body = new SequenceInputStream(new ByteArrayInputStream(aJpeg()), broken);

        assertThatThrownBy(() -> pictures.accept(body, 1 << 20)).hasMessage("line cut");
    }

    @Test
    void takesAHundredAtOnceInLittleMemory() throws Exception {
        byte[] file = Samples.jpeg(Samples.scene(4090, 1600));

        List<Result> results = atOnce(100, () -> accept(file));

        assertThat(results).hasSize(100);
        assertThat(results.stream().filter(Stored.class::isInstance).count()).isGreaterThan(1);
        assertThat(results.stream().filter(result -> !(result instanceof Stored)))
                .allMatch(new Refused(Refusal.BUSY)::equals);
        stored(accept(file));
    }

    @Test
    void showsTwoPicturesAtATimeAndNoMore() throws Exception {
        byte[] file = aJpeg();
        AtomicInteger now = new AtomicInteger();
        AtomicInteger most = new AtomicInteger();

        atOnce(
                20,
                () -> pictures.look(new ByteArrayInputStream(file), file.length, picture -> {
                    most.accumulateAndGet(now.incrementAndGet(), Math::max);
                    pause();
                    now.decrementAndGet();
                    return Optional.of(picture.getWidth());
                }));

        assertThat(most).hasValue(2);
    }

    @Test
    void showsAPictureWithoutKeepingIt() throws IOException {
        byte[] file = Samples.withExif(Samples.jpeg(Samples.scene(90, 60)), 6);

        assertThat(pictures.look(new ByteArrayInputStream(file), file.length, seen -> Optional.of(seen.getHeight())))
                .contains(90);
        assertThat(pictures.look(new ByteArrayInputStream(ZIP), 1000, Optional::of))
                .isEmpty();
        try (Stream<Path> kept = Files.list(folder).filter(Files::isRegularFile)) {
            assertThat(kept).isEmpty();
        }
    }

    /// Where the camera's top left (red) and top right (blue) come to lie, by orientation.
    @ParameterizedTest
    @CsvSource({
        "1, 90x60, 0.25, 0.25, 0.75, 0.25",
        "2, 90x60, 0.75, 0.25, 0.25, 0.25",
        "3, 90x60, 0.75, 0.75, 0.25, 0.75",
        "4, 90x60, 0.25, 0.75, 0.75, 0.75",
        "5, 60x90, 0.25, 0.25, 0.25, 0.75",
        "6, 60x90, 0.75, 0.25, 0.75, 0.75",
        "7, 60x90, 0.75, 0.75, 0.75, 0.25",
        "8, 60x90, 0.25, 0.75, 0.25, 0.25",
        "0, 90x60, 0.25, 0.25, 0.75, 0.25",
        "9, 90x60, 0.25, 0.25, 0.75, 0.25",
    })
    void turnsAPictureUpright(int held, String size, double redX, double redY, double blueX, double blueY)
            throws IOException {
        BufferedImage scene = Samples.scene(90, 60);
        byte[] webp = Samples.riff(
                Samples.webpChunk("VP8X", Samples.canvas(0b1000, 90, 60)),
                Samples.webpChunk("VP8L", Samples.lossless(90, 60, Color.RED, 0)),
                Samples.webpChunk("EXIF", Samples.exif(held)));

        Blob kept = stored(accept(Samples.withExif(Samples.jpeg(scene), held))).picture();

        assertThat(size(kept)).isEqualTo(size);
        assertColour(image(kept), redX, redY, Color.RED);
        assertColour(image(kept), blueX, blueY, Color.BLUE);
        assertThat(size(stored(accept(webp)).picture())).isEqualTo(size);
    }

    @Test
    void dropsWhereAndWithWhatItWasTaken() throws Exception {
        byte[] file = Samples.withExif(Samples.jpeg(Samples.scene(900, 600)), 6);
        GpsDirectory place = ImageMetadataReader.readMetadata(new ByteArrayInputStream(file))
                .getFirstDirectoryOfType(GpsDirectory.class);
        assertThat(place.getGeoLocation().getLatitude()).isEqualTo(31.2, within(0.1));

        Stored stored = stored(accept(file));

        for (Blob blob : List.of(stored.picture(), stored.thumbnail())) {
            assertThat(new String(bytes(blob), ISO_8859_1)).doesNotContain("Exif", "Spy");
            var metadata = ImageMetadataReader.readMetadata(new ByteArrayInputStream(bytes(blob)));
            assertThat(metadata.getDirectoriesOfType(ExifDirectoryBase.class)).isEmpty();
            assertThat(metadata.getDirectoriesOfType(GpsDirectory.class)).isEmpty();
        }
    }

    @Test
    void keepsTheTransparencyOfALogo() throws IOException {
        byte[] file = Samples.png(ring(1000));

        Stored stored = stored(accept(file, Purpose.LOGO));

        for (Blob blob : List.of(stored.picture(), stored.thumbnail())) {
            assertThat(blob.type()).isEqualTo(BlobType.PNG);
            BufferedImage kept = image(blob);
            assertThat(kept.getRGB(0, 0) >>> 24).isZero();
            assertColour(kept, 0.5, 0.5, Color.RED);
        }
    }

    @Test
    void laysAPhotoOnWhite() throws IOException {
        Stored stored = stored(accept(Samples.png(ring(1000)), Purpose.PHOTO));

        assertThat(stored.picture().type()).isEqualTo(BlobType.JPEG);
        assertColour(image(stored.picture()), 0, 0, Color.WHITE);
        assertColour(image(stored.thumbnail()), 0, 0, Color.WHITE);
        assertColour(image(stored.picture()), 0.5, 0.5, Color.RED);
    }

    @Test
    void keepsALogoThatHidesNothingAsJpeg() throws IOException {
        assertThat(stored(accept(Samples.png(Samples.scene(90, 60)), Purpose.LOGO))
                        .picture()
                        .type())
                .isEqualTo(BlobType.JPEG);
    }

    @Test
    void readsLosslessWebp() throws IOException {
        Blob opaque = stored(accept(Samples.webp(700, 300, Color.MAGENTA))).picture();
        Blob glass = stored(accept(Samples.webp(700, 300, new Color(0, 200, 0, 100)), Purpose.LOGO))
                .picture();

        assertThat(size(opaque)).isEqualTo("700x300");
        assertColour(image(opaque), 0.5, 0.5, Color.MAGENTA);
        assertThat(glass.type()).isEqualTo(BlobType.PNG);
        assertThat(image(glass).getRGB(9, 9) >>> 24).isEqualTo(100);
        assertColour(image(glass), 0.5, 0.5, new Color(0, 200, 0));
    }

    @Test
    void readsLossyWebp() throws IOException {
        assertThat(size(stored(accept(Samples.LOSSY_WEBP)).picture())).isEqualTo("1x1");
    }

    @Test
    void refusesAWebpThatHoldsMoreThanItShows() throws IOException {
        byte[] red = Samples.webpChunk("VP8L", Samples.lossless(90, 60, Color.RED, 0));
        List<byte[]> liars = new ArrayList<>();
        liars.add(Samples.riff(Samples.webpChunk("VP8X", Samples.canvas(0, 10, 10)), red));
        liars.add(Samples.riff(Samples.webpChunk("VP8X", Samples.canvas(0, 90, 60)), red, red));
        liars.add(Samples.riff(Samples.webpChunk("VP8X", Samples.canvas(2, 90, 60)), red));
        liars.add(Samples.riff(Samples.webpChunk("VP8X", Samples.canvas(0, 90, 60))));
        liars.add(Samples.riff(Samples.webpChunk("VP8X", Samples.canvas(0, 90, 60)), Samples.webpChunk("ANMF", red)));

        for (byte[] liar : liars) {
            assertThat(accept(liar)).isEqualTo(new Refused(Refusal.BROKEN_PICTURE));
        }
    }

    @Test
    void refusesAWebpThatAsksForTablesWithoutEnd() throws IOException {
        byte[] modest = Samples.webp(3000, 3000, Color.GRAY, 4);
        byte[] greedy = Samples.webp(3000, 3000, Color.GRAY, 2000);
        assertThat(greedy.length).isLessThan(100_000);

        stored(accept(modest));
        try (PictureReader reader = PictureReader.open(greedy, PictureType.WEBP)) {
            assertThatThrownBy(reader::read).hasMessage("decoding took too much memory");
        }
        assertThat(accept(greedy)).isEqualTo(new Refused(Refusal.BROKEN_PICTURE));
    }

    @Test
    void readsWhatAPrinterSends() throws IOException {
        Blob kept = stored(accept(Samples.cmykJpeg(60, 60, 0, 255, 255, 0))).picture();

        BufferedImage seen = image(kept);
        Color colour = new Color(seen.getRGB(30, 30));
        assertThat(colour.getRed()).isGreaterThan(180);
        assertThat(colour.getGreen()).isLessThan(80);
        assertThat(colour.getBlue()).isLessThan(80);
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY, BufferedImage.TYPE_BYTE_INDEXED})
    void keepsTheShadesOfAGrayPicture(int type) throws IOException {
        BufferedImage gray = new BufferedImage(60, 60, type);
        Graphics2D pen = gray.createGraphics();
        pen.setColor(new Color(0x999999));
        pen.fillRect(0, 0, 60, 60);
        pen.dispose();

        Blob kept = stored(accept(Samples.png(gray))).picture();

        assertColour(image(kept), 0.5, 0.5, new Color(0x999999));
    }

    private Result accept(byte[] file) throws IOException {
        return accept(file, Purpose.PHOTO);
    }

    private Result accept(byte[] file, Purpose purpose) throws IOException {
        return pictures.accept(new ByteArrayInputStream(file), Pictures.UPLOAD_BYTES_MAX, purpose);
    }

    private static Stored stored(Result result) {
        assertThat(result).isInstanceOf(Stored.class);
        return (Stored) result;
    }

    private static <T> List<T> atOnce(int count, Callable<T> job) {
        try (var threads = Executors.newFixedThreadPool(count)) {
            List<T> results = new ArrayList<>();
            for (var done : threads.invokeAll(Collections.nCopies(count, job))) {
                results.add(done.get());
            }
            return results;
        } catch (Exception failed) {
            throw new AssertionError(failed);
        }
    }

    private static void pause() {
        try {
            Thread.sleep(20);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    private static byte[] aJpeg() {
        return Samples.jpeg(Samples.scene(600, 400));
    }

    /// A red disc on nothing.
    private static BufferedImage ring(int side) {
        BufferedImage ring = new BufferedImage(side, side, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = ring.createGraphics();
        pen.setColor(Color.RED);
        pen.fillOval(side / 4, side / 4, side / 2, side / 2);
        pen.dispose();
        return ring;
    }

    private byte[] bytes(Blob blob) throws IOException {
        return Files.readAllBytes(blobs.find(blob.id()).orElseThrow());
    }

    private BufferedImage image(Blob blob) throws IOException {
        return Samples.read(bytes(blob));
    }

    private static String size(Blob blob) {
        return blob.width() + "x" + blob.height();
    }

    private static void assertColour(BufferedImage picture, double x, double y, Color expected) {
        Color seen = new Color(picture.getRGB((int) (picture.getWidth() * x), (int) (picture.getHeight() * y)));
        assertThat(new int[] {seen.getRed(), seen.getGreen(), seen.getBlue()})
                .usingElementComparator((one, other) -> Math.abs(one - other) <= 12 ? 0 : Integer.compare(one, other))
                .containsExactly(expected.getRed(), expected.getGreen(), expected.getBlue());
    }

    /// A body that never ends.
    private static final class Endless extends InputStream {
        private long given;

        @Override
        public int read() {
            given++;
            return 'x';
        }

        @Override
        public int read(byte[] into, int offset, int length) {
            Arrays.fill(into, offset, offset + length, (byte) 'x');
            given += length;
            return length;
        }
    }
}
