package usher.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// The server's addresses and the one client that all devices reach them with.
final class Addresses implements AutoCloseable {
    static final long BACKOFF_MS_MIN = 300;
    static final long BACKOFF_MS_MAX = 3_000;
    static final Duration CONNECT_MAX = Duration.ofSeconds(5);

    private static final Duration ANSWER_MAX = Duration.ofSeconds(15);
    private static final int SERVER_FAULT = 500;
    /// A minute or two: a server that is started again is found.
    static final int TRIES_PATIENT = 60;
    /// A few seconds: nobody is there.
    static final int TRIES_SHORT = 5;

    private final List<URI> urls;
    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_MAX)
            .executor(Executors.newVirtualThreadPerTaskExecutor())
            .build();

    Addresses(List<URI> urls) {
        this.urls = urls;
    }

    HttpClient client() {
        return client;
    }

    URI at(int index) {
        return urls.get(Math.floorMod(index, urls.size()));
    }

    /// The socket's address at one of the nodes.
    URI live(int index) {
        return URI.create(at(index).toString().replaceFirst("^http", "ws") + "/live");
    }

    /// Asks until an address answers with something other than a fault of its own.
    HttpResponse<String> ask(int first, int triesMax, RandomGenerator luck, Function<URI, HttpRequest.Builder> question)
            throws IOException, InterruptedException {
        IOException gone = new IOException("no answer");
        for (int tries = 0; tries < triesMax; tries++) {
            try {
                HttpRequest request =
                        question.apply(at(first + tries)).timeout(ANSWER_MAX).build();
                HttpResponse<String> answer =
                        client.send(request, HttpResponse.BodyHandlers.ofString(StandardCharsets.UTF_8));
                if (answer.statusCode() < SERVER_FAULT) {
                    return answer;
                }
                gone = new IOException("status " + answer.statusCode() + " of " + request.uri());
            } catch (IOException e) {
                gone = e;
            }
            Thread.sleep(backoffMs(tries, luck));
        }
        throw gone;
    }

    /// From 0.3 s, doubled with each failure up to 3 s, with full jitter.
    static long backoffMs(int failures, RandomGenerator luck) {
        long longest = Math.min(BACKOFF_MS_MAX, BACKOFF_MS_MIN << Math.min(failures, 10));
        return luck.nextLong(BACKOFF_MS_MIN, longest + 1);
    }

    /// The value of a cookie that an answer sets.
    static Optional<String> cookie(HttpResponse<?> answer, String name) {
        return answer.headers().allValues("Set-Cookie").stream()
                .filter(line -> line.startsWith(name + "="))
                .map(line -> line.substring(name.length() + 1).split(";", 2)[0])
                .findFirst();
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
