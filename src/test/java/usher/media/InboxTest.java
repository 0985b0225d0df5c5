package usher.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.core.Intake;

/// What the inbox takes, promises and forgets.
class InboxTest {
    private static final Intake ROUND = new Intake(200L << 20, true, 180_000);
    private static final byte[] PICTURE = Samples.jpeg(Samples.scene(300, 200));

    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-11-22T19:00:00Z");
    private long freeBytes = 100L << 30;
    private Pictures pictures;
    private Videos videos;
    private Inbox inbox;

    @BeforeEach
    void open() throws IOException {
        Blobs blobs = new Blobs(folder.resolve("blobs"));
        Ffmpeg ffmpeg = Ffmpeg.in(folder.resolve("tools"));
        pictures = new Pictures(blobs, ffmpeg);
        videos = new Videos(ffmpeg, blobs);
        inbox = inbox();
    }

    @AfterEach
    void close() {
        inbox.close();
        pictures.close();
    }

    @Test
    void forgetsADayAfterTheLastByte() throws IOException {
        Parcel parcel = begun("g1", "old", PICTURE.length);
        inbox.receive(parcel, 0, new ByteArrayInputStream(PICTURE, 0, 1_000));
        pass(Duration.ofHours(23));
        begun("g2", "new", 5_000);
        assertThat(found(parcel)).isTrue();
        inbox.receive(parcel, 1_000, new ByteArrayInputStream(PICTURE, 1_000, 100));
        pass(Duration.ofHours(23));
        begun("g2", "newer", 5_000);
        assertThat(found(parcel)).isTrue();
        pass(Duration.ofHours(2));
        begun("g2", "newest", 5_000);
        assertThat(found(parcel)).isFalse();
        assertThat(files(parcel)).isZero();
    }

    @Test
    void countsOnWhatItHasPromised() throws IOException {
        freeBytes = (512L << 20) + 2 * (300L << 20);
        begun("g1", "first", 200L << 20);
        assertThat(refusal("g2", "second", 200L << 20)).isEqualTo(Refusal.DISK_FULL);
        begun("g2", "smaller", 90L << 20);
    }

    @Test
    void holdsEachGuestToTwoGigabytesAndTheHostToNone() throws IOException {
        for (int upload = 0; upload < 10; upload++) {
            begun("g1", "u" + upload, 200L << 20);
        }
        assertThat(refusal("g1", "more", 200L << 20)).isEqualTo(Refusal.QUOTA);
        begun("g2", "another guest", 200L << 20);
        for (int upload = 0; upload < 11; upload++) {
            begun("host", "u" + upload, 200L << 20);
        }
    }

    @Test
    void holdsEachGuestToThirtyAtOnce() throws IOException {
        for (int upload = 0; upload < 30; upload++) {
            begun("g1", "u" + upload, 1_000);
        }
        assertThat(refusal("g1", "more", 1_000)).isEqualTo(Refusal.TOO_MANY);
    }

    @Test
    void keepsWhatItHasWhenTheDiskIsFullInTheMiddle() throws IOException {
        Path full = Path.of("/dev/full");
        Assumptions.assumeTrue(Files.exists(full), "needs a system with /dev/full");
        Parcel parcel = begun("g1", "full", PICTURE.length);
        Files.createSymbolicLink(parcel.file(), full);
        assertThatThrownBy(() -> inbox.receive(parcel, 0, new ByteArrayInputStream(PICTURE)))
                .isInstanceOf(IOException.class);
        assertThat(parcel.offset()).isZero();

        Files.delete(parcel.file());
        assertThat(inbox.receive(parcel, 0, new ByteArrayInputStream(PICTURE))).isTrue();
        assertThat(state(parcel)).isInstanceOf(Parcel.Ready.class);
    }

    @Test
    void knowsAllAgainAfterARestart() throws IOException {
        Parcel half = begun("g1", "half", PICTURE.length);
        inbox.receive(half, 0, new ByteArrayInputStream(PICTURE, 0, 1_000));
        Parcel done = begun("g1", "done", PICTURE.length);
        inbox.receive(done, 0, new ByteArrayInputStream(PICTURE));
        Parcel.State read = state(done);
        Parcel refused = begun("g1", "refused", PICTURE.length);
        inbox.receive(refused, 0, new ByteArrayInputStream(new byte[1_000]));
        inbox.close();

        inbox = inbox();
        assertThat(again(half).offset()).isEqualTo(1_000);
        assertThat(again(done).state()).isEqualTo(read);
        assertThat(again(done).offset()).as("nothing more to send").isEqualTo(PICTURE.length);
        assertThat(again(refused).state()).isEqualTo(new Parcel.Refused(Refusal.NOT_A_PIECE));
        inbox.receive(again(half), 1_000, new ByteArrayInputStream(PICTURE, 1_000, PICTURE.length - 1_000));
        assertThat(state(again(half))).isEqualTo(read);
    }

