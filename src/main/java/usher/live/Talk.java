package usher.live;

import java.time.InstantSource;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.core.io.JsonStringEncoder;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import usher.core.Command;
import usher.core.Refused;
import usher.engine.Answer;
import usher.engine.Codec;
import usher.engine.Engine;
import usher.engine.Position;
import usher.engine.ShowLoop;
import usher.texts.Texts;

/// The conversation of one client with its show, the same over a socket and over polling: hello, do, ping.
final class Talk {
    private static final Logger LOG = LoggerFactory.getLogger(Talk.class);
    private static final int ID_MAX = 64;
    /// Commands that only the server itself may send, whoever the host is.
    private static final Set<Class<? extends Command>> SERVER_ONLY =
            Set.of(Command.Create.class, Command.Enrol.class, Command.Arrive.class);

    private final Engine engine;
    private final Hub hub;
    private final Gate gate;
    private final Guestbook guestbook;
    private final String build;
    private final InstantSource clock;

    /// What a client carries: a participant token or a host's session from its cookies, by show.
    interface Pockets {
        @Nullable
        String guest(String code);

        @Nullable
        String host();
    }

    Talk(Engine engine, Hub hub, Gate gate, Guestbook guestbook, String build, InstantSource clock) {
        this.engine = engine;
        this.hub = hub;
        this.gate = gate;
        this.guestbook = guestbook;
        this.build = build;
        this.clock = clock;
    }

    /// Reads a frame, or nothing where it is not a JSON object.
    Optional<ObjectNode> parse(String text) {
        try {
            return json().readTree(text) instanceof ObjectNode object ? Optional.of(object) : Optional.empty();
        } catch (JacksonException e) {
            return Optional.empty();
        }
    }

    /// Answers a hello: lets the caller in, or says in `bye` why not.
    Optional<Caller> hello(ObjectNode hello, Pockets pockets, Outbox outbox) {
        String code = hello.path("show").asString("");
        String lang = hello.path("lang").asString("zh");
        Optional<Audience> audience = Audience.of(hello.path("as").asString(""));
        Optional<Room> room = hub.room(code);
        if (audience.isEmpty() || room.isEmpty()) {
            bye(outbox, lang, "no-such-show");
            return Optional.empty();
        }
        OptionalInt ticket = ticket(audience.get(), code, hello, pockets);
        if (ticket.isEmpty()) {
            LOG.warn("refused a {} of {}: no right to it", audience.get(), code);
            bye(outbox, lang, audience.get() == Audience.HOST ? "host-only" : "join-first");
            return Optional.empty();
        }
        BooleanSupplier allowance =
                audience.get() == Audience.PHONE ? guestbook.allowance(code, ticket.getAsInt()) : () -> true;
        // The same text for all of a show: with each command it is looked up, and thousands of copies lie far apart.
        Caller caller = new Caller(code.intern(), audience.get(), ticket.getAsInt(), lang, outbox, allowance);
        Position at = room.get().look(audience.get());
        ObjectNode welcome = json().createObjectNode();
        welcome.put("t", "welcome")
                .put("epoch", at.epoch())
                .put("pos", at.seq())
                .put("now", clock.millis())
                .put("build", build);
        welcome.putObject("you").put("as", hello.path("as").asString("")).put("ticket", caller.ticket());
        outbox.must(Frame.of(welcome.toString()));
        if (hub.isTroubled(code)) {
            outbox.must(Hub.waiting(true));
        }
        room.get().enter(caller, has(hello));
        return Optional.of(caller);
    }

    /// Handles a frame of somebody who has said hello.
    void frame(Caller caller, ObjectNode frame) {
        switch (frame.path("t").asString("")) {
            case "do" -> act(caller, frame);
            case "ping" ->
                caller.outbox()
                        .must(Frame.of(json().createObjectNode()
                                .put("t", "pong")
                                .put("id", frame.path("id").asLong(0))
                                .put("now", clock.millis())
                                .toString()));
            default -> no(caller, frame.path("id").asString(""), Refused.of("bad-input"));
        }
    }

