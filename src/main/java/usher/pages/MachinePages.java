package usher.pages;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Map;
import java.util.function.ToLongBiFunction;

/// What machines ask: whether the server is well, its figures; and the network check that phones answer by opening it.
public final class MachinePages {
    private final Site site;
    private final Access access;
    private final ToLongBiFunction<String, String> sockets;
    private final Advice advice;
    private volatile String seenFrom = "";

    /// What is known of the address that phones should use.
    public interface Advice {
        List<String> sentences(String lang);

        List<String> otherUrls();
    }

    /// @param sockets how many look at a show, by code and surface
    public MachinePages(Site site, Access access, ToLongBiFunction<String, String> sockets, Advice advice) {
        this.site = site;
        this.access = access;
        this.sockets = sockets;
        this.advice = advice;
    }

    public void add(JavalinConfig config) {
        config.routes.get("/healthz", this::health);
        config.routes.get("/metrics", this::metrics);
        config.routes.get("/probe", this::probe);
        config.routes.get("/host/{code}/preflight", this::preflight);
        config.routes.get("/host/preflight/seen", this::seen);
    }

    private void health(Context context) {
        boolean well = site.engine().broken().isEmpty()
                && site.engine().codes().stream()
                        .flatMap(code -> site.engine().show(code).stream())
                        .allMatch(loop -> loop.failure() == null);
        context.status(well ? 200 : 503)
                .json(Map.of(
                        "ok", well,
                        "shows", site.engine().codes().size(),
                        "broken", site.engine().broken().size(),
                        "build", site.assets().build()));
    }

    private void metrics(Context context) throws UnknownHostException {
        if (!access.isHost(context)
                && !InetAddress.getByName(context.req().getRemoteAddr()).isLoopbackAddress()) {
            throw new ForbiddenResponse("host-only");
        }
        StringBuilder out = new StringBuilder();
        for (String code : site.engine().codes()) {
            for (String surface : List.of("phone", "screen", "host")) {
                out.append("usher_sockets{show=\"%s\",surface=\"%s\"} %d\n"
                        .formatted(code, surface, sockets.applyAsLong(code, surface)));
            }
            site.engine()
                    .show(code)
                    .ifPresent(loop -> out.append("usher_entries{show=\"%s\"} %d\n"
                                    .formatted(code, loop.moment().position().seq()))
                            .append("usher_write_seconds{show=\"%s\"} %.6f\n"
                                    .formatted(code, loop.lastWriteNanos() / 1e9)));
        }
        Runtime runtime = Runtime.getRuntime();
        out.append("usher_heap_bytes %d\n".formatted(runtime.totalMemory() - runtime.freeMemory()));
        context.contentType("text/plain; version=0.0.4").result(out.toString());
    }

    /// A phone opens this: the Wi-Fi lets it through.
    private void probe(Context context) throws UnknownHostException {
        String from = context.req().getRemoteAddr();
        if (!InetAddress.getByName(from).isLoopbackAddress()) {
            seenFrom = from;
        }
        site.render(context, "probe.jte", Map.of("page", site.page(context)));
    }

    private void preflight(Context context) {
        access.needHost(context);
        Page page = site.page(context);
        String url = site.publicUrl() + "/probe";
        PreflightPage preflight = new PreflightPage(
                "/host/" + site.show(context).code(),
                url,
                Qr.svg(url),
                seenFrom,
                advice.sentences(page.lang()),
                advice.otherUrls());
        site.render(context, "host/preflight.jte", Map.of("page", page, "preflight", preflight));
    }

    private void seen(Context context) {
        access.needHost(context);
        context.json(Map.of("from", seenFrom));
    }
}
