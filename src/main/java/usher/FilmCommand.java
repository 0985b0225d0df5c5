package usher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.json.JsonMapper;
import usher.media.Blobs;
import usher.media.Clips;
import usher.media.Ffmpeg;
import usher.media.FilmMaker;
import usher.media.PlainEncode;
import usher.media.Storyboard;

/// Measures the film: makes clips as phones send them, a film of them, and one plain encode of the same length.
///
/// Prints one line of JSON; on Linux, where a process knows what its children took, with the CPU of both.
@Command(
        name = "film",
        description = "Measure the making of a film beside one plain encode of the same length.",
        mixinStandardHelpOptions = true)
final class FilmCommand implements Callable<Integer> {
    @Option(names = "--tables", description = "Tables, two clips each (default: ${DEFAULT-VALUE}).")
    private int tables = 21;

    @Option(names = "--folder", description = "Where clips, film and parts are kept (default: a temporary folder).")
    private @Nullable Path folder;

    @Option(names = "--tall", description = "9:16 rather than 16:9.")
    private boolean tall;

    @Option(names = "--bundled", description = "With the ffmpeg of the jar, whatever the system has.")
    private boolean bundled;

    /// What is printed.
    private record Line(
            String ffmpeg,
            String film,
            int clips,
            double filmSeconds,
            double filmCpuSeconds,
            double filmTookSeconds,
            double plainCpuSeconds,
            double ratio,
            double reorderedCpuSeconds) {}

    @Override
    public Integer call() {
        try {
            Path home = folder == null ? Files.createTempDirectory("usher-film") : Files.createDirectories(folder);
            System.out.println(JsonMapper.shared().writeValueAsString(measure(home)));
            return 0;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Line measure(Path home) throws IOException {
        Ffmpeg ffmpeg = bundled ? Ffmpeg.bundledIn(home.resolve("tools")) : Ffmpeg.in(home.resolve("tools"));
        Blobs blobs = new Blobs(home.resolve("blobs"));
        List<Storyboard.Shot> shots = clips(new Clips(ffmpeg), Files.createDirectories(home.resolve("clips")));
        Path music = home.resolve("music.m4a");
        new Clips(ffmpeg).music(60_000, music);
        FilmMaker maker = new FilmMaker(ffmpeg, blobs, Files.createTempDirectory(home, "parts"));
        double before = Cpu.seconds();
        long fromNanos = System.nanoTime();
        FilmMaker.Film film = maker.make(board(shots, music), (done, of) -> {}).orElseThrow();
        double took = (System.nanoTime() - fromNanos) / 1e9;
        double made = Cpu.seconds();
        Path file = blobs.find(film.blob()).orElseThrow();
        new PlainEncode(ffmpeg).again(file, home.resolve("plain.mp4"));
        double plain = Cpu.seconds();
        if (maker.make(board(shots.reversed(), music), (done, of) -> {}).isEmpty()) {
            throw new IllegalStateException("the film in another order was not made");
        }
        double reordered = Cpu.seconds();
        return new Line(
                ffmpeg.programs().orElseThrow().toString(),
                file.toString(),
                shots.size(),
                film.lengthMs() / 1000.0,
                made - before,
                took,
                plain - made,
                (made - before) / (plain - made),
                reordered - plain);
    }

    private List<Storyboard.Shot> clips(Clips clips, Path into) throws IOException {
        List<String> makers = List.of("王小明", "李想", "Zhang Wei", "欧阳娜娜", "Alexandra Konstantin");
        List<Storyboard.Shot> shots = new ArrayList<>();
        for (Path file : clips.round(tables, into)) {
            int number = shots.size();
            shots.add(new Storyboard.Shot(
                    file, true, 0, clips.any(number).lengthMs(), "第 " + (number / 2 + 1) + " 桌", makers));
        }
        return shots;
    }

    private Storyboard board(List<Storyboard.Shot> shots, Path music) {
        List<Storyboard.Credit> credits = shots.stream()
                .map(Storyboard.Shot::owner)
                .distinct()
                .map(owner -> new Storyboard.Credit(owner, shots.getFirst().makers()))
                .toList();
        List<Storyboard.Sponsor> sponsors = List.of(
                new Storyboard.Sponsor("江南云", Optional.empty()),
                new Storyboard.Sponsor("Wusong Robotics", Optional.empty()));
        return new Storyboard(
                Storyboard.SIDE,
                tall,
                "zh",
                "如果城市会做梦",
                "AI Hub · 上海 · 2026-11-22",
                shots,
                Optional.of(music),
                true,
                credits,
                sponsors);
    }
}
