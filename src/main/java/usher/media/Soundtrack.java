package usher.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The sound of a film: the shots' own, faded into one another, over music that steps back for them.
///
/// The whole is brought to the loudness of EBU R 128, -23 LUFS, and kept below -1 dB.
final class Soundtrack {
    static final int HERTZ = 48_000;

    private static final double LOUDNESS_LUFS = -23;
    private static final double SILENCE_LUFS = -60;
    private static final double GAIN_DB_MAX = 30;
    private static final int FRAME_BYTES = 4;
    private static final int HEADER_BYTES = 44;
    private static final Pattern INTEGRATED = Pattern.compile("I:\\s+(-?[\\d.]+) LUFS");
    private static final Ffmpeg.Limits LIMITS = new Ffmpeg.Limits(900, 4L << 30);

    private final Ffmpeg ffmpeg;
    private final Path folder;
    private final long frames;

    Soundtrack(Ffmpeg ffmpeg, Path folder, long frames) {
        this.ffmpeg = ffmpeg;
        this.folder = folder;
        this.frames = frames;
    }

    static long samples(long frames) {
        return frames * HERTZ / Storyboard.RATE;
    }

    /// A part's sound and the frame of the film at which it begins.
    record Voice(Path pcm, long fromFrame, int frames) {}

    /// The sound before it is brought to its loudness, and what it takes to do so.
    record Mix(Path file, double gainDb) {
        String filter() {
            return "volume=%.2fdB,alimiter=limit=0.85:level=disabled".formatted(gainDb);
        }
    }

    Mix mix(List<Voice> voices, Optional<Path> music) throws IOException {
        Path spoken = folder.resolve("voices.wav");
        speak(voices, spoken);
        Path mixed = folder.resolve("mix.wav");
        List<String> arguments = new ArrayList<>(List.of("-v", "info", "-nostats"));
        arguments.addAll(Container.WAV.open(spoken));
        Optional<Container> container = music.isEmpty() ? Optional.empty() : Container.of(music.get());
        if (container.isPresent()) {
            arguments.addAll(List.of("-stream_loop", "-1"));
            arguments.addAll(container.get().open(music.orElseThrow()));
        }
        String graph = (container.isEmpty() ? "[0:a]anull" : under(!voices.isEmpty())) + ",ebur128=framelog=verbose[o]";
        arguments.addAll(List.of("-filter_complex", graph, "-map", "[o]", "-c:a", "pcm_f32le", "-f", "wav"));
        arguments.add("file:" + mixed);
        Ffmpeg.Outcome outcome = ffmpeg.ffmpeg(arguments, LIMITS, line -> {});
        if (!outcome.isWell()) {
            throw new IOException("the sound was not mixed: " + outcome.complaint());
        }
        return new Mix(mixed, gain(outcome.complaint()));
    }

    private String under(boolean spoken) {
        double seconds = (double) frames / Storyboard.RATE;
        double out = Math.min(3, seconds / 4);
        String music = ("[1:a:0]aresample=%d,aformat=sample_fmts=fltp:channel_layouts=stereo,atrim=end=%.3f,"
                        + "afade=t=in:d=%.2f,afade=t=out:st=%.3f:d=%.2f")
                .formatted(HERTZ, seconds, Math.min(1.5, out), seconds - out, out);
        return spoken
                ? music + ",volume=0.7[m];[0:a]aformat=sample_fmts=fltp:channel_layouts=stereo,asplit[v][k];"
                        + "[m][k]sidechaincompress=threshold=0.02:ratio=5:attack=80:release=900[d];"
                        + "[d][v]amix=inputs=2:duration=longest:normalize=0"
                : music;
    }

    private static double gain(String said) {
        Matcher matcher = INTEGRATED.matcher(said);
        double loudness = SILENCE_LUFS - 1;
        while (matcher.find()) {
            loudness = Double.parseDouble(matcher.group(1));
        }
        return loudness < SILENCE_LUFS ? 0 : Math.clamp(LOUDNESS_LUFS - loudness, -GAIN_DB_MAX, GAIN_DB_MAX);
    }

    /// All voices on one long strip, silent where nobody speaks.
    private void speak(List<Voice> voices, Path file) throws IOException {
        long bytes = samples(frames) * FRAME_BYTES;
        try (FileChannel strip = FileChannel.open(
                file,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.READ,
                StandardOpenOption.WRITE)) {
            strip.write(header(bytes), 0);
            strip.write(ByteBuffer.allocate(FRAME_BYTES), HEADER_BYTES + bytes - FRAME_BYTES);
            for (Voice voice : voices) {
                add(voice, strip);
            }
        }
    }

    private static void add(Voice voice, FileChannel strip) throws IOException {
        long whole = samples(voice.frames());
        long fade = samples(Part.FADE);
        long place = HEADER_BYTES + samples(voice.fromFrame()) * FRAME_BYTES;
        byte[] chunk = new byte[HERTZ * FRAME_BYTES];
        long at = 0;
        try (InputStream in = Files.newInputStream(voice.pcm())) {
            for (int read = in.readNBytes(chunk, 0, chunk.length);
                    read > 0;
                    read = in.readNBytes(chunk, 0, chunk.length)) {
                ByteBuffer there = ByteBuffer.allocate(read).order(ByteOrder.LITTLE_ENDIAN);
                strip.read(there, place);
                there.clear();
                ByteBuffer own = ByteBuffer.wrap(chunk, 0, read).order(ByteOrder.LITTLE_ENDIAN);
                for (int byteAt = 0; byteAt + 1 < read; byteAt += 2) {
                    long sample = at + byteAt / FRAME_BYTES;
                    double level = Math.min(1, (double) Math.min(sample, whole - sample) / fade);
                    int sum = there.getShort(byteAt) + (int) Math.round(own.getShort(byteAt) * Math.max(0, level));
                    there.putShort(byteAt, (short) Math.clamp(sum, Short.MIN_VALUE, Short.MAX_VALUE));
                }
                strip.write(there, place);
                place += read;
                at += read / FRAME_BYTES;
            }
        }
    }

    private static ByteBuffer header(long bytes) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        header.put("RIFF".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt((int) (bytes + 36));
        header.put("WAVEfmt ".getBytes(java.nio.charset.StandardCharsets.US_ASCII))
                .putInt(16);
        header.putShort((short) 1).putShort((short) 2).putInt(HERTZ).putInt(HERTZ * FRAME_BYTES);
        header.putShort((short) FRAME_BYTES).putShort((short) 16);
        header.put("data".getBytes(java.nio.charset.StandardCharsets.US_ASCII)).putInt((int) bytes);
        return header.flip();
    }
}
