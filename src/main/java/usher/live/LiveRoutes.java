package usher.live;

import io.javalin.config.JavalinConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.jetty.http.HttpCookie;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;
import org.eclipse.jetty.websocket.core.server.WebSocketUpgradeHandler;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import usher.engine.Engine;

/// The doors of the live lane: the socket at `/live`, and `/state` for networks that block sockets.
public final class LiveRoutes {
    /// A poll carries a hello and at most twenty commands.
    public static final long POLL_BYTES_MAX = 2 * 1024 * 1024;

    static final int MESSAGE_BYTES_MAX = 64 * 1024;
    private static final Logger LOG = LoggerFactory.getLogger(LiveRoutes.class);
    /// Without a sign of life; six heartbeats ask for one.
    private static final Duration IDLE_MAX = Duration.ofSeconds(60);
    private static final int POLICY_VIOLATION = 1008;
    private static final int GOODBYE = 4000;
    private static final int KNOCKING_MAX = 4_096;

    private final Talk talk;
    private final Origins origins;

    /// Which pages may open a socket.
    public interface Origins {
        boolean allows(@Nullable String origin, String host, boolean hasCookies);
    }

    public LiveRoutes(Engine engine, Hub hub, Gate gate, Origins origins, String build, InstantSource clock) {
        this.talk = new Talk(engine, hub, gate, new Guestbook(System::nanoTime), build, clock);
        this.origins = origins;
    }

    public void add(JavalinConfig config) {
        config.jetty.modifyServer(server -> server.insertHandler(sockets("/live", this::knock)));
        config.jetty.addConnector((server, http) -> door(config, server, http));
        config.routes.post("/state", this::poll);
    }

    /// Sockets of Jetty's core before all that serves pages: no servlet, no session.
    static WebSocketUpgradeHandler sockets(String path, WebSocketNegotiator door) {
        WebSocketUpgradeHandler sockets = new WebSocketUpgradeHandler(Inflation.components());
        sockets.getConfiguration().setMaxTextMessageSize(MESSAGE_BYTES_MAX);
        sockets.getConfiguration().setMaxFrameSize(MESSAGE_BYTES_MAX);
        sockets.getConfiguration().setAutoFragment(false);
        sockets.getConfiguration().setIdleTimeout(IDLE_MAX);
        sockets.addMapping(path, door);
        sockets.setHandler((Handler) null);
        return sockets;
    }

    /// A hall knocks in the same second. Whom the kernel does not keep for us tries again after one second, three and
    /// seven; by itself it keeps fifty.
    private static Connector door(JavalinConfig config, Server server, HttpConfiguration http) {
        ServerConnector door = new ExpressDoor(server, http);
        door.setHost(config.jetty.host);
        door.setPort(config.jetty.port);
        door.setAcceptQueueSize(KNOCKING_MAX);
        return door;
    }

    /// Refuses foreign pages before there is a socket.
    private @Nullable FrameHandler knock(
            ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
        String origin = request.getHeaders().get(HttpHeader.ORIGIN);
        String host = String.valueOf(request.getHeaders().get(HttpHeader.HOST));
        List<HttpCookie> cookies = Request.getCookies(request);
        if (origins.allows(origin, host, !cookies.isEmpty())) {
            response.setExtensions(Compression.agreed(request.getExtensions()));
            return new Line(cookies.stream()
                    .collect(Collectors.toMap(HttpCookie::getName, HttpCookie::getValue, (first, second) -> first)));
        }
        LOG.warn("refused a socket from the page {}", origin);
        Response.writeError(request, response, callback, HttpStatus.FORBIDDEN_403, "origin");
        return null;
    }

    /// One client's line.
    private final class Line extends TextSocket {
        /// Until hello, which looks into them.
        private Map<String, String> cookies;

        private @Nullable Outbox outbox;
        private volatile @Nullable Caller caller;

        Line(Map<String, String> cookies) {
            this.cookies = cookies;
        }

        @Override
        void opened(CoreSession session) {
            outbox = ExpressOutbox.of(session);
        }

        @Override
        void said(String text) {
            Outbox known = Objects.requireNonNull(outbox);
            Caller inside = caller;
            Optional<ObjectNode> frame = talk.parse(text);
            if (frame.isEmpty()) {
                known.must(Frame.of("{\"t\":\"no\",\"id\":\"\",\"code\":\"bad-input\",\"text\":\"bad input\"}"));
            } else if (inside != null) {
                talk.frame(inside, frame.get());
            } else if ("hello".equals(frame.get().path("t").asString(""))) {
                enter(known, frame.get());
            } else {
                known.close(POLICY_VIOLATION, "hello first");
            }
        }

        @Override
        void gone() {
            Caller inside = caller;
            if (inside != null) {
                talk.leave(inside);
            }
        }

        private void enter(Outbox known, ObjectNode hello) {
            Optional<Caller> entered = talk.hello(hello, pockets(cookies), known);
            cookies = Map.of();
            caller = entered.orElse(null);
            if (entered.isPresent()) {
                known.welcomed();
            } else {
                known.close(GOODBYE, "bye");
            }
        }
    }

    /// One round of polling: hello and commands in, frames out.
    private void poll(Context context) throws InterruptedException {
        if (!origins.allows(
                context.header("Origin"),
                String.valueOf(context.host()),
                !context.cookieMap().isEmpty())) {
            throw new ForbiddenResponse("origin");
        }
        Optional<ObjectNode> body = talk.parse(context.body());
        if (body.isEmpty() || !(body.get().path("hello") instanceof ObjectNode hello)) {
            throw new BadRequestResponse("bad-input");
        }
        PollOutbox outbox = new PollOutbox();
        Optional<Caller> caller = talk.hello(hello, pockets(context.cookieMap()), outbox);
        if (caller.isPresent()) {
            int commands = 0;
            for (JsonNode command : body.get().path("do")) {
                if (command instanceof ObjectNode frame) {
                    talk.frame(caller.get(), frame.put("t", "do"));
                    commands++;
                }
            }
            outbox.awaitAnswers(commands);
            talk.leave(caller.get());
        }
        context.contentType("application/json").result("{\"frames\":[" + String.join(",", outbox.frames()) + "]}");
    }

    private static Talk.Pockets pockets(Map<String, String> cookies) {
        return new Talk.Pockets() {
            @Override
            public @Nullable String guest(String code) {
                return cookies.get("usher_" + code);
            }

            @Override
            public @Nullable String host() {
                return cookies.get("usher_host");
            }
        };
    }
}
