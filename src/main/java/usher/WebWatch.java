package usher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// While developing: looks at the browser's files twice a second and says when one has changed.
final class WebWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(WebWatch.class);
    private static final long LOOK_MS = 500;

    private final Path folder;
    private final Runnable changed;
    private final Thread thread;

    WebWatch(Path folder, Runnable changed) {
        this.folder = folder;
        this.changed = changed;
        this.thread = Thread.ofVirtual().name("web-watch").start(this::watch);
    }

    @Override
    public void close() {
        thread.interrupt();
    }

    private void watch() {
        long seenMs = newestMs();
        try {
            while (true) {
                Thread.sleep(LOOK_MS);
                long nowMs = newestMs();
                if (nowMs != seenMs) {
                    LOG.info("the browser's files have changed: pages reload");
                    changed.run();
                }
                seenMs = nowMs;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private long newestMs() {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.mapToLong(file -> file.toFile().lastModified()).max().orElse(0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
