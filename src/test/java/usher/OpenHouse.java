package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import usher.hall.Client;
import usher.hall.Line;

/// A running server of a test's own, with its host inside.
record OpenHouse(Server server, String base, Client host) implements AutoCloseable {
    static final String KEY = "test-host-key";

    static OpenHouse open(Path data) throws Exception {
        return of(Server.start(new Settings(
                0, data, Optional.empty(), Optional.of(KEY), data.resolve("blobs"), List.of(), Optional.empty())));
    }

    static OpenHouse of(Server server) throws Exception {
        String base = "http://127.0.0.1:" + server.port();
        return new OpenHouse(server, base, hostAt(base));
    }

    /// Of a server elsewhere, which its own test ends.
    static OpenHouse at(String base) throws Exception {
        return new OpenHouse(null, base, hostAt(base));
    }

    private static Client hostAt(String base) throws Exception {
        Client host = new Client(base);
        host.get("/host?key=" + KEY);
        return host;
    }

    /// Makes a show; says its code.
    String show(String title, String template) throws Exception {
        return host.form("/host/shows", Map.of("title", title, "lang", "zh", "template", template))
                .headers()
                .firstValue("location")
                .orElseThrow()
                .substring("/host/".length());
    }

    /// The host's own socket.
    Line line(String show, String as) throws Exception {
        return Line.hello(base, show, as, host.cookie("usher_host"));
    }

    /// The id of the first activity of a kind.
    String slot(String show, String kind) throws Exception {
        try (Line console = Line.hello(base, show, "host", host.cookie("usher_host"))) {
            for (JsonNode slot : console.topic("host", d -> true).path("rundown")) {
                if (slot.path("kind").asString("").equals(kind)) {
                    return slot.path("id").asString("");
                }
            }
            throw new AssertionError("no " + kind);
        }
    }

    /// Imports a list of people with the columns that the server guesses; says how many there are.
    int bring(String show, byte[] list) throws Exception {
        HttpResponse<String> brought = host.post("/host/" + show + "/roster/import", "text/csv", list);
        assertThat(brought.statusCode()).as(brought.body()).isEqualTo(200);
        return Line.JSON.readTree(brought.body()).path("total").asInt(0);
    }

    @Override
    public void close() {
        server.close();
    }
}
