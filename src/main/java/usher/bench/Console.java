package usher.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// The host's line.
final class Console implements Phone.Ear {
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final long ANSWER_SECONDS_MAX = 20;
    private static final int TAKES_MAX = 40;
    private static final byte[] HOST = Bytes.of("{\"t\":\"state\",\"topic\":\"host\"");
    private static final byte[] WELCOME = Bytes.of("{\"t\":\"welcome\"");
    private static final byte[] OK = Bytes.of("{\"t\":\"ok\"");
    private static final byte[] NO = Bytes.of("{\"t\":\"no\"");

    private final Load load;
    private final Phone line;
    private String host = "{}";
    private String refusal = "";
    private boolean welcomed;
    private int commands;
    private int answers;

    Console(Way way, Dialect dialect, String hello) throws IOException {
        this.load = way.load();
        this.line = new Phone(way, dialect.host(), 0, hello, this, 0);
        load.until("the host's welcome", ANSWER_SECONDS_MAX, () -> welcomed);
    }

    static ObjectNode object() {
        return JSON.createObjectNode();
    }

    static JsonNode read(String json) {
        return JSON.readTree(json);
    }

    static String command(String id, ObjectNode command) {
        ObjectNode frame = object().put("t", "do").put("id", id);
        frame.set("c", command);
        return frame.toString();
    }

    /// Sends a command and does not wait for its answer.
    void say(ObjectNode command) {
        line.send(command("host" + ++commands, command));
    }

    /// Sends a command and waits for its answer, which must be yes.
    void order(ObjectNode command) throws IOException {
        say(command);
        load.until("the answer to " + command, ANSWER_SECONDS_MAX, () -> answers == commands);
        if (!refusal.isEmpty()) {
            throw new IOException("the host was refused: " + refusal);
        }
    }

    /// Takes until Take would make this cue.
    void takeUntil(String cue) throws IOException {
        for (int takes = 0; !next().equals(cue); takes++) {
            if (takes == TAKES_MAX) {
                throw new IOException("the show does not come to " + cue + ", it stands before " + next());
            }
            take();
        }
    }

    /// One step on; returns when the console shows it.
    void take() throws IOException {
        int from = read(host).path("step").asInt(0);
        order(object().put("do", "take").put("from", from));
        load.until(
                "the next step",
                ANSWER_SECONDS_MAX,
                () -> read(host).path("step").asInt(0) > from);
    }

    void hangUp() {
        line.hangUp();
    }

    @Override
    public void heard(Phone phone, ByteBuffer text) {
        if (Bytes.startsWith(text, HOST)) {
            host = read(Bytes.text(text)).path("d").toString();
        } else if (Bytes.startsWith(text, WELCOME)) {
            welcomed = true;
        } else if (Bytes.startsWith(text, OK)) {
            answers++;
        } else if (Bytes.startsWith(text, NO)) {
            answers++;
            refusal = Bytes.text(text);
        }
    }

    @Override
    public void entered(Phone phone) {
        welcomed = true;
    }

    private String next() {
        JsonNode next = read(host).path("next");
        return next.path("do").asString("") + next.path("cue").asString("");
    }
}
