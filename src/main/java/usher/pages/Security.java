package usher.pages;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The headers of every answer, and which pages may write or open a socket.
public final class Security {
    private static final Logger LOG = LoggerFactory.getLogger(Security.class);

    private static final Set<String> WRITES = Set.of("POST", "PUT", "PATCH", "DELETE");

    private final Optional<String> publicUrl;
    private final List<String> proxies;

    public Security(Optional<String> publicUrl, List<String> proxies) {
        this.publicUrl = publicUrl;
        this.proxies = List.copyOf(proxies);
    }

    public void add(JavalinConfig config) {
        config.routes.before(this::guard);
    }

    /// A page of ours: its Origin equals the Host that it was asked from, or the public address. A request with
    /// cookies but without Origin is not from a page of ours; one without both carries its own token.
    public boolean allows(@Nullable String origin, String host, boolean hasCookies) {
        if (origin == null) {
            return !hasCookies;
        }
        return sameHost(origin, host)
                || publicUrl.map(url -> url.equals(origin)).orElse(false);
    }

    /// The scheme and host by which this client reaches us; a proxy's word counts only where it is believed.
    public String originOf(Context context) {
        String scheme = context.scheme();
        String host = String.valueOf(context.host());
        if (proxies.contains(context.req().getRemoteAddr())) {
            scheme = Optional.ofNullable(context.header("X-Forwarded-Proto")).orElse(scheme);
            host = Optional.ofNullable(context.header("X-Forwarded-Host")).orElse(host);
        }
        return scheme + "://" + host;
    }

    private void guard(Context context) {
        headers(context);
        String origin = context.header("Origin");
        boolean writes = WRITES.contains(context.req().getMethod());
        if (writes && origin != null && !allows(origin, String.valueOf(context.host()), true)) {
            LOG.warn("refused a request of the page {}", origin);
            throw new ForbiddenResponse("origin");
        }
    }

    private static void headers(Context context) {
        String host = String.valueOf(context.host());
        boolean framed = context.path().startsWith("/overlay/");
        context.header(
                "Content-Security-Policy",
                "default-src 'self'; connect-src 'self' ws://" + host + " wss://" + host
                        + "; img-src 'self' blob: data:; media-src 'self' blob:; worker-src 'self' blob:"
                        + "; object-src 'none'; base-uri 'none'; frame-ancestors " + (framed ? "*" : "'none'"));
        context.header("X-Content-Type-Options", "nosniff");
        context.header("Referrer-Policy", "same-origin");
        context.header("Cache-Control", "no-store");
    }

    private static boolean sameHost(String origin, String host) {
        try {
            return host.equals(URI.create(origin).getAuthority());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
