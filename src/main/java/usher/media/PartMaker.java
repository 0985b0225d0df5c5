package usher.media;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the parts of a film and the cross-fades between them, each once: what is there is used again.
///
/// A part is decoded once. Of that come the cross-fade from the part before, its body, both encoded as they will stand
/// in the film; the frames that fade into the next part, hardly compressed; and its sound. So every frame of the film
/// is
/// encoded once, the pieces are put together as they are, and another order costs its cross-fades alone.
final class PartMaker {
    private static final Logger LOG = LoggerFactory.getLogger(PartMaker.class);
    private static final long MEMORY_BYTES_MAX = 8L << 30;
    private static final int START_SECONDS = 120;
    /// As much of a shot as its cross-fade shows, and a little more.
    private static final long BEGINNING_MS = 1_000;
    /// What every picture of a film is told to be, so that no filter converts it once more to make sure.
    private static final String COLOURS =
            ",setparams=range=tv:color_primaries=bt709:color_trc=bt709:colorspace=bt709,format=yuv420p";
    /// `[b]` appears on `[a]`; ffmpeg's own `xfade` would take both to three times as many samples and back.
    private static final String CROSS = ";[b]format=yuva420p,fade=in:0:%d:alpha=1[c];".formatted(Part.FADE)
            + "[a][c]overlay=format=yuv420:eof_action=repeat,"
            + "tpad=stop=%d:stop_mode=clone,trim=end_frame=%d".formatted(Part.FADE, Part.FADE);
    private static final String HEAD = "trim=end_frame=%d,setpts=PTS-STARTPTS[h]".formatted(Part.FADE);

    private final Ffmpeg ffmpeg;
    private final Path folder;
    private final Path bench;
    private final Storyboard board;
    private final Cards cards;

    /// @param folder where parts stay
    /// @param bench  where this film is made, gone after it
    PartMaker(Ffmpeg ffmpeg, Path folder, Path bench, Storyboard board, Cards cards) {
        this.ffmpeg = ffmpeg;
        this.folder = folder;
        this.bench = bench;
        this.board = board;
        this.cards = cards;
    }

    Path body(Part part) {
        return part.in(folder).resolve("body.mp4");
    }

    Path sound(Part part) {
        return part.in(folder).resolve("sound.pcm");
    }

    Path join(String key) {
        return folder.resolve(key).resolve("join.mp4");
    }

    boolean isMade(String key) {
        return Files.isDirectory(folder.resolve(key));
    }

    /// Makes a part, and with it the cross-fade from the part before; `before` empty is black.
    ///
    /// False where it cannot be decoded, so that the film goes on without it.
    boolean make(Part part, Optional<Part> before, LongConsumer framesDone) throws IOException {
        if (isMade(part.key()) && isMade(joinKey(before, part))) {
            touch(part.key());
            touch(joinKey(before, part));
            return true;
        }
        boolean whole = !isMade(part.key());
        Path aside = Files.createTempDirectory(folder, "aside");
        Path join = Files.createTempDirectory(folder, "join");
        try {
            Optional<Input> input = part.shot().isPresent()
                    ? shot(part.shot().get(), part.frames(), whole)
                    : Optional.of(still(part, aside));
            if (input.isEmpty() || !run(arguments(input.get(), part, before, whole, aside, join), part, framesDone)) {
                return false;
            }
            Files.move(join, folder.resolve(joinKey(before, part)), StandardCopyOption.ATOMIC_MOVE);
            if (whole) {
                Files.deleteIfExists(aside.resolve("card.png"));
                Files.move(aside, folder.resolve(part.key()), StandardCopyOption.ATOMIC_MOVE);
            }
            return true;
        } finally {
            delete(aside);
            delete(join);
        }
    }

    /// The fade to black after the last part.
    void makeEnd(Part last) throws IOException {
        String key = endKey(last);
        if (isMade(key)) {
            touch(key);
            return;
        }
        Path join = Files.createTempDirectory(folder, "join");
        try {
            List<String> arguments = new ArrayList<>(List.of("-v", "error", "-progress", "pipe:1"));
            arguments.addAll(matroska(last.in(folder).resolve("tail.mkv")));
            String graph = tail(0) + "[a];" + black() + "[b]" + CROSS + "[v]";
            arguments.addAll(List.of("-filter_complex", graph, "-map", "[v]"));
            arguments.addAll(film(join.resolve("join.mp4"), Part.FADE));
            if (!run(arguments, last, frames -> {})) {
                throw new IOException("the last fade was not made");
            }
            Files.move(join, folder.resolve(key), StandardCopyOption.ATOMIC_MOVE);
        } finally {
            delete(join);
        }
    }

    static String joinKey(Optional<Part> before, Part part) {
        return FilmMaker.hash("join/" + before.map(Part::key).orElse("") + "/" + part.key());
    }

