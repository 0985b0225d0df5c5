package usher.engine;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePVector;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.datatype.pcollections.PCollectionsModule;
import usher.core.Command;
import usher.core.Kind;
import usher.core.Kinds;
import usher.core.Plan;
import usher.core.Slot;

/// Commands as JSON, as clients send them and as the journal keeps them: `{"do":"take","from":3}`,
/// `{"do":"act","slot":"a3","kind":"cocreation","act":{"do":"vote",…}}`.
public final class Codec {
    /// A command that cannot be read; the message is for the log, people get `bad-input`.
    public static final class BadInput extends Exception {
        BadInput(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }

    private static final int DEPTH_MAX = 32;
    private static final Map<String, Class<? extends Command>> WORDS = Map.ofEntries(
            Map.entry("create", Command.Create.class),
            Map.entry("editInfo", Command.EditInfo.class),
            Map.entry("enrol", Command.Enrol.class),
            Map.entry("arrive", Command.Arrive.class),
            Map.entry("leave", Command.Leave.class),
            Map.entry("veil", Command.Veil.class),
            Map.entry("forget", Command.Forget.class),
            Map.entry("putSlot", Command.PutSlot.class),
            Map.entry("moveSlot", Command.MoveSlot.class),
            Map.entry("removeSlot", Command.RemoveSlot.class),
            Map.entry("putPrize", Command.PutPrize.class),
            Map.entry("removePrize", Command.RemovePrize.class),
            Map.entry("movePrize", Command.MovePrize.class),
            Map.entry("countCodes", Command.CountCodes.class),
            Map.entry("putSponsor", Command.PutSponsor.class),
            Map.entry("removeSponsor", Command.RemoveSponsor.class),
            Map.entry("cue", Command.Cue.class),
            Map.entry("take", Command.Take.class),
            Map.entry("undo", Command.Undo.class),
            Map.entry("hold", Command.Hold.class),
            Map.entry("freeze", Command.Freeze.class),
            Map.entry("mute", Command.Mute.class),
            Map.entry("showCode", Command.ShowCode.class),
            Map.entry("end", Command.End.class),
            Map.entry("act", Command.Act.class));

    /// A command's fields, then its word.
    @JsonPropertyOrder({"fields", "word"})
    private record Said(
            @JsonUnwrapped Object fields,
            @JsonProperty("do") String word) {}

    @JsonPropertyOrder({"slot", "kind", "act", "word"})
    private record SaidAct(
            String slot,
            String kind,
            Said act,
            @JsonProperty("do") String word) {}

    private final Map<Class<?>, String> wordOf = new HashMap<>();
    private final Map<String, Class<?>> acts = new HashMap<>();
    private final Set<Class<?>> folding = new HashSet<>();
    private final Map<String, Class<? extends Plan>> plans = new HashMap<>();
    private final Map<String, ObjectNode> since = new HashMap<>();
    private final JsonMapper strict;
    private final JsonMapper lenient;

    public Codec(Kinds kinds) {
        WORDS.forEach((word, type) -> wordOf.put(type, word));
        for (Kind<?, ?, ?, ?> kind : kinds.all()) {
            plans.put(kind.name(), kind.plan());
            for (Kind.Word<?> word : kind.words()) {
                acts.put(kind.name() + "/" + word.word(), word.type());
                wordOf.put(word.type(), word.word());
            }
            folding.addAll(kind.folding());
        }
        strict = mapper(true);
        lenient = mapper(false);
        for (Kind<?, ?, ?, ?> kind : kinds.all()) {
            since.put(kind.name(), strict.valueToTree(kind.since()));
        }
    }

    /// Reads what a client sent: unknown fields, missing fields, nulls and double keys are refused.
    public Command read(String json) throws BadInput {
        return read(strict, json);
    }

    /// Reads what a client sent, already parsed; takes it apart.
    public Command read(JsonNode node) throws BadInput {
        return read(strict, node);
    }

    /// Reads a journal's entry, perhaps written by a newer version: unknown fields are passed over.
    public Command readEntry(String json) throws BadInput {
        return read(lenient, json);
    }

    /// The same, already parsed; takes it apart.
    Command readEntry(JsonNode node) throws BadInput {
        return read(lenient, node);
    }

    /// Whether many of these may be one entry.
    boolean folds(Command command) {
        return command instanceof Command.Act act
                && folding.contains(act.command().getClass());
    }

