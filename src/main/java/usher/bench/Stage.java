package usher.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/// One server under load: its process, the way to it, the host's line, and what guests carry. On the product a card is
/// on air and a vote waits behind it; the others need nothing of this.
final class Stage implements AutoCloseable {
    static final String CARD = "card1";
    static final String VOTE = "vote1";

    static final String KEY = "the-bench-knows-it";
    private static final int VOTES = 3;

    private final Contender contender;
    private final Child child;
    private final Way way;
    private final String code;
    private final Optional<FrontDoor> door;
    private final List<String> tokens;
    private final Console console;

    private Stage(
            Load load, Contender contender, Child child, String code, Optional<FrontDoor> door, List<String> tokens)
            throws IOException {
        this.contender = contender;
        this.child = child;
        this.code = code;
        this.door = door;
        this.tokens = tokens;
        this.way = new Way(load, child.port());
        this.console = line(code);
    }

    /// Starts a fresh process with a show.
    ///
    /// @param guests how many have a token without having come by the door
    /// @param folder of its own for data and log
    static Stage open(Load load, Contender contender, int guests, Path folder, Optional<Cores> cores)
            throws IOException, InterruptedException {
        Map<String, String> own = Map.of("USHER_DATA", folder.toString(), "USHER_PORT", "0", "USHER_HOST_KEY", KEY);
        Child child = contender.start(folder, own, cores);
        try {
            return contender.isUsher()
                    ? usher(load, contender, child, guests)
                    : new Stage(
                            load, contender, child, "BENCH2", Optional.empty(), Collections.nCopies(guests, "none"));
        } catch (IOException | InterruptedException | RuntimeException e) {
            child.close();
            throw e;
        }
    }

    static Stage usher(Load load, Contender contender, Child child, int guests)
            throws IOException, InterruptedException {
        FrontDoor door = FrontDoor.enter(child.port(), KEY);
        String code = door.open();
        List<String> tokens = guests == 0 ? List.of() : guests(child, code, guests);
        Stage stage = new Stage(load, contender, child, code, Optional.of(door), tokens);
        begin(stage.console);
        return stage;
    }

    private static void begin(Console host) throws IOException {
        host.order(put(card("")));
        host.order(put(vote()));
        host.take();
    }

    private static List<String> guests(Child child, String code, int count) throws IOException {
        return List.of(child.ask("guests " + code + " " + count).split(" "));
    }

    /// One more show on the product; says its code.
    String openShow() throws IOException, InterruptedException {
        return door.orElseThrow().open();
    }

    /// The host's line of another show, whose card is on air.
    Console host(String show) throws IOException {
        Console host = line(show);
        begin(host);
        return host;
    }

    /// Tokens of so many guests of a show.
    List<String> guests(String show, int count) throws IOException {
        return guests(child, show, count);
    }

    String code() {
        return code;
    }

    boolean isUsher() {
        return contender.isUsher();
    }

    Dialect dialect() {
        return contender.dialect();
    }

    Child child() {
        return child;
    }

    Load load() {
        return way.load();
    }

    Way way() {
        return way;
    }

    Console console() {
        return console;
    }

    /// What this guest carries.
    String token(int guest) {
        return tokens.get(guest);
    }

    String hello(int guest) {
        return hello(token(guest));
    }

    String hello(String token) {
        return hello(code, "phone", token);
    }

    /// The host types: the card on air reads otherwise now.
    void edit(String body) {
        console.say(edited(body));
    }

    static ObjectNode edited(String body) {
        return put(card(body));
    }

    @Override
    public void close() throws IOException {
        way.close();
        child.close();
    }

    private Console line(String show) throws IOException {
        String session = door.map(FrontDoor::session).orElse("");
        return new Console(way, contender.dialect(), hello(show, "host", session));
    }

    String hello(String show, String surface, String token) {
        return Console.object()
                .put("t", "hello")
                .put("show", show)
                .put("as", surface)
                .put("lang", "zh")
                .put("token", token)
                .toString();
    }

    private static ObjectNode put(ObjectNode slot) {
        ObjectNode command = Console.object().put("do", "putSlot").put("index", 9);
        command.set("slot", slot);
        return command;
    }

    private static ObjectNode card(String body) {
        ObjectNode slot = Console.object().put("id", CARD).put("kind", "card").put("title", "bench");
        slot.putObject("plan")
                .put("form", "TALK")
                .put("title", "")
                .put("speaker", "")
                .put("body", body)
                .put("picture", "");
        return slot;
    }

    private static ObjectNode vote() {
        ObjectNode slot =
                Console.object().put("id", VOTE).put("kind", "cocreation").put("title", "bench");
        slot.putObject("plan")
                .put("theme", "bench")
                .put("brief", "")
                .put("minutes", 60)
                .put("byTable", false)
                .put("votes", VOTES)
                .put("voteMinutes", 0)
                .put("piecesMax", 0)
                .put("graceMinutes", 0)
                .put("autoplaySeconds", 5);
        return slot;
    }
}
