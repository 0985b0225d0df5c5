package usher.media;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes films: title card, shots with captions, cross-fades, music, credits, thanks. One at a time.
///
/// Whatever was made of an earlier film, or of this one before the server fell, is used again.
public final class FilmMaker {
    private static final Logger LOG = LoggerFactory.getLogger(FilmMaker.class);
    /// Changes when the same storyboard would look otherwise.
    private static final String EDITION = "4";
    private static final Duration UNUSED_MAX = Duration.ofDays(3);
    private static final int TITLE_FRAMES = 4 * Storyboard.RATE;
    private static final int CREDITS_FRAMES = 6 * Storyboard.RATE;
    private static final int END_FRAMES = 5 * Storyboard.RATE;
    private static final Ffmpeg.Limits BIND = new Ffmpeg.Limits(900, 4L << 30);

    private final Ffmpeg ffmpeg;
    private final Blobs blobs;
    private final Path folder;

    /// A film that was made.
    public record Film(String blob, long lengthMs) {}

    public FilmMaker(Ffmpeg ffmpeg, Blobs blobs, Path folder) {
        this.ffmpeg = ffmpeg;
        this.blobs = blobs;
        this.folder = folder.toAbsolutePath();
    }

    /// Takes minutes; empty where there is no ffmpeg or none of the shots can be read.
    public Optional<Film> make(Storyboard board, Progress progress) throws IOException {
        if (ffmpeg.programs().isEmpty()) {
            return Optional.empty();
        }
        Path parts = folder.resolve("parts");
        Path bench = folder.resolve("bench");
        PartMaker.delete(bench);
        Files.createDirectories(parts);
        Files.createDirectories(bench);
        try {
            Cards cards = new Cards(board, Lettering.ofThisMachine());
            PartMaker maker = new PartMaker(ffmpeg, parts, bench, board, cards);
            maker.sweep(Instant.now().minus(UNUSED_MAX));
            return make(board, new Making(maker, bench, progress, parts(board, cards)));
        } finally {
            PartMaker.delete(bench);
        }
    }

    private Optional<Film> make(Storyboard board, Making making) throws IOException {
        List<Part> there = making.parts();
        if (there.size() <= making.cards(board)) {
            LOG.warn("none of {} shots can be read", board.shots().size());
            return Optional.empty();
        }
        List<Path> pieces = making.pieces(there);
        long frames = 0;
        List<Soundtrack.Voice> voices = new ArrayList<>();
        for (Part part : there) {
            if (Files.exists(making.maker().sound(part))) {
                voices.add(new Soundtrack.Voice(making.maker().sound(part), frames, part.frames()));
            }
            frames += part.frames() - Part.FADE;
        }
        frames += Part.FADE;
        Soundtrack.Mix mix = new Soundtrack(ffmpeg, making.bench(), frames).mix(voices, board.music());
        Path film = bind(pieces, mix, making.bench());
        making.done();
        try (InputStream in = Files.newInputStream(film)) {
            String blob = blobs.put(in, Long.MAX_VALUE, BlobType.MP4).orElseThrow();
            return Optional.of(new Film(blob, frames * 1000 / Storyboard.RATE));
        }
    }

    /// Puts the pieces together as they are, and the sound beside them.
    private Path bind(List<Path> pieces, Soundtrack.Mix mix, Path bench) throws IOException {
        StringBuilder list = new StringBuilder("ffconcat version 1.0\n");
        pieces.forEach(piece -> list.append("file '")
                .append(piece.toString().replace("'", "'\\''"))
                .append("'\n"));
        Path order = Files.writeString(bench.resolve("order.txt"), list, UTF_8);
        Path film = bench.resolve("film.mp4");
        List<String> arguments = new ArrayList<>(List.of("-v", "error"));
        arguments.addAll(
                List.of("-protocol_whitelist", "file,pipe", "-f", "concat", "-safe", "0", "-i", order.toString()));
        arguments.addAll(Container.WAV.open(mix.file()));
        arguments.addAll(List.of("-map", "0:v:0", "-c:v", "copy", "-map", "1:a:0", "-af", mix.filter()));
        arguments.addAll(List.of("-c:a", "aac", "-b:a", "192k", "-map_metadata", "-1", "-movflags", "+faststart"));
        arguments.addAll(List.of("-video_track_timescale", "15360", "-f", "mp4", "file:" + film));
        Ffmpeg.Outcome outcome = ffmpeg.ffmpeg(arguments, BIND, line -> {});
        if (!outcome.isWell()) {
            throw new IOException("the film was not put together: " + outcome.complaint());
        }
        return film;
    }

