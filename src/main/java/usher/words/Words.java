package usher.words;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The word list behind a door that opens at the first question: a server that moderates nothing never loads it.
///
/// The host's own words stand in the data folder, one a line: `words/allow.txt` are let through beside those that
/// Usher lets through (a prize draw may say 中奖), `words/hold.txt` are held beside the dictionary's.
public final class Words {
    private static final Logger LOG = LoggerFactory.getLogger(Words.class);

    private final Path folder;
    private @Nullable CompletableFuture<WordList> list;

    public Words(Path folder) {
        this.folder = folder;
    }

    /// The words that hold this text, the first few; waits for the list where it is being read.
    public List<String> held(String text) {
        return text.isBlank() ? List.of() : list().join().held(text);
    }

    public boolean holds(String text) {
        return !held(text).isEmpty();
    }

    /// Begins to read the list where that has not been done, and does not wait.
    public void warm() {
        CompletableFuture<WordList> unused = list();
        LOG.trace("reading {}", unused);
    }

    /// A list that could not be read is read again at the next question.
    private synchronized CompletableFuture<WordList> list() {
        CompletableFuture<WordList> known = list;
        if (known == null || known.isCompletedExceptionally()) {
            known = new CompletableFuture<>();
            list = known;
            CompletableFuture<WordList> reading = known;
            Thread.ofPlatform().name("words").daemon().start(() -> read(reading));
        }
        return known;
    }

    private void read(CompletableFuture<WordList> reading) {
        long from = System.nanoTime();
        try {
            reading.complete(WordList.load(allowed(), lines(folder.resolve("hold.txt"))));
            LOG.info("the word list is read, in {} ms", (System.nanoTime() - from) / 1_000_000);
        } catch (RuntimeException e) {
            LOG.error("the word list cannot be read", e);
            reading.completeExceptionally(e);
        }
    }

    private List<String> allowed() {
        return Stream.concat(ours().stream(), lines(folder.resolve("allow.txt")).stream())
                .toList();
    }

    private static List<String> ours() {
        try (InputStream file = Objects.requireNonNull(Words.class.getResourceAsStream("/words/allow.txt"));
                BufferedReader reader = new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))) {
            return words(reader.lines());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        if (!Files.isRegularFile(file)) {
            return List.of();
        }
        try (Stream<String> lines = Files.lines(file)) {
            return words(lines);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> words(Stream<String> lines) {
        return lines.map(line -> line.strip().toLowerCase(Locale.ROOT))
                .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                .toList();
    }
}
