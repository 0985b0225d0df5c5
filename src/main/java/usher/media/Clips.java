package usher.media;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Shots made of ffmpeg's own sources, as different as those that phones send: for rehearsals, measures and tests.
public final class Clips {
    private static final Ffmpeg.Limits LIMITS = new Ffmpeg.Limits(300, 8L << 30);
    private static final List<String> SOURCES = List.of(
            "testsrc2=s=%dx%d:r=%s",
            "sierpinski=s=%dx%d:r=%s",
            "smptehdbars=s=%dx%d:r=%s",
            "gradients=s=%dx%d:r=%s:speed=0.03",
            "testsrc=s=%dx%d:r=%s");

    private final Ffmpeg ffmpeg;

    public Clips(Ffmpeg ffmpeg) {
        this.ffmpeg = ffmpeg;
    }

    /// How a shot is made.
    ///
    /// @param turned  degrees that the phone was turned by: 0, 90, 180 or 270
    /// @param hertz   of its sound, 0 for a silent one
    /// @param uneven  with frames left out here and there, as phones do in the dark
    public record Clip(
            Codec codec,
            int width,
            int height,
            String rate,
            long lengthMs,
            int turned,
            int source,
            int hertz,
            boolean uneven) {
        public static Clip of(Codec codec, int width, int height, long lengthMs) {
            return new Clip(codec, width, height, "30", lengthMs, 0, 0, 440, false);
        }
    }

    /// The five codecs of a round; HEVC only where this machine can write it.
    public enum Codec {
        H264(".mp4", List.of()),
        HEVC(
                ".mov",
                List.of("-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none", "-tag:v", "hvc1")),
        VP9(".webm", List.of("-c:v", "libvpx-vp9", "-deadline", "realtime", "-cpu-used", "8", "-b:v", "4M")),
        AV1(".mkv", List.of("-c:v", "libsvtav1", "-preset", "12", "-crf", "40")),
        MPEG4(".avi", List.of("-c:v", "mpeg4", "-q:v", "4")),
        PRORES(".mov", List.of("-c:v", "prores_ks", "-profile:v", "0"));

        private final String suffix;
        private final List<String> arguments;

        Codec(String suffix, List<String> arguments) {
            this.suffix = suffix;
            this.arguments = arguments;
        }

        public String suffix() {
            return suffix;
        }
    }

    /// A different shot for each number: codecs, orientations, sizes, rates and lengths in turn.
    public Clip any(int number) throws IOException {
        boolean hevc = canHevc();
        List<Codec> codecs = List.of(Codec.H264, hevc ? Codec.HEVC : Codec.PRORES, Codec.VP9, Codec.AV1, Codec.MPEG4);
        int[][] sizes = {{1920, 1080}, {1280, 720}, {1080, 1920}, {1440, 1080}, {720, 1280}, {1080, 1080}};
        String[] rates = {"30", "25", "30000/1001", "60", "24"};
        int[] size = sizes[number * 5 % sizes.length];
        Codec codec = codecs.get(number % codecs.size());
        int turned = codec == Codec.H264 || codec == Codec.HEVC
                ? List.of(0, 90, 180, 270).get(number / 5 % 4)
                : 0;
        return new Clip(
                codec,
                size[0],
                size[1],
                rates[number * 3 % rates.length],
                5_000 + number * 1_700L % 5_001,
                turned,
                number * 3 % SOURCES.size(),
                number % 7 == 3 ? 0 : 220 + number * 37 % 660,
                number % 11 == 4);
    }

    /// Two shots for each of so many tables; those that are there already are not made again.
    public List<Path> round(int tables, Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        for (int number = 0; number < 2 * tables; number++) {
            Clip clip = any(number);
            Path file = folder.resolve("clip" + number + clip.codec().suffix());
            if (!Files.exists(file)) {
                make(clip, file);
            }
            files.add(file);
        }
        return List.copyOf(files);
    }

