package usher.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.media.Clips.Clip;
import usher.media.Clips.Codec;

/// Films of small clips, made by the ffmpeg that our jar brings.
class FilmMakerTest {
    private static final Ffmpeg FFMPEG = VideosTest.FFMPEG;

    @TempDir
    Path folder;

    private Blobs blobs;
    private FilmMaker maker;

    @BeforeEach
    void open() throws IOException {
        blobs = new Blobs(folder.resolve("blobs"));
        maker = new FilmMaker(FFMPEG, blobs, folder.resolve("film"));
    }

    @Test
    void putsTitleShotsCreditsAndThanksTogether() throws Exception {
        Path music = folder.resolve("music.m4a");
        new Clips(FFMPEG).music(3_000, music);
        List<Storyboard.Shot> shots = List.of(
                shot(Clip.of(Codec.H264, 320, 180, 2_000), "第 1 桌"),
                shot(new Clip(Codec.VP9, 180, 320, "25", 1_600, 0, 1, 0, true), "第 2 桌"),
                picture("第 3 桌"));
        List<Long> percents = new ArrayList<>();
        FilmMaker.Film film = maker.make(board(shots, Optional.of(music)), (done, of) -> percents.add(100 * done / of))
                .orElseThrow();
        Path file = blobs.find(film.blob()).orElseThrow();
        Probe probe = Probe.of(FFMPEG, Container.MP4, file).orElseThrow();
        assertThat(probe.width()).isEqualTo(320);
        assertThat(probe.height()).isEqualTo(180);
        assertThat(probe.sound()).isTrue();
        // title 4 s, shots 2 + 1.6 + 4 s, credits 6 s, thanks 5 s, and five cross-fades of half a second
        assertThat(film.lengthMs()).isEqualTo(20_100);
        assertThat(probe.lengthMs()).isCloseTo(20_100, within(60L));
        assertThat(frames(file)).isEqualTo(603);
        assertThat(percents).isSorted();
        assertThat(percents.getLast()).isEqualTo(100);
        assertThat(loudness(file)).isCloseTo(-23, within(1.0));
        assertThat(bench()).isEmpty();
    }

    @Test
    void anotherOrderIsMadeOfTheSameParts() throws Exception {
        List<Storyboard.Shot> shots = List.of(
                shot(Clip.of(Codec.H264, 320, 180, 1_600), "A"), shot(Clip.of(Codec.MPEG4, 320, 180, 1_700), "B"));
        maker.make(board(shots, Optional.empty()), Progress.NONE).orElseThrow();
        List<Path> before = bodies();
        FilmMaker.Film film = maker.make(board(shots.reversed(), Optional.empty()), Progress.NONE)
                .orElseThrow();
        assertThat(bodies()).containsExactlyElementsOf(before);
        assertThat(film.lengthMs()).isEqualTo(4_000 + 1_600 + 1_700 + 6_000 + 5_000 - 4 * 500);
    }

    @Test
    void goesOnWhereItWasStopped() throws Exception {
        List<Storyboard.Shot> shots = List.of(
                shot(Clip.of(Codec.H264, 320, 180, 1_600), "A"), shot(Clip.of(Codec.MPEG4, 320, 180, 1_700), "B"));
        Thread me = Thread.currentThread();
        Assertions.assertThatThrownBy(() -> maker.make(board(shots, Optional.empty()), (done, of) -> {
                    if (3 * done > of) {
                        me.interrupt();
                    }
                }))
                .isInstanceOf(InterruptedIOException.class);
        assertThat(Thread.interrupted()).isTrue();
        List<Path> there = bodies();
        assertThat(there).isNotEmpty();
        assertThat(maker.make(board(shots, Optional.empty()), Progress.NONE)).isPresent();
        assertThat(bodies()).containsAll(there);
        assertThat(partsAside()).isEmpty();
    }

