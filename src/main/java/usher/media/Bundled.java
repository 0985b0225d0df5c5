package usher.media;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The ffmpeg that our jar brings, unpacked once into a folder beside the data.
final class Bundled {
    private static final String ROOT = "org/bytedeco/ffmpeg/";
    private static final Pattern MISSING = Pattern.compile("loading shared libraries: ([\\w.+-]+):");
    private static final int MISSING_MAX = 12;
    private static final int START_SECONDS_MAX = 20;
    private static final boolean WINDOWS = System.getProperty("os.name", "").startsWith("Windows");

    private final Path folder;

    Bundled(Path folder) {
        this.folder = folder.toAbsolutePath();
    }

    /// The folder with both programs, ready to start; empty where the jar has none for this machine.
    Optional<Path> unpacked() throws IOException {
        String platform = platform();
        @Nullable URL root = Bundled.class.getClassLoader().getResource(ROOT + platform + "/" + file("ffmpeg"));
        if (root == null) {
            platform += "-gpl";
            root = Bundled.class.getClassLoader().getResource(ROOT + platform + "/" + file("ffmpeg"));
        }
        if (root == null) {
            return Optional.empty();
        }
        Path home = folder.resolve(platform);
        if (!Files.isDirectory(home)) {
            unpack(root, home);
        }
        return Optional.of(home);
    }

    static String file(String program) {
        return WINDOWS ? program + ".exe" : program;
    }

    private static String platform() {
        String system = System.getProperty("os.name", "").toLowerCase(Locale.ROOT);
        String machine = System.getProperty("os.arch", "");
        String arch = machine.equals("aarch64") ? "arm64" : "x86_64";
        return (system.startsWith("windows") ? "windows" : system.startsWith("mac") ? "macosx" : "linux") + "-" + arch;
    }

    /// Written aside and moved when it starts, so that a half folder is never taken for a whole one.
    private void unpack(URL program, Path home) throws IOException {
        Files.createDirectories(folder);
        Path aside = Files.createTempDirectory(folder, "unpacking");
        String inside = program.toString();
        String jar = inside.substring(0, inside.indexOf("!/"));
        try (FileSystem files = FileSystems.newFileSystem(URI.create(jar), Map.of())) {
            try (Stream<Path> all =
                    Files.list(files.getPath(inside.substring(jar.length() + 1)).getParent())) {
                for (Path file : all.filter(Bundled::isNeeded).toList()) {
                    Path to = aside.resolve(file.getFileName().toString());
                    Files.copy(file, to);
                    to.toFile().setExecutable(true);
                }
            }
        }
        fillIn(aside);
        try {
            Files.move(aside, home, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (!Files.isDirectory(home)) {
                throw e;
            }
        }
    }

    private static boolean isNeeded(Path file) {
        return !Files.isDirectory(file) && !file.getFileName().toString().contains("jni");
    }

    /// Puts an empty library wherever the loader misses one that only desktops have.
    private static void fillIn(Path home) throws IOException {
        Path program = home.resolve(file("ffmpeg"));
        for (int tries = 0; tries < MISSING_MAX; tries++) {
            Matcher missing = MISSING.matcher(started(program));
            if (!missing.find() || !EmptyLibrary.mayStandFor(missing.group(1))) {
                return;
            }
            EmptyLibrary.write(home, missing.group(1), program);
        }
    }

    private static String started(Path program) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(List.of(program.toString(), "-version")).redirectErrorStream(true);
        builder.environment().put("LD_LIBRARY_PATH", String.valueOf(program.getParent()));
        Process process = builder.start();
        try (InputStream out = process.getInputStream()) {
            String text = new String(out.readAllBytes(), UTF_8);
            process.waitFor(START_SECONDS_MAX, TimeUnit.SECONDS);
            return text;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return "";
        } finally {
            process.destroyForcibly();
        }
    }
}