    private List<Part> parts(Storyboard board, Cards cards) throws IOException {
        List<Part> parts = new ArrayList<>();
        parts.add(card(
                board,
                "title/" + board.title() + "/" + board.subtitle() + "/"
                        + board.shots().size() + "/" + owners(board),
                TITLE_FRAMES,
                cards::title));
        for (Storyboard.Shot shot : board.shots()) {
            parts.add(shot.moves() ? moving(board, shot) : standing(board, shot, cards));
        }
        int page = 0;
        for (BufferedImage credits : cards.credits()) {
            parts.add(card(board, "credits/" + board.credits() + "/" + page++, CREDITS_FRAMES, () -> credits));
        }
        parts.add(card(board, "end/" + board.subtitle() + board.sponsors(), END_FRAMES, cards::end));
        return parts;
    }

    private static long owners(Storyboard board) {
        return board.shots().stream().map(Storyboard.Shot::owner).distinct().count();
    }

    private Part moving(Storyboard board, Storyboard.Shot shot) throws IOException {
        String key = key(board, "shot/" + shot + "/" + board.voices());
        return new Part(key, Math.max(Part.FRAMES_MIN, shot.frames()), Optional.empty(), Optional.of(shot));
    }

    private Part standing(Storyboard board, Storyboard.Shot shot, Cards cards) throws IOException {
        return card(board, "picture/" + shot, Math.max(Part.FRAMES_MIN, shot.frames()), () -> {
            BufferedImage picture = cards.still(shot.file());
            BufferedImage caption = cards.caption(shot);
            Graphics2D pen = picture.createGraphics();
            pen.drawImage(caption, 0, picture.getHeight() - caption.getHeight(), null);
            pen.dispose();
            return picture;
        });
    }

    private Part card(Storyboard board, String what, int frames, Callable<BufferedImage> drawn) throws IOException {
        return new Part(key(board, what + "/" + frames), frames, Optional.of(drawn), Optional.empty());
    }

    private String key(Storyboard board, String what) throws IOException {
        return hash(String.join(
                "/", EDITION, ffmpeg.need().toString(), board.lang(), board.width() + "x" + board.height(), what));
    }

    static String hash(String text) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }

    /// One film on its way: what is made counts in frames, what was there before counts nothing.
    private static final class Making {
        private final PartMaker maker;
        private final Path bench;
        private final Progress progress;
        private final List<Part> wanted;
        private final long whole;
        private long done;

        Making(PartMaker maker, Path bench, Progress progress, List<Part> wanted) {
            this.maker = maker;
            this.bench = bench;
            this.progress = progress;
            this.wanted = wanted;
            long left = wanted.stream()
                    .mapToLong(part -> maker.isMade(part.key()) ? Part.FADE : part.frames())
                    .sum();
            this.whole = left + wanted.stream().mapToLong(Part::frames).sum() / 20;
        }

        PartMaker maker() {
            return maker;
        }

        Path bench() {
            return bench;
        }

        /// How many parts are no shots.
        int cards(Storyboard board) {
            return wanted.size() - board.shots().size();
        }

        /// Those that could be made.
        List<Part> parts() throws IOException {
            List<Part> made = new ArrayList<>();
            Optional<Part> before = Optional.empty();
            for (Part part : wanted) {
                long frames = maker.isMade(part.key()) ? Part.FADE : part.frames();
                if (maker.make(part, before, at -> progress.at(done + Math.min(at, frames), whole))) {
                    made.add(part);
                    before = Optional.of(part);
                }
                done += frames;
                progress.at(done, whole);
            }
            maker.makeEnd(made.getLast());
            return made;
        }

        /// Bodies and cross-fades in the film's order.
        List<Path> pieces(List<Part> parts) {
            List<Path> pieces = new ArrayList<>();
            Optional<Part> before = Optional.empty();
            for (Part part : parts) {
                pieces.add(maker.join(PartMaker.joinKey(before, part)));
                pieces.addAll(Collections.nCopies(part.rounds(), maker.body(part)));
                before = Optional.of(part);
            }
            pieces.add(maker.join(PartMaker.endKey(parts.getLast())));
            return pieces;
        }

        void done() {
            progress.at(whole, whole);
        }
    }
}