    public boolean canHevc() throws IOException {
        Ffmpeg.Outcome outcome = ffmpeg.ffmpeg(List.of("-v", "error", "-h", "encoder=libx265"), LIMITS, line -> {});
        return outcome.isWell() && !ffmpeg.need().bundled();
    }

    /// Makes the shot where `file` says, whose ending must be that of the codec.
    public void make(Clip clip, Path file) throws IOException {
        List<String> graph = new ArrayList<>();
        String source = SOURCES.get(clip.source()).formatted(clip.width(), clip.height(), clip.rate());
        String gaps = clip.uneven() ? ",select='not(eq(mod(n\\,7)\\,3))'" : "";
        graph.add("%s,trim=duration=%s%s,format=yuv420p[v]".formatted(source, Videos.seconds(clip.lengthMs()), gaps));
        if (clip.hertz() > 0) {
            graph.add("sine=f=%d:r=48000:d=%s,volume=0.3,aformat=channel_layouts=stereo,asetnsamples=n=960[a]"
                    .formatted(clip.hertz(), Videos.seconds(clip.lengthMs())));
        }
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-filter_complex", String.join(";", graph)));
        arguments.addAll(List.of("-map", "[v]", "-vsync", clip.uneven() ? "vfr" : "cfr"));
        if (clip.hertz() > 0) {
            arguments.addAll(List.of("-map", "[a]", "-c:a", sound(clip.codec())));
        }
        arguments.addAll(clip.codec() == Codec.H264 ? h264() : clip.codec().arguments);
        if (clip.turned() == 0) {
            arguments.add("file:" + file);
            run(arguments);
            return;
        }
        Path flat = Files.createTempFile(
                file.toAbsolutePath().getParent(), "flat", clip.codec().suffix());
        try {
            arguments.add("file:" + flat);
            run(arguments);
            turn(flat, clip.turned(), file);
        } finally {
            Files.deleteIfExists(flat);
        }
    }

    /// Music of so many seconds: a slow chord.
    public void music(long lengthMs, Path file) throws IOException {
        String seconds = Videos.seconds(lengthMs);
        run(List.of(
                "-v",
                "error",
                "-filter_complex",
                "aevalsrc='0.2*sin(220*2*PI*t)*(0.6+0.4*sin(t))|0.2*sin(277*2*PI*t)+0.1*sin(330*2*PI*t)':s=48000:d="
                        + seconds,
                "-c:a",
                "aac",
                "-b:a",
                "128k",
                "file:" + file));
    }

    private void turn(Path flat, int degrees, Path file) throws IOException {
        boolean old = ffmpeg.need().version().matches("[45]\\..*");
        List<String> how = old
                ? List.of("-i", flat.toString(), "-c", "copy", "-metadata:s:v:0", "rotate=" + degrees)
                : List.of("-display_rotation:v:0", String.valueOf(360 - degrees), "-i", flat.toString(), "-c", "copy");
        List<String> arguments = new ArrayList<>(List.of("-v", "error"));
        arguments.addAll(how);
        arguments.add("file:" + file);
        run(arguments);
    }

    private List<String> h264() throws IOException {
        return ffmpeg.need().x264()
                ? List.of("-c:v", "libx264", "-preset", "ultrafast", "-crf", "23")
                : List.of("-c:v", "libopenh264", "-b:v", "6M");
    }

    private static String sound(Codec codec) {
        return switch (codec) {
            case H264, HEVC -> "aac";
            case PRORES -> "pcm_s16le";
            case VP9, AV1 -> "libopus";
            case MPEG4 -> "libmp3lame";
        };
    }

    private void run(List<String> arguments) throws IOException {
        Ffmpeg.Outcome outcome = ffmpeg.ffmpeg(arguments, LIMITS, line -> {});
        if (!outcome.isWell()) {
            throw new IOException("the clip was not made: " + outcome.complaint());
        }
    }
}
