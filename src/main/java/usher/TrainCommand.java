package usher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine.Command;

/// The training run of the AOT cache: what every start, every first visit and a hall that comes in at once need is
/// loaded and profiled once, under the eyes of the JVM, on data of its own that is thrown away.
@Command(name = "train", hidden = true)
final class TrainCommand implements Callable<Integer> {
    private static final List<String> FIRST_VISITS = List.of("/healthz", "/", "/host");
    private static final String KEY = "the-training-knows-it";
    private static final int GUESTS = 200;
    private static final int PATIENCE_SECONDS = 60;

    @Override
    public Integer call() throws IOException, InterruptedException {
        Path data = Files.createTempDirectory("usher-train");
        Settings settings = new Settings(
                0, data, Optional.empty(), Optional.of(KEY), data.resolve("blobs"), List.of(), Optional.empty());
        try (Server server = Server.start(settings);
                HttpClient client = HttpClient.newHttpClient()) {
            Hall hall = new Hall(client, URI.create("http://127.0.0.1:" + server.port()));
            for (String address : FIRST_VISITS) {
                hall.get(address, "");
            }
            hall.comeIn(GUESTS);
            Compilers.giveWay();
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

    /// A host who opens a show, and guests who come in by the door, each on a line of their own.
    private record Hall(HttpClient client, URI server) {
        void comeIn(int guests) throws IOException, InterruptedException {
            String host = cookie(get("/host?key=" + KEY, ""));
            String made = post("/host/shows", host, "title=train&lang=zh&template=empty")
                    .headers()
                    .firstValue("location")
                    .orElseThrow();
            String code = made.substring(made.lastIndexOf('/') + 1);
            List<CompletableFuture<WebSocket>> lines = new ArrayList<>();
            for (int guest = 0; guest < guests; guest++) {
                String token = cookie(post("/j/" + code, "", "name=guest" + guest));
                get("/j/" + code, token);
                lines.add(line(code, token));
            }
            lines.forEach(line ->
                    line.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join().abort());
        }

        HttpResponse<String> get(String path, String cookie) throws IOException, InterruptedException {
            return send(HttpRequest.newBuilder(server.resolve(path)).header("Cookie", cookie));
        }

        private HttpResponse<String> post(String path, String cookie, String form)
                throws IOException, InterruptedException {
            return send(HttpRequest.newBuilder(server.resolve(path))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .header("Origin", server.toString())
                    .header("Cookie", cookie)
                    .POST(HttpRequest.BodyPublishers.ofString(form)));
        }

        private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }

        private static String cookie(HttpResponse<String> answer) {
            return answer.headers().firstValue("set-cookie").orElseThrow().split(";", 2)[0];
        }

        /// Opens a line; it is there when the server has told the guest's own part.
        private CompletableFuture<WebSocket> line(String code, String cookie) {
            CompletableFuture<WebSocket> told = new CompletableFuture<>();
            URI live = URI.create(server.toString().replaceFirst("^http", "ws") + "/live");
            String hello = "{\"t\":\"hello\",\"show\":\"" + code + "\",\"as\":\"phone\",\"lang\":\"zh\"}";
            return client.newWebSocketBuilder()
                    .header("Origin", server.toString())
                    .header("Cookie", cookie)
                    .buildAsync(live, new Ear(told))
                    .thenCompose(line -> line.sendText(hello, true))
                    .thenCompose(line -> told);
        }
    }

    /// Waits for the own part, which comes last.
    private record Ear(CompletableFuture<WebSocket> told) implements WebSocket.Listener {
        @Override
        public CompletionStage<Void> onText(WebSocket line, CharSequence text, boolean last) {
            if (text.toString().contains("\"topic\":\"own\"")) {
                told.complete(line);
            }
            line.request(1);
            return CompletableFuture.completedFuture(null);
        }

        @Override
        public void onError(WebSocket line, Throwable error) {
            told.completeExceptionally(error);
        }

        @Override
        public CompletionStage<Void> onClose(WebSocket line, int status, String reason) {
            told.completeExceptionally(new IOException("closed: " + status + " " + reason));
            return CompletableFuture.completedFuture(null);
        }
    }
}