    @Test
    void readsAfterARestartWhatWasWholeBefore() throws IOException {
        Parcel parcel = begun("g1", "whole", PICTURE.length);
        inbox.close();
        Files.write(parcel.file(), PICTURE);
        inbox = inbox();
        assertThat(state(again(parcel))).isInstanceOf(Parcel.Ready.class);
    }

    @Test
    void refusesNothingBecauseItIsClosedInTheMiddle() throws Exception {
        for (int stop = 0; stop < 10; stop++) {
            Parcel parcel = begun("g1", "stop" + stop, PICTURE.length);
            inbox.receive(parcel, 0, new ByteArrayInputStream(PICTURE));
            Thread.sleep(stop * 3L);
            inbox.close();
            inbox = inbox();
            assertThat(state(again(parcel))).as("stopped after %d ms", stop * 3).isInstanceOf(Parcel.Ready.class);
        }
    }

    @Test
    void beginsAnewWhatWasRefused() throws IOException {
        Parcel parcel = begun("g1", "again", PICTURE.length);
        inbox.receive(parcel, 0, new ByteArrayInputStream(new byte[1_000]));
        assertThat(parcel.state()).isInstanceOf(Parcel.Refused.class);
        Parcel anew = begun("g1", "again", PICTURE.length);
        assertThat(inbox.receive(anew, 0, new ByteArrayInputStream(PICTURE))).isTrue();
        assertThat(state(anew)).isInstanceOf(Parcel.Ready.class);
    }

    @Test
    void takesPicturesVideosOrBothAsTheRoundAsks() throws IOException {
        byte[] film = Arrays.copyOf("....ftypisom".getBytes(), 1_000);
        assertThat(first(new Intake(1_000_000, true, 0), film)).isEqualTo(Refusal.NO_VIDEOS);
        assertThat(first(new Intake(1_000_000, false, 1_000), PICTURE)).isEqualTo(Refusal.NO_PICTURES);
        assertThat(refusal("g1", "x", (200L << 20) + 1)).isEqualTo(Refusal.FILE_TOO_LARGE);
    }

    @Test
    void forgetsAShowThatIsGone() throws IOException {
        Parcel parcel = begun("g1", "gone", PICTURE.length);
        inbox.receive(parcel, 0, new ByteArrayInputStream(PICTURE, 0, 1_000));
        inbox.wipe("ABC234");
        assertThat(found(parcel)).isFalse();
        assertThat(files(parcel)).isZero();
    }

    // ── given ────────────────────────────────────────────────────────────────────────────────

    private Inbox inbox() throws IOException {
        InstantSource clock = () -> now;
        return new Inbox(folder.resolve("inbox"), clock, pictures, videos, () -> freeBytes);
    }

    private void pass(Duration time) {
        now = now.plus(time);
    }

    private Inbox.Answer begin(String owner, String key, long bytes, Intake intake) throws IOException {
        return inbox.begin(
                new Inbox.Wish("ABC234", owner, "s1", Parcel.Use.PIECE, key, bytes, intake, !owner.equals("host")));
    }

    private Parcel begun(String owner, String key, long bytes) throws IOException {
        Inbox.Answer answer = begin(owner, key, bytes, ROUND);
        assertThat(answer).isInstanceOf(Inbox.Begun.class);
        return ((Inbox.Begun) answer).parcel();
    }

    private Refusal refusal(String owner, String key, long bytes) throws IOException {
        Inbox.Answer answer = begin(owner, key, bytes, ROUND);
        assertThat(answer).isInstanceOf(Inbox.Declined.class);
        return ((Inbox.Declined) answer).reason();
    }

    /// Why the first bytes of a file are not taken.
    private Refusal first(Intake intake, byte[] file) throws IOException {
        Parcel parcel = ((Inbox.Begun) begin("g9", "k" + intake, file.length, intake)).parcel();
        inbox.receive(parcel, 0, new ByteArrayInputStream(file));
        assertThat(parcel.state()).isInstanceOf(Parcel.Refused.class);
        return ((Parcel.Refused) parcel.state()).reason();
    }

    private boolean found(Parcel parcel) {
        return inbox.find(
                        parcel.note().show(),
                        parcel.note().owner(),
                        parcel.note().id())
                .isPresent();
    }

    private Parcel again(Parcel parcel) {
        return inbox.find(
                        parcel.note().show(),
                        parcel.note().owner(),
                        parcel.note().id())
                .orElseThrow();
    }

    private long files(Parcel parcel) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("inbox"))) {
            return files.filter(file -> file.getFileName()
                            .toString()
                            .startsWith(parcel.note().id()))
                    .count();
        }
    }

    /// What became of it, once it is read.
    private static Parcel.State state(Parcel parcel) {
        for (int tries = 0; parcel.isWhole(); tries++) {
            assertThat(tries).as("tries of 20 ms").isLessThan(1_000);
            try {
                Thread.sleep(20);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }
        return parcel.state();
    }
}
