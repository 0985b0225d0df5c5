package usher.ud1;

import com.microsoft.playwright.impl.driver.Driver;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The Node that Playwright's driver brings, so that a browser's script is tested with nothing installed by hand.
public final class NodeJs {
    private NodeJs() {}

    /// What a finished script said, and how it ended.
    public record Outcome(int exitCode, String output) {}

    public static Outcome run(Path script, Object... arguments) throws IOException, InterruptedException {
        Path folder = Driver.ensureDriverInstalled(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1"), false)
                .driverDir();
        String name = System.getProperty("os.name").startsWith("Windows") ? "node.exe" : "node";
        List<String> command = new ArrayList<>(List.of(folder.resolve(name).toString(), script.toString()));
        for (Object argument : arguments) {
            command.add(argument.toString());
        }
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), output);
    }
}