    @Test
    void leavesOutAShotThatCannotBeRead() throws Exception {
        Path broken = Files.write(
                folder.resolve("broken.mp4"), new byte[] {0, 0, 0, 24, 'f', 't', 'y', 'p', 'm', 'p', '4', '2'});
        List<Storyboard.Shot> shots = List.of(
                new Storyboard.Shot(broken, true, 0, 2_000, "A", List.of()),
                shot(Clip.of(Codec.H264, 320, 180, 1_600), "B"));
        assertThat(maker.make(board(shots, Optional.empty()), Progress.NONE)
                        .orElseThrow()
                        .lengthMs())
                .isEqualTo(4_000 + 1_600 + 6_000 + 5_000 - 3 * 500);
        assertThat(maker.make(board(shots.subList(0, 1), Optional.empty()), Progress.NONE))
                .isEmpty();
    }

    @Test
    void standsUprightForPhonesAndShowsThePartThatWasAskedFor() throws Exception {
        Storyboard.Shot whole = shot(Clip.of(Codec.H264, 320, 180, 4_000), "A");
        Storyboard.Shot part = new Storyboard.Shot(whole.file(), true, 1_000, 3_000, "A", List.of("张三"));
        Storyboard board = new Storyboard(
                180, true, "en", "Dreams", "", List.of(part), Optional.empty(), false, List.of(), List.of());
        FilmMaker.Film film = maker.make(board, Progress.NONE).orElseThrow();
        Probe probe = Probe.of(FFMPEG, Container.MP4, blobs.find(film.blob()).orElseThrow())
                .orElseThrow();
        assertThat(probe.width()).isEqualTo(180);
        assertThat(probe.height()).isEqualTo(320);
        assertThat(film.lengthMs()).isEqualTo(4_000 + 2_000 + 5_000 - 2 * 500);
    }

    private Storyboard board(List<Storyboard.Shot> shots, Optional<Path> music) {
        return new Storyboard(
                180,
                false,
                "zh",
                "如果城市会做梦",
                "AI Hub · 上海",
                shots,
                music,
                true,
                List.of(new Storyboard.Credit("第 1 桌", List.of("张三", "李四"))),
                List.of(new Storyboard.Sponsor("江南云", Optional.empty())));
    }

    private Storyboard.Shot shot(Clip clip, String owner) throws IOException {
        Path file = folder.resolve("clip" + clip.hashCode() + clip.codec().suffix());
        new Clips(FFMPEG).make(clip, file);
        return new Storyboard.Shot(file, true, 0, clip.lengthMs(), owner, List.of("张三", "李四"));
    }

    private Storyboard.Shot picture(String owner) throws IOException {
        BufferedImage picture = new BufferedImage(300, 400, BufferedImage.TYPE_INT_RGB);
        picture.createGraphics().setBackground(Color.ORANGE);
        Path file = folder.resolve("picture.jpg");
        ImageIO.write(picture, "jpg", file.toFile());
        return new Storyboard.Shot(file, false, 0, 4_000, owner, List.of("王五"));
    }

    private List<Path> bodies() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("film/parts"))) {
            return files.filter(file -> file.endsWith("body.mp4")).sorted().toList();
        }
    }

    private List<Path> partsAside() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("film/parts"))) {
            return files.filter(file -> file.getFileName().toString().length() != 64)
                    .toList();
        }
    }

    private List<Path> bench() throws IOException {
        try (Stream<Path> files = Files.walk(folder.resolve("film/bench"))) {
            return files.toList();
        } catch (java.nio.file.NoSuchFileException gone) {
            return List.of();
        }
    }

    private static int frames(Path file) throws IOException {
        Ffmpeg.Outcome outcome = FFMPEG.ffprobe(
                List.of(
                        "-v",
                        "error",
                        "-count_packets",
                        "-select_streams",
                        "v",
                        "-show_entries",
                        "stream=nb_read_packets",
                        "-of",
                        "csv=p=0",
                        file.toString()),
                new Ffmpeg.Limits(60, 4L << 30));
        return Integer.parseInt(outcome.out().strip());
    }

    private static double loudness(Path file) throws IOException {
        Ffmpeg.Outcome outcome = FFMPEG.ffmpeg(
                List.of("-i", file.toString(), "-af", "ebur128=framelog=verbose", "-f", "null", "-"),
                new Ffmpeg.Limits(60, 4L << 30),
                line -> {});
        String said = outcome.complaint();
        String tail = said.substring(said.lastIndexOf("I:") + 2).strip();
        return Double.parseDouble(tail.substring(0, tail.indexOf(' ')));
    }
}
