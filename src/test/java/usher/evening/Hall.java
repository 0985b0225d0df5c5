package usher.evening;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A server, a browser, and every device that is open on it.
final class Hall implements AutoCloseable {
    /// Two cores that have other things to do must not fail a test.
    private static final int PATIENCE_MS = 60_000;

    private final Chromium chromium;
    private final ServerProcess server;
    private final List<Surface> surfaces = new ArrayList<>();

    private Hall(Chromium chromium, ServerProcess server) {
        this.chromium = chromium;
        this.server = server;
    }

    /// Opens the browser first: where there is none, nothing is started.
    static Hall open(Path folder) throws IOException, InterruptedException {
        Chromium chromium = Chromium.open();
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        return new Hall(chromium, ServerProcess.start(folder, Chromium.HOST_NAME));
    }

    /// Around a server that runs already.
    static Hall around(ServerProcess server) {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        return new Hall(Chromium.open(), server);
    }

    ServerProcess server() {
        return server;
    }

    String url(String path) {
        return server.publicUrl() + path;
    }

    Host host() {
        return added(new Host(context(Device.TABLET)));
    }

    /// Makes a rehearsal that this server's robots go to; they stay until it ends.
    ///
    /// @return its code
    String rehearsal(int robots) throws IOException, InterruptedException {
        return rehearsal(robots, true);
    }

    /// Makes a rehearsal for people.
    String rehearsalOf(int people) throws IOException, InterruptedException {
        return rehearsal(people, false);
    }

    private String rehearsal(int phones, boolean robots) throws IOException, InterruptedException {
        String key = server.hostLink().replaceFirst(".*key=", "");
        try (HostClient door = new HostClient(server.url(), key)) {
            String wish = "{\"phones\":%d,\"robots\":%b,\"host\":false}".formatted(phones, robots);
            return door.postJson("/host/rehearsal", wish).json().path("code").asString("");
        }
    }

    /// Makes a show whose guests stand on a list; says the crew's link to its desk.
    String expecting(String list) throws IOException, InterruptedException {
        String key = server.hostLink().replaceFirst(".*key=", "");
        try (HostClient door = new HostClient(server.url(), key)) {
            String code = door.postForm("/host/shows", "title=Check-in&lang=zh&template=empty")
                    .whole()
                    .headers()
                    .firstValue("Location")
                    .orElseThrow()
                    .replaceFirst(".*/", "");
            door.post("/host/" + code + "/roster/import", "text/csv", list);
            return door.get("/host/" + code).body().replaceFirst("(?s).*\"crewUrl\":\"([^\"]+)\".*", "$1");
        }
    }

    FrontDesk desk(Device device, String name, String link) {
        FrontDesk desk = added(new FrontDesk(device, context(device)));
        desk.opens(link);
        desk.isCalled(name);
        return desk;
    }

    Screen screen(String code) {
        Screen screen = added(new Screen(context(Device.PROJECTOR)));
        screen.opens(url("/screen/" + code));
        return screen;
    }

    /// A screen whose line goes to this server and not by the public address.
    Screen screen(String code, ServerProcess node) {
        Screen screen = added(new Screen(context(Device.PROJECTOR)));
        screen.opens("http://" + Chromium.HOST_NAME + ":" + node.url().getPort() + "/screen/" + code);
        return screen;
    }

    Visitor visitor() {
        return added(new Visitor(context(Device.TABLET)));
    }

    Phone phone(Device device) {
        return added(new Phone(device, context(device)));
    }

    /// What every device's browser complained about.
    List<String> errors() {
        return surfaces.stream().flatMap(surface -> surface.errors().stream()).toList();
    }

    /// What anybody gets there, without a browser.
    String get(String path) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(server.url().resolve(path)).build();
        try (HttpClient client = HttpClient.newHttpClient()) {
            return client.send(request, HttpResponse.BodyHandlers.ofString()).body();
        }
    }

    /// Photographs every device, for whoever reads why a test failed.
    void witness(Path folder) throws IOException {
        Files.createDirectories(folder);
        for (int i = 0; i < surfaces.size(); i++) {
            Surface surface = surfaces.get(i);
            String name =
                    "%02d-%s".formatted(i, surface.getClass().getSimpleName().toLowerCase(Locale.ROOT));
            surface.photograph(folder.resolve(name + ".png"));
            Files.write(folder.resolve(name + ".txt"), surface.errors());
        }
        Files.writeString(folder.resolve("server.log"), server.said());
    }

    @Override
    public void close() throws InterruptedException {
        chromium.close();
        server.close();
    }

    private BrowserContext context(Device device) {
        Browser.NewContextOptions options = device.options();
        BrowserContext context = chromium.browser().newContext(options);
        context.setDefaultTimeout(PATIENCE_MS);
        return context;
    }

    private <S extends Surface> S added(S surface) {
        surfaces.add(surface);
        return surface;
    }
}
