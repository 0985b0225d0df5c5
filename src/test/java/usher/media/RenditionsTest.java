package usher.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import usher.media.Clips.Clip;
import usher.media.Clips.Codec;

/// Videos made ready for the screen, by the ffmpeg that our jar brings.
class RenditionsTest {
    private static final Ffmpeg FFMPEG = VideosTest.FFMPEG;

    @TempDir
    Path folder;

    private Blobs blobs;
    private Renditions renditions;

    @BeforeEach
    void open() throws IOException {
        blobs = new Blobs(folder.resolve("blobs"));
        renditions = new Renditions(FFMPEG, blobs);
    }

    @ParameterizedTest
    @EnumSource(value = Codec.class, names = "HEVC", mode = EnumSource.Mode.EXCLUDE)
    void makesH264OfEveryCodec(Codec codec) throws IOException {
        Probe made = rendition(Clip.of(codec, 320, 180, 1_000));
        assertThat(made.codec()).isEqualTo("h264");
        assertThat(made.sound()).isTrue();
        assertThat(made.lengthMs()).isBetween(950L, 1_100L);
    }

    @Test
    void standsUprightWithinFullHd() throws IOException {
        Probe made = rendition(new Clip(Codec.H264, 2560, 1440, "60", 500, 90, 0, 0, false));
        assertThat(made.width()).isEqualTo(1080);
        assertThat(made.height()).isEqualTo(1920);
        assertThat(made.sound()).isFalse();
    }

    @Test
    void keepsTheSizeOfSmallOnes() throws IOException {
        Probe made = rendition(Clip.of(Codec.MPEG4, 640, 360, 500));
        assertThat(made.width()).isEqualTo(640);
        assertThat(made.height()).isEqualTo(360);
    }

    @Test
    void evensOutFramesThatPhonesLeftOut() throws IOException {
        Probe made = rendition(new Clip(Codec.VP9, 320, 180, "30", 2_000, 0, 0, 0, true));
        assertThat(made.lengthMs()).isBetween(1_900L, 2_100L);
    }

    @Test
    void makesTheSameOnceMore() throws IOException {
        String video = keep(Clip.of(Codec.H264, 320, 180, 500));
        assertThat(renditions.of(video, Progress.NONE)).isEqualTo(renditions.of(video, Progress.NONE));
    }

    @Test
    void hasNoneForWhatIsNoVideo() throws IOException {
        assertThat(renditions.of("0".repeat(64), Progress.NONE)).isEmpty();
        assertThat(renditions.of(blobs.put(new byte[] {1, 2, 3}, BlobType.MP4), Progress.NONE))
                .isEmpty();
    }

    private Probe rendition(Clip clip) throws IOException {
        String made = renditions.of(keep(clip), Progress.NONE).orElseThrow();
        return Probe.of(FFMPEG, Container.MP4, blobs.find(made).orElseThrow()).orElseThrow();
    }

    private String keep(Clip clip) throws IOException {
        Path file = folder.resolve("clip" + clip.codec().suffix());
        new Clips(FFMPEG).make(clip, file);
        return blobs.put(
                Files.readAllBytes(file), Container.of(file).orElseThrow().type());
    }
}