    void leave(Caller caller) {
        hub.room(caller.code()).ifPresent(room -> room.leave(caller));
    }

    private void act(Caller caller, ObjectNode frame) {
        String id = frame.path("id").asString("");
        if (id.isEmpty() || id.length() > ID_MAX) {
            no(caller, "", Refused.of("bad-input"));
            return;
        }
        Command command;
        try {
            command = engine.codec().read(frame.path("c"));
        } catch (Codec.BadInput e) {
            LOG.info(
                    "show {}: bad input from {}: {}", caller.code(), caller.by().text(), e.getMessage());
            no(caller, id, Refused.of("bad-input"));
            return;
        }
        Optional<Refused> refused = mayNot(caller, command);
        if (refused.isPresent()) {
            no(caller, id, refused.get());
            return;
        }
        Optional<ShowLoop> loop = engine.show(caller.code());
        if (loop.isEmpty()) {
            no(caller, id, Refused.of("no-such-show"));
            return;
        }
        var unused = loop.get().submit(caller.by(), id, command).thenAccept(answer -> tell(caller, id, answer));
    }

    private Optional<Refused> mayNot(Caller caller, Command command) {
        return switch (caller.audience()) {
            case SCREEN -> Optional.of(Refused.of("host-only"));
            case HOST ->
                SERVER_ONLY.contains(command.getClass()) ? Optional.of(Refused.of("bad-input")) : Optional.empty();
            case PHONE -> {
                if (!(command instanceof Command.Act)) {
                    LOG.warn("show {}: ticket {} tried what only the host may", caller.code(), caller.ticket());
                    yield Optional.of(Refused.of("host-only"));
                }
                yield caller.mayAct() ? Optional.empty() : Optional.of(Refused.of("again"));
            }
        };
    }

    private void tell(Caller caller, String id, Answer answer) {
        switch (answer) {
            case Answer.Done done -> {
                Frame tick = Frame.of(tick(id, done.seq()));
                hub.room(caller.code())
                        .ifPresentOrElse(
                                room -> room.done(caller, tick),
                                () -> caller.outbox().must(tick));
            }
            case Answer.No no -> no(caller, id, no.why());
        }
    }

    private static String tick(String id, long seq) {
        StringBuilder text = new StringBuilder("{\"t\":\"ok\",\"id\":\"");
        JsonStringEncoder.getInstance().quoteAsString(id, text);
        return text.append("\",\"pos\":").append(seq).append('}').toString();
    }

    private void no(Caller caller, String id, Refused why) {
        caller.outbox()
                .must(Frame.of(json().createObjectNode()
                        .put("t", "no")
                        .put("id", id)
                        .put("code", why.code())
                        .put("text", Texts.of(caller.lang()).say("refused." + why.code(), why.args()))
                        .toString()));
    }

    private void bye(Outbox outbox, String lang, String code) {
        outbox.must(Frame.of(json().createObjectNode()
                .put("t", "bye")
                .put("code", code)
                .put("text", Texts.of(lang).say("refused." + code))
                .toString()));
    }

    private OptionalInt ticket(Audience audience, String code, ObjectNode hello, Pockets pockets) {
        String token = hello.path("token").asString("");
        return switch (audience) {
            case SCREEN -> OptionalInt.of(0);
            case HOST -> {
                String session = token.isEmpty() ? pockets.host() : token;
                yield session != null && gate.host(session) ? OptionalInt.of(0) : OptionalInt.empty();
            }
            case PHONE -> {
                String carried = token.isEmpty() ? pockets.guest(code) : token;
                yield carried == null ? OptionalInt.empty() : gate.guest(code, carried);
            }
        };
    }

    private static @Nullable Position has(ObjectNode hello) {
        return hello.hasNonNull("epoch") && hello.hasNonNull("pos")
                ? new Position(hello.path("epoch").asLong(0), hello.path("pos").asLong(0))
                : null;
    }

    private JsonMapper json() {
        return engine.codec().json();
    }
}