    static String endKey(Part last) {
        return FilmMaker.hash("end/" + last.key());
    }

    /// What a part is made of: the inputs, and the filters that make `[f]` of them, and `[o]` where it sounds.
    private record Input(List<String> arguments, int count, String graph, boolean sounds) {}

    private List<String> arguments(Input input, Part part, Optional<Part> before, boolean whole, Path aside, Path join)
            throws IOException {
        List<String> arguments = new ArrayList<>(List.of("-v", "error", "-progress", "pipe:1"));
        arguments.addAll(input.arguments());
        before.ifPresent(earlier -> arguments.addAll(matroska(earlier.in(folder).resolve("tail.mkv"))));
        String from = (before.isPresent() ? tail(input.count()) : black()) + "[a]";
        String fade = ";[h]settb=1/30,setpts=N,fps=30[b];" + from + CROSS + "[j]";
        arguments.addAll(List.of("-filter_complex", input.graph() + ";[f]" + (whole ? cut(part) : HEAD) + fade));
        arguments.addAll(List.of("-map", "[j]"));
        arguments.addAll(film(join.resolve("join.mp4"), Part.FADE));
        if (!whole) {
            return arguments;
        }
        arguments.addAll(List.of("-map", "[y]"));
        arguments.addAll(film(aside.resolve("body.mp4"), part.round()));
        arguments.addAll(kept(aside.resolve("tail.mkv")));
        if (input.sounds()) {
            arguments.addAll(List.of("-map", "[o]", "-c:a", "pcm_s16le", "-f", "s16le"));
            arguments.add("file:" + aside.resolve("sound.pcm"));
        }
        return arguments;
    }

    /// Takes away what no film has used for so long.
    void sweep(Instant before) throws IOException {
        try (Stream<Path> parts = Files.list(folder)) {
            for (Path part : parts.toList()) {
                if (Files.getLastModifiedTime(part).toInstant().isBefore(before)) {
                    delete(part);
                }
            }
        }
    }