    public String write(Command command) {
        String word = wordOf.getOrDefault(command.getClass(), "");
        return strict.writeValueAsString(
                command instanceof Command.Act act ? said(act, word) : new Said(command, word));
    }

    /// The mapper for everything that is not a command.
    public JsonMapper json() {
        return strict;
    }

    private Command read(JsonMapper mapper, String json) throws BadInput {
        try {
            return read(mapper, mapper.readTree(json));
        } catch (JacksonException e) {
            throw new BadInput(String.valueOf(e.getOriginalMessage()), e);
        }
    }

    private Command read(JsonMapper mapper, JsonNode node) throws BadInput {
        if (!(node instanceof ObjectNode object)) {
            throw new BadInput("not an object", null);
        }
        String word = object.path("do").asString("");
        Class<? extends Command> type = WORDS.get(word);
        if (type == null) {
            throw new BadInput("unknown command " + word, null);
        }
        try {
            return switch (word) {
                case "act" -> act(mapper, object);
                case "putSlot" ->
                    new Command.PutSlot(
                            slot(mapper, required(object, "slot")),
                            object.path("index").asInt(Integer.MAX_VALUE));
                case "create" -> create(mapper, object);
                case "putPrize" -> mapper.treeToValue(Earlier.putPrize(without(object)), type);
                default -> mapper.treeToValue(without(object), type);
            };
        } catch (JacksonException e) {
            throw new BadInput(String.valueOf(e.getOriginalMessage()), e);
        }
    }

    private Command.Act act(JsonMapper mapper, ObjectNode object) throws BadInput {
        String kind = required(object, "kind").asString("");
        JsonNode inner = required(object, "act");
        Class<?> type = acts.get(kind + "/" + inner.path("do").asString(""));
        if (type == null || !(inner instanceof ObjectNode fields)) {
            throw new BadInput("unknown act of " + kind, null);
        }
        return new Command.Act(
                required(object, "slot").asString(""),
                kind,
                mapper.treeToValue(Earlier.act(kind, without(fields)), type));
    }

    private Command.Create create(JsonMapper mapper, ObjectNode object) throws BadInput {
        var rundown = TreePVector.<Slot>empty();
        for (JsonNode slot : required(object, "rundown")) {
            rundown = rundown.plus(slot(mapper, slot));
        }
        ObjectNode rest = Earlier.create(without(object));
        rest.putArray("rundown");
        Command.Create bare = mapper.treeToValue(rest, Command.Create.class);
        return new Command.Create(bare.info(), bare.rehearsal(), rundown, bare.prizes(), bare.sponsors());
    }

    private Slot slot(JsonMapper mapper, JsonNode node) throws BadInput {
        String kind = required(node, "kind").asString("");
        Class<? extends Plan> plan = plans.get(kind);
        if (plan == null) {
            throw new BadInput("unknown kind " + kind, null);
        }
        return new Slot(
                required(node, "id").asString(""),
                kind,
                required(node, "title").asString(""),
                mapper.treeToValue(complete(kind, Earlier.plan(kind, required(node, "plan"))), plan));
    }

    /// The plan with what has become part of its kind since it was written.
    private JsonNode complete(String kind, JsonNode plan) {
        ObjectNode later = since.get(kind);
        return later == null || !(plan instanceof ObjectNode fields)
                ? plan
                : later.deepCopy().setAll(fields);
    }

    private SaidAct said(Command.Act act, String word) {
        String inner = wordOf.getOrDefault(act.command().getClass(), "");
        return new SaidAct(act.slot(), act.kind(), new Said(act.command(), inner), word);
    }

    private static JsonNode required(JsonNode object, String field) throws BadInput {
        JsonNode value = object.path(field);
        if (value.isMissingNode() || value.isNull()) {
            throw new BadInput("missing " + field, null);
        }
        return value;
    }

    private static ObjectNode without(ObjectNode object) {
        object.remove("do");
        return object;
    }

    private static JsonMapper mapper(boolean strict) {
        JsonFactory factory = JsonFactory.builder()
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(DEPTH_MAX)
                        .build())
                .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                .build();
        return JsonMapper.builder(factory)
                .addModule(new PCollectionsModule())
                .configure(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, strict)
                .configure(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES, true)
                .configure(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES, true)
                .configure(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES, true)
                .configure(DeserializationFeature.FAIL_ON_TRAILING_TOKENS, true)
                .build();
    }
}
