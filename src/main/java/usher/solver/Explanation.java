package usher.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/// Why a table is as it is, and what somebody finds there: one sentence from the rules and who sits there.
public final class Explanation {
    private final Problem problem;
    private final Map<Integer, List<Attendee>> tables = new TreeMap<>();
    private final Plan plan;

    public Explanation(Problem problem, Plan plan) {
        this.problem = problem;
        this.plan = plan;
        for (Attendee attendee : problem.people()) {
            Objects.requireNonNull(tables.computeIfAbsent(plan.table(attendee.ticket()), no -> new ArrayList<>()))
                    .add(attendee);
        }
    }

    /// `第 7 桌：10 人，6 个行业，4 个城市`.
    public Sentence table(int no) {
        List<Attendee> people = tables.getOrDefault(no, List.of());
        List<Sentence> parts = new ArrayList<>();
        parts.add(new Sentence(people.size() + " 人", people.size() == 1 ? "1 person" : people.size() + " people"));
        problem.inForce().forEach(rule -> say(parts, rule, people));
        Sentence all = Sentence.join(parts);
        return new Sentence("第 " + no + " 桌：" + all.zh() + "。", "Table " + no + ": " + all.en() + ".");
    }

    /// What somebody reads on the phone: no other person's data but counts.
    public Sentence person(String ticket) {
        int no = plan.table(ticket);
        List<Attendee> all = tables.getOrDefault(no, List.of());
        List<Attendee> others =
                all.stream().filter(other -> !other.ticket().equals(ticket)).toList();
        Attendee self = all.stream()
                .filter(other -> other.ticket().equals(ticket))
                .findFirst()
                .orElse(new Attendee(ticket, Map.of(), List.of()));
        List<Sentence> parts = new ArrayList<>();
        parts.add(new Sentence("你在第 " + no + " 桌", "You are at table " + no));
        parts.add(new Sentence("同桌 " + others.size() + " 人", others.size() + " others there"));
        for (Rule rule : problem.inForce()) {
            mine(parts, rule, self, others);
        }
        shared(parts, self, others);
        Sentence joined = Sentence.join(parts);
        return new Sentence(joined.zh() + "。", joined.en() + ".");
    }

    private static void say(List<Sentence> parts, Rule rule, List<Attendee> people) {
        Sentence field = RuleText.field(rule.field());
        switch (rule.type()) {
            case DIVERSE -> parts.add(kinds(field, values(rule, people).size()));
            case EVEN -> parts.add(mix(values(rule, people)));
            case AT_LEAST -> parts.add(count(rule, people));
            case AT_MOST -> {
                int most = values(rule, people).values().stream()
                        .max(Integer::compare)
                        .orElse(0);
                if (rule.values().isEmpty() && most <= 1) {
                    parts.add(new Sentence("没有「" + field.zh() + "」相同的", "nobody with the same " + field.en()));
                } else if (!rule.values().isEmpty()) {
                    parts.add(count(rule, people));
                }
            }
            case NO_REPEAT ->
                parts.add(
                        rule.field().equals(Rule.ROUNDS)
                                ? new Sentence("前几轮没同过桌", "no pair from an earlier round")
                                : new Sentence("老朋友都在别桌", "people who already met sit elsewhere"));
            case SHARED ->
                best(people)
                        .forEach((tag, count) ->
                                parts.add(new Sentence(count + " 人都有「" + tag + "」", count + " share “" + tag + "”")));
            case TOGETHER, APART, SEAT_AT -> {}
        }
    }

    private static void mine(List<Sentence> parts, Rule rule, Attendee self, List<Attendee> others) {
        Sentence field = RuleText.field(rule.field());
        switch (rule.type()) {
            case DIVERSE -> parts.add(kinds(field, values(rule, others).size()));
            case AT_MOST -> {
                String own = self.value(rule.field());
                if (rule.values().isEmpty()
                        && !own.isEmpty()
                        && others.stream().noneMatch(other -> other.is(rule.field(), own))) {
                    parts.add(new Sentence(
                            "「" + field.zh() + "」和你不同", "each with another " + field.en() + " than yours"));
                }
            }
            case AT_LEAST, EVEN, TOGETHER, APART, NO_REPEAT, SHARED, SEAT_AT -> {}
        }
    }

    private static void shared(List<Sentence> parts, Attendee self, List<Attendee> others) {
        long like = others.stream()
                .filter(other -> other.tags().stream().anyMatch(self.tags()::contains))
                .count();
        if (like > 0) {
            parts.add(new Sentence("其中 " + like + " 位和你有相同的标签", like + " of them share a tag with you"));
        }
    }

    private static Sentence kinds(Sentence field, int count) {
        return new Sentence(count + " 种「" + field.zh() + "」", count + " different: " + field.en());
    }

    private static Sentence mix(Map<String, Integer> counts) {
        List<String> parts = counts.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
        return new Sentence(String.join("、", parts), String.join(" / ", parts));
    }

    private static Sentence count(Rule rule, List<Attendee> people) {
        long count = people.stream()
                .filter(attendee -> attendee.isAny(rule.field(), rule.values()))
                .count();
        String who = String.join(" / ", rule.values());
        Sentence field = RuleText.field(rule.field());
        return new Sentence(
                count + " 位「" + field.zh() + "：" + who + "」", count + " of “" + field.en() + ": " + who + "”");
    }

    /// How often each value occurs; for listed values the listed ones.
    private static Map<String, Integer> values(Rule rule, List<Attendee> people) {
        Map<String, Integer> counts = new TreeMap<>();
        for (Attendee attendee : people) {
            String value = rule.values().isEmpty()
                    ? attendee.value(rule.field())
                    : rule.values().stream()
                            .filter(one -> attendee.is(rule.field(), one))
                            .findFirst()
                            .orElse("");
            if (!value.isEmpty()) {
                counts.merge(value, 1, Integer::sum);
            }
        }
        return counts;
    }

    /// The commonest tag of the table.
    private static Map<String, Integer> best(List<Attendee> people) {
        Map<String, Integer> counts = new TreeMap<>();
        people.forEach(attendee -> attendee.tags().forEach(tag -> counts.merge(tag, 1, Integer::sum)));
        return counts.entrySet().stream()
                .filter(entry -> entry.getValue() > 1)
                .max(Map.Entry.comparingByValue())
                .map(entry -> Map.of(entry.getKey(), entry.getValue()))
                .orElse(Map.of());
    }
}
