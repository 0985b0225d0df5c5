package usher.rehearsal;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The host's door: in by the key, a rehearsal made, a rehearsal wiped.
final class Backstage {
    private static final String COOKIE = "usher_host";
    private static final int ERROR = 400;

    private final Addresses addresses;
    private final RandomGenerator luck;
    private final String session;

    private Backstage(Addresses addresses, RandomGenerator luck, String session) {
        this.addresses = addresses;
        this.luck = luck;
        this.session = session;
    }

    static Backstage enter(Addresses addresses, RandomGenerator luck, String hostKey)
            throws UnfinishedException, IOException, InterruptedException {
        String door = "/host?key=" + URLEncoder.encode(hostKey, StandardCharsets.UTF_8);
        HttpResponse<String> answer =
                addresses.ask(0, Addresses.TRIES_SHORT, luck, url -> HttpRequest.newBuilder(url.resolve(door)));
        String session = Addresses.cookie(answer, COOKIE)
                .orElseThrow(() -> new UnfinishedException("the host's key is not the right one"));
        return new Backstage(addresses, luck, session);
    }

    /// What the host's socket carries.
    String session() {
        return session;
    }

    /// Makes a rehearsal; says its code.
    String open(int phones) throws UnfinishedException, IOException, InterruptedException {
        JsonNode answer =
                post("/host/rehearsal", Wire.object().put("phones", phones).put("lang", "zh"));
        return answer.path("code").asString("");
    }

    void wipe(String code) throws UnfinishedException, IOException, InterruptedException {
        post("/host/" + code + "/wipe", Wire.object());
    }

    private JsonNode post(String path, ObjectNode body) throws UnfinishedException, IOException, InterruptedException {
        HttpResponse<String> answer =
                addresses.ask(0, Addresses.TRIES_SHORT, luck, url -> request(url.resolve(path), body));
        JsonNode said = Wire.parse(answer.body());
        if (answer.statusCode() >= ERROR) {
            throw new UnfinishedException(path + " says " + answer.statusCode() + " "
                    + said.path("text").asString(""));
        }
        return said;
    }

    private HttpRequest.Builder request(URI address, ObjectNode body) {
        return HttpRequest.newBuilder(address)
                .header("Content-Type", "application/json")
                .header("Cookie", COOKIE + "=" + session)
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()));
    }
}
