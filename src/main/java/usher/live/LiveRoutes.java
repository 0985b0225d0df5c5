package usher.live;

import io.javalin.config.JavalinConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.websocket.WsConfig;
import io.javalin.websocket.WsContext;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jetty.ee10.servlet.ServletContextHandler;
import org.eclipse.jetty.server.Connector;
import org.eclipse.jetty.server.HttpConfiguration;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.component.LifeCycle;
import org.eclipse.jetty.websocket.core.server.WebSocketServerComponents;
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
        config.jetty.modifyWebSocketServletFactory(factory -> {
            factory.setMaxTextMessageSize(MESSAGE_BYTES_MAX);
            factory.setMaxBinaryMessageSize(MESSAGE_BYTES_MAX);
            factory.setMaxFrameSize(MESSAGE_BYTES_MAX);
            factory.setIdleTimeout(IDLE_MAX);
        });
        config.jetty.modifyServletContextHandler(LiveRoutes::leaveFramesPlain);
        config.jetty.addConnector((server, http) -> door(config, server, http));
        config.routes.wsBeforeUpgrade("/live", this::knock);
        config.routes.ws("/live", this::socket);
        config.routes.post("/state", this::poll);
    }

    /// Frames are made once for everybody. A compressor for each phone would cost 200 kB each and most of the time.
    static void leaveFramesPlain(ServletContextHandler context) {
        context.addEventListener(new LifeCycle.Listener() {
            @Override
            public void lifeCycleStarted(LifeCycle started) {
                WebSocketServerComponents.getWebSocketComponents(context)
                        .getExtensionRegistry()
                        .unregister("permessage-deflate");
            }
        });
    }

    /// A hall knocks in the same second. Whom the kernel does not keep for us tries again after one second, three and
    /// seven; by itself it keeps fifty.
    private static Connector door(JavalinConfig config, Server server, HttpConfiguration http) {
        ServerConnector door = new ExpressOutbox.Door(server, http);
        door.setHost(config.jetty.host);
        door.setPort(config.jetty.port);
        door.setAcceptQueueSize(KNOCKING_MAX);
        return door;
    }

    /// Refuses foreign pages before there is a socket.
    private void knock(Context context) {
        boolean cookies = !context.cookieMap().isEmpty();
        if (!origins.allows(context.header("Origin"), String.valueOf(context.host()), cookies)) {
            LOG.warn("refused a socket from the page {}", context.header("Origin"));
            throw new ForbiddenResponse("origin");
        }
    }

    private void socket(WsConfig socket) {
        socket.onConnect(context -> context.attribute("outbox", ExpressOutbox.of(context.session)));
        socket.onMessage(context -> receive(context, context.message()));
        socket.onBinaryMessage(context -> context.closeSession(1003, "text only"));
        socket.onClose(this::leave);
        socket.onError(this::leave);
    }

    private void receive(WsContext context, String text) {
        Outbox outbox = context.attribute("outbox");
        if (outbox == null) {
            return;
        }
        Optional<ObjectNode> frame = talk.parse(text);
        Caller caller = context.attribute("caller");
        if (frame.isEmpty()) {
            outbox.must(Frame.of("{\"t\":\"no\",\"id\":\"\",\"code\":\"bad-input\",\"text\":\"bad input\"}"));
        } else if (caller != null) {
            talk.frame(caller, frame.get());
        } else if ("hello".equals(frame.get().path("t").asString(""))) {
            enter(context, frame.get(), outbox);
        } else {
            outbox.close(POLICY_VIOLATION, "hello first");
        }
    }

    private void enter(WsContext context, ObjectNode hello, Outbox outbox) {
        Optional<Caller> entered = talk.hello(hello, pockets(context.cookieMap()), outbox);
        if (entered.isPresent()) {
            context.attribute("caller", entered.get());
            outbox.welcomed();
        } else {
            outbox.close(GOODBYE, "bye");
        }
    }

    private void leave(WsContext context) {
        Caller caller = context.attribute("caller");
        if (caller != null) {
            talk.leave(caller);
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
