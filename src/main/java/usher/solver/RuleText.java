package usher.solver;

import java.util.List;
import java.util.stream.Collectors;

/// What a rule says, rendered from the rule itself: nobody else's words reach the host's card.
public final class RuleText {
    private RuleText() {}

    public static Sentence of(Rule rule) {
        Sentence who = who(rule);
        Sentence field = field(rule.field());
        boolean named = !rule.values().isEmpty();
        int k = rule.k();
        return switch (rule.type()) {
            case AT_MOST ->
                named
                        ? new Sentence(
                                "每桌最多 " + k + " 位" + who.zh(), "at most " + k + " of " + who.en() + " at a table")
                        : new Sentence(
                                "「" + field.zh() + "」相同的，每桌最多 " + k + " 位",
                                "at most " + k + " at a table with the same " + field.en());
            case AT_LEAST ->
                new Sentence("每桌至少 " + k + " 位" + who.zh(), "at least " + k + " of " + who.en() + " at each table");
            case EVEN ->
                new Sentence(
                        "「" + field.zh() + "」" + groups(rule) + "各桌均匀",
                        field.en() + groups(rule) + " even over the tables");
            case DIVERSE ->
                new Sentence(
                        "同桌的「" + field.zh() + "」" + groups(rule) + "尽量不同",
                        field.en() + groups(rule) + " as different as possible at a table");
            case TOGETHER ->
                new Sentence(people(rule).zh() + "坐在一起", people(rule).en() + " together");
            case APART -> new Sentence(people(rule).zh() + "分开坐", people(rule).en() + " apart");
            case NO_REPEAT ->
                rule.field().equals(Rule.ROUNDS)
                        ? new Sentence("前几轮同过桌的不再同桌", "nobody meets the same person again in a later round")
                        : new Sentence(
                                "已经认识的（" + people(rule).zh() + "）分开坐",
                                "people who already met (" + people(rule).en() + ") apart");
            case SHARED ->
                new Sentence(
                        "每桌至少 " + k + " 人有同一个" + field.zh(),
                        "at each table at least " + k + " share one of " + field.en());
            case SEAT_AT ->
                new Sentence(who.zh() + "坐第 " + tables(rule) + " 桌", who.en() + " at table " + tables(rule));
        };
    }

    /// `必须` or `尽量`, as the card's switch says.
    public static Sentence strength(Rule rule) {
        return rule.hard()
                ? new Sentence("必须", "must")
                : new Sentence("尽量（" + rule.weight() + "）", "try (" + rule.weight() + ")");
    }

    /// A column as people call it.
    public static Sentence field(String field) {
        return switch (field) {
            case "company" -> new Sentence("公司", "company");
            case "title" -> new Sentence("岗位", "title");
            case "city" -> new Sentence("城市", "city");
            case Rule.TAGS -> new Sentence("标签", "tags");
            case Rule.TICKET -> new Sentence("票号", "ticket");
            case Rule.ROUNDS -> new Sentence("轮次", "rounds");
            default -> new Sentence(field, field);
        };
    }

    private static Sentence who(Rule rule) {
        Sentence field = field(rule.field());
        boolean own = rule.values().stream().anyMatch(value -> value.indexOf('=') <= 0);
        String zh = rule.values().stream().map(value -> value.replace("=", "：")).collect(Collectors.joining(" 或 "));
        String en =
                rule.values().stream().map(value -> value.replace("=", ": ")).collect(Collectors.joining(" or "));
        return own
                ? new Sentence("「" + field.zh() + "：" + zh + "」", "“" + field.en() + ": " + en + "”")
                : new Sentence("「" + zh + "」", "“" + en + "”");
    }

    private static Sentence people(Rule rule) {
        List<String> values = rule.values();
        if (rule.field().equals(Rule.TICKET)) {
            return new Sentence(String.join("、", values), String.join(", ", values));
        }
        return new Sentence(
                "「" + field(rule.field()).zh() + "」相同的" + groups(rule),
                "people with the same " + field(rule.field()).en() + groups(rule));
    }

    private static String groups(Rule rule) {
        return rule.values().isEmpty() ? "" : " (" + String.join(" / ", rule.values()) + ") ";
    }

    private static String tables(Rule rule) {
        return rule.tables().stream().map(String::valueOf).collect(Collectors.joining(", "));
    }
}
