package usher.bench;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;

/// The host's way in: the key once, then a show.
record FrontDoor(URI server, String session) {
    private static final String COOKIE = "usher_host=";

    static FrontDoor enter(int port, String key) throws IOException, InterruptedException {
        URI server = URI.create("http://127.0.0.1:" + port);
        HttpResponse<String> answer = send(
                HttpRequest.newBuilder(server.resolve("/host?key=" + URLEncoder.encode(key, StandardCharsets.UTF_8))));
        String session = answer.headers().allValues("set-cookie").stream()
                .filter(cookie -> cookie.startsWith(COOKIE))
                .map(cookie -> cookie.substring(COOKIE.length()).split(";", 2)[0])
                .findFirst()
                .orElseThrow(() -> new IOException("the host's key is not the right one"));
        return new FrontDoor(server, session);
    }

    /// Makes an empty show; says its code.
    String open() throws IOException, InterruptedException {
        HttpResponse<String> answer = send(HttpRequest.newBuilder(server.resolve("/host/shows"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", COOKIE + session)
                .header("Origin", server.toString())
                .POST(HttpRequest.BodyPublishers.ofString("title=bench&lang=zh&template=empty")));
        String path = answer.headers()
                .firstValue("location")
                .orElseThrow(() -> new IOException("no show was made: " + answer.statusCode()));
        return path.substring(path.lastIndexOf('/') + 1);
    }

    private static HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
        }
    }
}
