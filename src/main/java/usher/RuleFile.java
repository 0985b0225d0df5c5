package usher;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import usher.solver.Rule;

/// Rules as a file: a list of objects, or an object with the list under `rules`. What is unknown is refused, with what
/// there is.
final class RuleFile {
    static final int BYTES_MAX = 200_000;

    private static final int WEIGHT = 5;
    private static final Set<String> PROPERTIES =
            Set.of("id", "type", "field", "values", "k", "tables", "hard", "weight", "enabled", "source");

    /// A file that is no list of rules, in a sentence of the command's texts.
    static final class Wrong extends Exception {
        private static final long serialVersionUID = 1;

        private final String code;
        private final transient List<Object> args;

        Wrong(String code, Object... args) {
            super(code);
            this.code = code;
            this.args = List.of(args);
        }

        String key() {
            return "seat.rules." + code;
        }

        List<Object> args() {
            return args;
        }
    }

    private RuleFile() {}

    /// @param fields what a column may be called, and the name under which it is kept
    static List<Rule> read(String text, Map<String, String> fields) throws Wrong {
        JsonNode root;
        try {
            root = JsonMapper.shared().readTree(text);
        } catch (JacksonException e) {
            throw new Wrong("not-json", String.valueOf(e.getOriginalMessage()));
        }
        JsonNode list = root.isObject() ? root.path("rules") : root;
        if (!list.isArray() || list.size() > Rule.RULES_MAX) {
            throw new Wrong("not-a-list", Rule.RULES_MAX);
        }
        List<Rule> rules = new ArrayList<>();
        Set<String> ids = new HashSet<>();
        for (JsonNode node : list) {
            Rule rule = rule(node, rules.size() + 1, fields);
            if (!ids.add(rule.id())) {
                throw new Wrong("id-twice", rule.id());
            }
            rules.add(rule);
        }
        return rules;
    }

    private static Rule rule(JsonNode node, int number, Map<String, String> fields) throws Wrong {
        if (!node.isObject()) {
            throw new Wrong("not-an-object", number);
        }
        for (String name : node.propertyNames()) {
            if (!PROPERTIES.contains(name)) {
                throw new Wrong("unknown-property", number, name, sorted(PROPERTIES.stream()));
            }
        }
        Rule.Type type = word(node, "type", Rule.Type.class, "", number);
        String spoken = text(node, "field", type == Rule.Type.NO_REPEAT ? Rule.ROUNDS : "", number);
        List<String> values = new ArrayList<>();
        for (JsonNode value : items(node, "values", number)) {
            if ((!value.isString() && !value.isNumber()) || value.asString().length() > Rule.TEXT_MAX) {
                throw new Wrong("bad-value", number, "values");
            }
            values.add(value.asString());
        }
        List<Integer> tables = new ArrayList<>();
        for (JsonNode table : items(node, "tables", number)) {
            if (!table.isInt()) {
                throw new Wrong("bad-value", number, "tables");
            }
            tables.add(table.asInt());
        }
        boolean counts = type == Rule.Type.AT_MOST || type == Rule.Type.AT_LEAST || type == Rule.Type.SHARED;
        Rule rule = new Rule(
                text(node, "id", "r" + number, number),
                type,
                fields.getOrDefault(spoken, spoken),
                values,
                number(node, "k", counts ? 1 : 0, 0, Rule.K_MAX, number),
                tables,
                flag(node, "hard", true, number),
                number(node, "weight", WEIGHT, 1, Rule.WEIGHT_MAX, number),
                flag(node, "enabled", true, number),
                word(node, "source", Rule.Source.class, "host", number));
        complete(rule, number);
        return rule;
    }

    private static void complete(Rule rule, int number) throws Wrong {
        if (rule.field().isEmpty()) {
            throw new Wrong("missing", number, "field");
        }
        boolean needsValues = switch (rule.type()) {
            case AT_LEAST, SEAT_AT -> true;
            case TOGETHER, APART -> rule.field().equals(Rule.TICKET);
            case AT_MOST, EVEN, DIVERSE, NO_REPEAT, SHARED -> false;
        };
        if (needsValues && rule.values().isEmpty()) {
            throw new Wrong("missing", number, "values");
        }
        if (rule.type() == Rule.Type.SEAT_AT && rule.tables().isEmpty()) {
            throw new Wrong("missing", number, "tables");
        }
    }

    private static <E extends Enum<E>> E word(JsonNode node, String name, Class<E> type, String none, int number)
            throws Wrong {
        String word = text(node, name, none, number).toUpperCase(Locale.ROOT).replace('-', '_');
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equals(word)) {
                return constant;
            }
        }
        throw new Wrong(
                "unknown-word",
                number,
                name,
                word,
                sorted(Stream.of(type.getEnumConstants()).map(Enum::name)));
    }

    private static String text(JsonNode node, String name, String none, int number) throws Wrong {
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            return none;
        }
        if (!value.isString() || value.asString().length() > Rule.TEXT_MAX) {
            throw new Wrong("bad-value", number, name);
        }
        return value.asString().strip();
    }

    private static Iterable<JsonNode> items(JsonNode node, String name, int number) throws Wrong {
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            return List.of();
        }
        if (!value.isArray() || value.size() > Rule.VALUES_MAX) {
            throw new Wrong("bad-value", number, name);
        }
        return value;
    }

    private static int number(JsonNode node, String name, int none, int least, int most, int number) throws Wrong {
        JsonNode value = node.path(name);
        if (value.isMissingNode()) {
            return none;
        }
        if (!value.isInt() || value.asInt() < least || value.asInt() > most) {
            throw new Wrong("bad-number", number, name, least, most);
        }
        return value.asInt();
    }

    private static boolean flag(JsonNode node, String name, boolean none, int number) throws Wrong {
        JsonNode value = node.path(name);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw new Wrong("bad-value", number, name);
        }
        return value.isMissingNode() ? none : value.asBoolean();
    }

    private static String sorted(Stream<String> words) {
        return words.sorted().collect(Collectors.joining(", "));
    }
}
