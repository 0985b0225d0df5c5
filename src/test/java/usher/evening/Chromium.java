package usher.evening;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/// A real browser, brought along where there is none: `$CHROMIUM`, the usual places, Debian's package when root, else
/// Playwright's own download. Where all fail, the tests are skipped and say so; with `CI=true` they fail.
final class Chromium implements AutoCloseable {
    /// Names the machine that serves without being localhost, where browsers allow more.
    static final String HOST_NAME = "usher.test";

    private static final Map<String, String> NO_DOWNLOAD = Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-background-networking",
            "--host-resolver-rules=MAP " + HOST_NAME + " 127.0.0.1");
    private static final List<String> PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/usr/bin/google-chrome-stable",
            "/snap/bin/chromium",
            "/opt/google/chrome/chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "C:/Program Files/Google/Chrome/Application/chrome.exe",
            "C:/Program Files (x86)/Google/Chrome/Application/chrome.exe",
            "C:/Program Files (x86)/Microsoft/Edge/Application/msedge.exe");
    private static final int INSTALL_MINUTES_MAX = 10;

    private final Playwright playwright;
    private final Browser browser;

    private Chromium(Playwright playwright, Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /// Starts the browser of this machine.
    static Chromium open() {
        Optional<Path> executable = known().or(Chromium::debianPackage);
        if (executable.isEmpty() && !downloaded()) {
            missing();
        }
        Playwright playwright = Playwright.create(new Playwright.CreateOptions().setEnv(NO_DOWNLOAD));
        LaunchOptions options = new LaunchOptions().setArgs(FLAGS);
        executable.ifPresent(options::setExecutablePath);
        return new Chromium(playwright, playwright.chromium().launch(options));
    }

    Browser browser() {
        return browser;
    }

    @Override
    public void close() {
        playwright.close();
    }

    private static Optional<Path> known() {
        return Stream.concat(Stream.ofNullable(System.getenv("CHROMIUM")), PLACES.stream())
                .map(Path::of)
                .filter(Files::isExecutable)
                .filter(path -> isWindows() || ran(List.of(path.toString(), "--version")))
                .findFirst();
    }

    private static Optional<Path> debianPackage() {
        boolean isRoot = "root".equals(System.getProperty("user.name"));
        if (!isRoot || !Files.exists(Path.of("/etc/debian_version"))) {
            return Optional.empty();
        }
        System.out.println("no browser here: installing Debian's chromium and a Chinese font");
        boolean installed = ran(List.of("apt-get", "update"))
                && ran(List.of("apt-get", "install", "-y", "--no-install-recommends", "chromium", "fonts-noto-cjk"));
        return installed ? known() : Optional.empty();
    }

    /// Playwright's command line ends its process, so that it gets one of its own.
    private static boolean downloaded() {
        System.out.println("no browser here: trying Playwright's own download");
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String classes = Objects.requireNonNullElse(
                System.getProperty("surefire.test.class.path"), System.getProperty("java.class.path"));
        return ran(List.of(java, "-cp", classes, "com.microsoft.playwright.CLI", "install", "chromium"));
    }

    private static void missing() {
        String word = "no browser on this machine: install chromium, or say where it is with CHROMIUM=/path/to/it";
        if ("true".equals(System.getenv("CI"))) {
            Assertions.fail(word);
        }
        Assumptions.abort(word);
    }

    private static boolean ran(List<String> command) {
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (process.waitFor(INSTALL_MINUTES_MAX, TimeUnit.MINUTES)) {
                return process.exitValue() == 0;
            }
            process.destroyForcibly();
            return false;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isWindows() {
        return System.getProperty("os.name").startsWith("Windows");
    }
}
