package usher.engine;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.ZipFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.core.Reducer;

/// Which rules this program plays by, as a number over the classes that make a show's state: a state of other rules may
/// be another state.
final class Rules {
    private static final Logger LOG = LoggerFactory.getLogger(Rules.class);
    private static final List<String> ROOMS =
            List.of("usher/core/", "usher/activity/", "usher/ud1/", "usher/solver/", "usher/engine/");

    private Rules() {}

    /// Computed at its first use.
    private static final class Once {
        static final String MARK = number();
    }

    static String mark() {
        return Once.MARK;
    }

    /// Where the classes cannot be read no other run's snapshot is one of these rules.
    private static String number() {
        Map<String, Long> classes = new TreeMap<>();
        CodeSource source = Reducer.class.getProtectionDomain().getCodeSource();
        try {
            Path home = Path.of(Objects.requireNonNull(source).getLocation().toURI());
            if (Files.isDirectory(home)) {
                readFolder(home, classes);
            } else {
                readJar(home, classes);
            }
        } catch (IOException | URISyntaxException | RuntimeException e) {
            LOG.warn("this program cannot read its own classes, and so no snapshots", e);
            return UUID.randomUUID().toString();
        }
        CRC32 all = new CRC32();
        classes.forEach((name, crc) -> all.update((name + " " + crc + "\n").getBytes(StandardCharsets.UTF_8)));
        return classes.size() + "/" + Long.toHexString(all.getValue());
    }

    /// A jar knows the checksum of each of its files.
    private static void readJar(Path jar, Map<String, Long> classes) throws IOException {
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            zip.stream()
                    .filter(entry -> isRule(entry.getName()))
                    .forEach(entry -> classes.put(entry.getName(), entry.getCrc()));
        }
    }

    private static void readFolder(Path home, Map<String, Long> classes) throws IOException {
        for (String room : ROOMS) {
            try (Stream<Path> files = Files.walk(home.resolve(room))) {
                files.filter(Files::isRegularFile).forEach(file -> {
                    String name = home.relativize(file).toString().replace('\\', '/');
                    if (isRule(name)) {
                        classes.put(name, crc(file));
                    }
                });
            }
        }
    }

    private static boolean isRule(String name) {
        return name.endsWith(".class") && ROOMS.stream().anyMatch(name::startsWith);
    }

    private static long crc(Path file) {
        try (InputStream raw = new BufferedInputStream(Files.newInputStream(file));
                CheckedInputStream in = new CheckedInputStream(raw, new CRC32())) {
            in.transferTo(OutputStream.nullOutputStream());
            return in.getChecksum().getValue();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
