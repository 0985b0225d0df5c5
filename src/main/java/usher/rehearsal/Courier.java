package usher.rehearsal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/// Sends files as a phone does: by the tus protocol, on from where the server has them, until it has read them.
public final class Courier {
    private static final Duration ANSWER_MAX = Duration.ofSeconds(10);
    private static final Duration PART_MAX = Duration.ofSeconds(60);
    private static final long AGAIN_MS = 400;
    private static final int CREATED = 201;
    private static final int OK = 200;
    private static final int GONE = 410;
    private static final int TOO_MANY = 429;

    private final HttpClient client;
    private final URI base;
    private final String code;
    private final String cookie;

    /// A server's refusal, as it words it.
    public static final class RefusedException extends IOException {
        RefusedException(String why) {
            super(why);
        }
    }

    /// @param cookie of a guest or of the host, `name=value`
    public Courier(HttpClient client, URI base, String code, String cookie) {
        this.client = client;
        this.base = base;
        this.code = code;
        this.cookie = cookie;
    }

    /// Gives the finished piece: form, blob, thumb, width, height, lengthMs. The same key again is the same upload.
    public JsonNode send(String slot, String key, Path file, Duration patience)
            throws IOException, InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        IOException last = new IOException("no patience");
        while (System.nanoTime() < until) {
            try {
                URI place = begin(slot, key, Files.size(file));
                bring(place, file);
                return read(place, until);
            } catch (RefusedException refused) {
                throw refused;
            } catch (IOException cut) {
                last = cut;
                Thread.sleep(AGAIN_MS);
            }
        }
        throw last;
    }

    private URI begin(String slot, String key, long bytes) throws IOException, InterruptedException {
        String metadata = Map.of("slot", slot, "key", key).entrySet().stream()
                .map(pair -> pair.getKey() + " " + base64(pair.getValue()))
                .collect(Collectors.joining(","));
        HttpResponse<String> answer = ask(request(base.resolve("/tus/" + code))
                .header("Upload-Length", String.valueOf(bytes))
                .header("Upload-Metadata", metadata)
                .POST(BodyPublishers.noBody()));
        if (answer.statusCode() != CREATED) {
            throw problem(answer);
        }
        return base.resolve(answer.headers().firstValue("Location").orElseThrow());
    }

    private void bring(URI place, Path file) throws IOException, InterruptedException {
        HttpResponse<String> head = ask(request(place).method("HEAD", BodyPublishers.noBody()));
        if (head.statusCode() == GONE) {
            return;
        }
        if (head.statusCode() != OK) {
            throw problem(head);
        }
        long offset = head.headers().firstValueAsLong("Upload-Offset").orElseThrow();
        if (offset < Files.size(file)) {
            HttpResponse<String> answer = ask(request(place)
                    .timeout(PART_MAX)
                    .header("Upload-Offset", String.valueOf(offset))
                    .header("Content-Type", "application/offset+octet-stream")
                    .method("PATCH", from(file, offset)));
            if (answer.statusCode() / 100 != 2) {
                throw problem(answer);
            }
        }
    }

    private JsonNode read(URI place, long until) throws IOException, InterruptedException {
        while (System.nanoTime() < until) {
            JsonNode answer =
                    Wire.parse(ask(request(URI.create(place + "/piece")).GET()).body());
            switch (answer.path("state").asString("")) {
                case "ready" -> {
                    return answer.path("piece");
                }
                case "refused" ->
                    throw new RefusedException(answer.path("code").asString("") + ": "
                            + answer.path("text").asString(""));
                case "reading" -> Thread.sleep(AGAIN_MS);
                default -> throw new IOException("not whole yet: " + answer);
            }
        }
        throw new IOException("not read in time");
    }

    private HttpResponse<String> ask(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofString(StandardCharsets.UTF_8));
    }

    private HttpRequest.Builder request(URI place) {
        return HttpRequest.newBuilder(place)
                .timeout(ANSWER_MAX)
                .header("Tus-Resumable", "1.0.0")
                .header("Cookie", cookie);
    }

    /// What will be the same tomorrow is final; all else is tried again.
    private static IOException problem(HttpResponse<String> answer) {
        int status = answer.statusCode();
        String why = status + " " + answer.body();
        boolean again = status >= 500 || status == TOO_MANY || status == 404 || status == 409;
        return again ? new IOException(why) : new RefusedException(why);
    }

    private static BodyPublisher from(Path file, long offset) throws IOException {
        return BodyPublishers.fromPublisher(
                BodyPublishers.ofInputStream(() -> open(file, offset)), Files.size(file) - offset);
    }

    private static InputStream open(Path file, long offset) {
        try {
            InputStream in = Files.newInputStream(file);
            in.skipNBytes(offset);
            return in;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