    static void delete(Path folder) throws IOException {
        if (Files.isDirectory(folder)) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    delete(file);
                }
            }
        }
        Files.deleteIfExists(folder);
    }

    /// @param whole or else its beginning alone, without sound
    private Optional<Input> shot(Storyboard.Shot shot, int frames, boolean whole) throws IOException {
        Optional<Container> container = Container.of(shot.file()).filter(kind -> !kind.isSound());
        Optional<Probe> probed =
                container.isEmpty() ? Optional.empty() : Probe.of(ffmpeg, container.get(), shot.file());
        if (probed.isEmpty() || probed.get().width() <= 0) {
            return Optional.empty();
        }
        Probe probe = probed.get();
        long lengthMs = whole ? shot.toMs() - shot.fromMs() + 200 : BEGINNING_MS;
        List<String> arguments =
                new ArrayList<>(List.of("-ss", Videos.seconds(shot.fromMs()), "-t", Videos.seconds(lengthMs)));
        arguments.addAll(container.get().open(shot.file()));
        arguments.addAll(png(picture(cards.caption(shot), bench.resolve("caption.png"))));
        double scale = Math.min((double) board.width() / probe.width(), (double) board.height() / probe.height());
        int across = Look.even(probe.width() * scale);
        int down = Look.even(probe.height() * scale);
        boolean fills = across >= board.width() - 4 && down >= board.height() - 4;
        String graph = "[0:v:0]" + (probe.rate() > Storyboard.RATE + 1 ? "fps=30," : "")
                + Look.size(probe, fills ? board.width() : across, fills ? board.height() : down)
                + COLOURS + ",setpts=PTS-STARTPTS,fps=30:start_time=0";
        if (fills) {
            graph += ",tpad=stop=-1:stop_mode=clone[p]";
        } else {
            arguments.addAll(png(ground()));
            graph += "[s];[2:v]" + standing() + beside(across, down) + "[p]";
        }
        graph += ";[p][1:v]overlay=0:H-h:format=yuv420[f]";
        boolean sounds = whole && board.voices() && probe.sound();
        if (sounds) {
            graph += ";[0:a:0]asetpts=PTS-STARTPTS,aresample=48000:async=1:first_pts=0,"
                    + "aformat=sample_fmts=s16:channel_layouts=stereo,apad,atrim=end_sample=%d[o]"
                            .formatted(Soundtrack.samples(frames));
        }
        return Optional.of(new Input(arguments, fills ? 2 : 3, graph, sounds));
    }

    private Input still(Part part, Path aside) throws IOException {
        try {
            Path card = picture(part.still().orElseThrow().call(), aside.resolve("card.png"));
            return new Input(png(card), 1, "[0:v]" + standing() + "[f]", false);
        } catch (IOException e) {
            throw e;
        } catch (Exception e) {
            throw new IOException("a card could not be drawn", e);
        }
    }

    /// What is faded in, the body, what is faded out.
    private static String cut(Part part) {
        int end = Part.FADE + part.round() + Part.FADE;
        return ("trim=end_frame=%d,split=3[head][body][tail];[head]trim=end_frame=%d,setpts=PTS-STARTPTS[h];"
                        + "[body]trim=start_frame=%d:end_frame=%d,setpts=PTS-STARTPTS[y];"
                        + "[tail]trim=start_frame=%d,setpts=PTS-STARTPTS[t]")
                .formatted(end, Part.FADE, Part.FADE, end - Part.FADE, end - Part.FADE);
    }

    /// One picture for ever, thirty times a second, decoded once.
    private static String standing() {
        return "scale=out_color_matrix=bt709:out_range=tv,format=yuv420p,setsar=1" + COLOURS
                + ",loop=loop=-1:size=1:start=0,setpts=N/30/TB,fps=30";
    }

    /// The shot between two pieces of the ground, which only copies; laid over it, every sample would be mixed.
    private String beside(int across, int down) {
        boolean upright = down >= board.height() - 4;
        int room = upright ? board.width() : board.height();
        int shot = upright ? across : down;
        int first = (room - shot) / 4 * 2;
        int last = room - shot - first;
        String crop = upright ? "crop=w=%d:x=%d" : "crop=h=%d:y=%d";
        return ",split[g1][g2];[g1]" + crop.formatted(first, 0) + "[before];[g2]"
                + crop.formatted(last, room - last) + "[after];[before][s][after]" + (upright ? "hstack" : "vstack")
                + "=inputs=3,setsar=1";
    }

    private static String tail(int input) {
        return "[%d:v]setsar=1%s,settb=1/30,setpts=N,fps=30".formatted(input, COLOURS);
    }

    private String black() {
        return "color=black:s=%dx%d:r=30:d=0.5,format=yuv420p,setsar=1%s,settb=1/30,setpts=N,fps=30"
                .formatted(board.width(), board.height(), COLOURS);
    }

    private Path ground() throws IOException {
        Path file = bench.resolve("ground.png");
        return Files.exists(file) ? file : picture(cards.ground(), file);
    }

    /// One way to encode for every body and every cross-fade, so that they fit together. One thread each: several take
    /// a tenth more of the processor, and the hall needs the other core.
    private List<String> film(Path file, int frames) throws IOException {
        List<String> arguments = new ArrayList<>(ffmpeg.need().encoder());
        arguments.addAll(List.of(
                "-threads",
                "1",
                "-r",
                "30",
                "-frames:v",
                String.valueOf(frames),
                "-color_primaries",
                "bt709",
                "-color_trc",
                "bt709",
                "-colorspace",
                "bt709",
                "-color_range",
                "tv"));
        arguments.addAll(List.of("-video_track_timescale", "15360", "-f", "mp4", "file:" + file));
        return arguments;
    }

    /// What fades into the next part: hardly compressed, in the film's own range of light.
    private static List<String> kept(Path file) {
        return List.of(
                "-map",
                "[t]",
                "-c:v",
                "mjpeg",
                "-q:v",
                "2",
                "-pix_fmt",
                "yuv420p",
                "-color_range",
                "tv",
                "-strict",
                "unofficial",
                "-f",
                "matroska",
                "file:" + file);
    }

    private static List<String> matroska(Path file) {
        return List.of("-protocol_whitelist", "file,pipe", "-f", "matroska", "-i", file.toString());
    }

    private static List<String> png(Path file) {
        return List.of("-protocol_whitelist", "file,pipe", "-framerate", "30", "-f", "png_pipe", "-i", file.toString());
    }

    private static Path picture(BufferedImage drawn, Path file) throws IOException {
        ImageIO.write(drawn, "png", file.toFile());
        return file;
    }

    private boolean run(List<String> arguments, Part part, LongConsumer framesDone) throws IOException {
        AtomicLong reached = new AtomicLong();
        Ffmpeg.Limits limits = new Ffmpeg.Limits(START_SECONDS + part.frames(), MEMORY_BYTES_MAX);
        Ffmpeg.Outcome outcome = ffmpeg.ffmpeg(arguments, limits, line -> {
            Videos.reach(line, reached);
            framesDone.accept(Math.min(part.frames(), reached.get() * Storyboard.RATE / 1000));
        });
        if (!outcome.isWell()) {
            LOG.warn("a part of the film was not made: {}", outcome.complaint());
        }
        return outcome.isWell();
    }

    private void touch(String key) throws IOException {
        Files.setLastModifiedTime(folder.resolve(key), FileTime.from(Instant.now()));
    }
}
