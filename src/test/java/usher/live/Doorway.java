package usher.live;

import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.LongSupplier;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;
import usher.core.Reducer;
import usher.core.Show;
import usher.engine.Engine;
import usher.engine.Listener;

/// The live lane behind a door of the test's own: the real hub, talk and outbox, on sockets that somebody else makes.
/// Tokens are tickets, and every session is the host's.
public final class Doorway {
    private final String code;
    private final Hub hub;
    private final InstantSource clock;
    private final LongSupplier nanos;
    private @Nullable Talk talk;

    /// One socket's end on the server.
    public final class Knock {
        private final Outbox outbox;
        private @Nullable Caller caller;

        private Knock(Outbox outbox) {
            this.outbox = outbox;
        }

        public void receive(String text) {
            Talk open = open();
            Optional<ObjectNode> frame = open.parse(text);
            if (frame.isEmpty()) {
                outbox.must(Frame.of("{\"t\":\"no\",\"id\":\"\",\"code\":\"bad-input\",\"text\":\"bad input\"}"));
            } else if (caller != null) {
                open.frame(caller, frame.get());
            } else {
                caller = open.hello(frame.get(), new NoCookies(), outbox).orElse(null);
            }
        }

        public void gone() {
            if (caller != null) {
                open().leave(caller);
            }
        }
    }

    public Doorway(String code, InstantSource clock, LongSupplier nanos, ScheduledExecutorService fan) {
        this.code = code;
        this.clock = clock;
        this.nanos = nanos;
        this.hub = new Hub(new Numbers(), clock, show -> false, () -> false, show -> "{}", fan);
    }

    public Listener listener() {
        return hub;
    }

    public void attach(Engine engine) {
        hub.attach(engine);
        hub.start();
        talk = new Talk(engine, hub, new Tickets(), new Guestbook(nanos), "build", clock);
    }

    public Knock open(CoreSession session) {
        return new Knock(new SocketOutbox(session));
    }

    /// The frames in the first bytes of a guest's page: the shared part and the guest's own.
    public String[] page(int ticket) {
        return new String[] {
            hub.frame(code, Audience.PHONE).orElseThrow(),
            hub.ownFrame(code, ticket).orElseThrow()
        };
    }

    /// What each topic must read for somebody who has everything of this state.
    public static Map<String, String> readings(Show show, Reducer reducer, String as, int ticket) {
        Views views = new Views(show.code(), reducer, new Numbers());
        Map<String, String> readings = new LinkedHashMap<>();
        switch (as) {
            case "phone" -> {
                readings.put("scene", views.phone(show));
                readings.put("own", new String(views.own(show, ticket), StandardCharsets.UTF_8));
            }
            case "screen" -> readings.put("scene", views.scene(show));
            case "host" -> {
                readings.put("host", views.host(show));
                readings.put("onair", views.onAir(show));
                readings.put("queue", views.queue(show));
            }
            default -> throw new IllegalArgumentException(as);
        }
        return readings;
    }

    private Talk open() {
        if (talk == null) {
            throw new IllegalStateException("nothing is attached");
        }
        return talk;
    }

    /// People are their numbers.
    private static final class Numbers implements Names {
        @Override
        public String shown(String show, int ticket) {
            return "n" + ticket;
        }

        @Override
        public String full(String show, int ticket) {
            return "n" + ticket;
        }

        @Override
        public String known(String show, int ticket) {
            return "n" + ticket;
        }
    }

    /// A guest's token is the ticket.
    private static final class Tickets implements Gate {
        @Override
        public OptionalInt guest(String show, String token) {
            return OptionalInt.of(Integer.parseInt(token));
        }

        @Override
        public boolean host(String session) {
            return true;
        }
    }

    /// Everybody carries a token in the hello.
    private static final class NoCookies implements Talk.Pockets {
        @Override
        public @Nullable String guest(String show) {
            return null;
        }

        @Override
        public @Nullable String host() {
            return null;
        }
    }
}
