package usher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// The training run of the AOT cache: what every start and every first visit needs is loaded once, under the eyes of
/// the JVM, on data of its own that is thrown away.
@Command(name = "train", hidden = true)
final class TrainCommand implements Callable<Integer> {
    private static final List<String> FIRST_VISITS = List.of("/healthz", "/", "/host");

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("usher-train");
        Settings settings = new Settings(
                0, data, Optional.empty(), Optional.empty(), data.resolve("blobs"), List.of(), Optional.empty());
        try (Server server = Server.start(settings);
                HttpClient client = HttpClient.newHttpClient()) {
            for (String address : FIRST_VISITS) {
                URI page = URI.create("http://127.0.0.1:" + server.port() + address);
                client.send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.discarding());
            }
        } finally {
            delete(data);
        }
        return 0;
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        }
    }
}
