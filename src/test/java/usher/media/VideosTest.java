package usher.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import usher.media.Clips.Clip;
import usher.media.Clips.Codec;

/// Films and music at the door, read by the ffmpeg that our jar brings.
class VideosTest {
    static final Ffmpeg FFMPEG = Ffmpeg.bundledIn(Path.of("target", "ffmpeg"));

    @TempDir
    Path folder;

    private Blobs blobs;
    private Videos videos;

    @BeforeEach
    void open() throws IOException {
        blobs = new Blobs(folder.resolve("blobs"));
        videos = new Videos(FFMPEG, blobs);
    }

    @Test
    void theJarBringsBothPrograms() throws IOException {
        Programs programs = FFMPEG.programs().orElseThrow();
        assertThat(programs.bundled()).isTrue();
        assertThat(programs.ffprobe()).isExecutable();
        assertThat(Probe.of(FFMPEG, Container.MP4, clip(Clip.of(Codec.H264, 320, 180, 500))))
                .isPresent();
    }

    @Test
    void startsOnAServerWithoutSoundAndWindows() throws Exception {
        Programs programs = FFMPEG.programs().orElseThrow();
        Path stubs = Files.createDirectory(folder.resolve("stubs"));
        for (String name : List.of("libxcb.so.1", "libxcb-shm.so.0", "libasound.so.2", "libpulse.so.0")) {
            EmptyLibrary.write(stubs, name, programs.ffmpeg());
        }
        ProcessBuilder builder = new ProcessBuilder(programs.ffmpeg().toString(), "-version").redirectErrorStream(true);
        builder.environment()
                .put("LD_LIBRARY_PATH", stubs + ":" + programs.ffmpeg().getParent());
        builder.environment().put("LD_DEBUG", "libs");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isZero();
        assertThat(said).contains("calling init: " + stubs + "/libpulse.so.0").contains("ffmpeg version");
    }

    @ParameterizedTest
    @EnumSource(value = Codec.class, names = "HEVC", mode = EnumSource.Mode.EXCLUDE)
    void takesFilmsOfEveryCodec(Codec codec) throws IOException {
        Videos.Stored stored = stored(clip(Clip.of(codec, 320, 180, 1_200)));
        assertThat(stored.width()).isEqualTo(320);
        assertThat(stored.height()).isEqualTo(180);
        assertThat(stored.lengthMs()).isBetween(1_100L, 1_300L);
        assertThat(ImageIO.read(blobs.find(stored.poster()).orElseThrow().toFile())
                        .getWidth())
                .isEqualTo(320);
        assertThat(BlobType.of(blobs.find(stored.blob()).orElseThrow()).isVideo())
                .isTrue();
    }

    @ParameterizedTest
    @org.junit.jupiter.params.provider.ValueSource(ints = {90, 270})
    void turnsFilmsOfTurnedPhonesUpright(int degrees) throws IOException {
        Videos.Stored stored = stored(clip(new Clip(Codec.H264, 320, 180, "30", 1_000, degrees, 0, 0, false)));
        assertThat(stored.width()).isEqualTo(180);
        assertThat(stored.height()).isEqualTo(320);
        assertThat(ImageIO.read(blobs.find(stored.poster()).orElseThrow().toFile())
                        .getHeight())
                .isEqualTo(320);
    }

    @Test
    void keepsTheOriginalAsItCame() throws IOException {
        Path clip = clip(Clip.of(Codec.H264, 320, 180, 800));
        Path kept = blobs.find(stored(clip).blob()).orElseThrow();
        assertThat(Files.mismatch(clip, kept)).isEqualTo(-1);
        assertThat(clip).exists();
    }

    @Test
    void refusesAFilmThatIsTooLong() throws IOException {
        assertThat(videos.accept(clip(Clip.of(Codec.MPEG4, 320, 180, 2_000)), 1_000))
                .isEqualTo(new Videos.Refused(Refusal.VIDEO_TOO_LONG));
    }

    @ParameterizedTest
    @EnumSource(
            value = Codec.class,
            names = {"H264", "VP9", "PRORES"})
    void refusesAFilmThatIsCutOff(Codec codec) throws IOException {
        byte[] whole = Files.readAllBytes(clip(Clip.of(codec, 640, 360, 3_000)));
        Path cut = folder.resolve("cut" + codec.suffix());
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        assertThat(videos.accept(cut)).isEqualTo(new Videos.Refused(Refusal.BROKEN_VIDEO));
    }

    @Test
    void refusesWhatIsNoFilm() throws IOException {
        for (String text : List.of(
                "",
                "hello",
                "#EXTM3U\nfile:///etc/passwd\n",
                "ffconcat version 1.0\nfile /etc/passwd\n",
                "<svg xmlns='http://www.w3.org/2000/svg'/>",
                "\u0000\u0000\u0000\u0018ftypmp42 and then a page <script>")) {
            Path file = Files.writeString(folder.resolve("no"), text);
            assertThat(videos.accept(file)).as(text).isInstanceOf(Videos.Refused.class);
        }
        assertThat(folder.resolve("blobs").toFile().list()).containsExactly("aside");
    }

    @Test
    void refusesMusicAsAFilmAndAFilmWithoutSoundAsMusic() throws IOException {
        Path music = folder.resolve("music.m4a");
        new Clips(FFMPEG).music(2_000, music);
        assertThat(videos.accept(music)).isEqualTo(new Videos.Refused(Refusal.NOT_A_VIDEO));
        assertThat(((Videos.Stored) videos.music(music)).lengthMs()).isBetween(1_900L, 2_100L);
        Path silent = clip(new Clip(Codec.H264, 320, 180, "30", 800, 0, 0, 0, false));
        assertThat(videos.music(silent)).isEqualTo(new Videos.Refused(Refusal.NOT_SOUND));
    }

    private Videos.Stored stored(Path file) throws IOException {
        assertThat(videos.accept(file)).isInstanceOf(Videos.Stored.class);
        return (Videos.Stored) videos.accept(file);
    }

    private Path clip(Clip clip) throws IOException {
        Path file = folder.resolve("clip" + clip.hashCode() + clip.codec().suffix());
        new Clips(FFMPEG).make(clip, file);
        return file;
    }
}
