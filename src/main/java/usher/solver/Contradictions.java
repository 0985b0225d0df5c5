package usher.solver;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What can be said against a problem before it is solved: each rule that must hold, by itself and beside one other.
public final class Contradictions {
    private final Problem problem;
    private final int tables;
    private final Cases cases;
    private final List<Cases.Case> hard;
    private final List<Contradiction> found = new ArrayList<>();

    private Contradictions(Problem problem) {
        this.problem = problem;
        tables = problem.floor().tables().size();
        cases = new Cases(problem);
        hard = cases.hard();
    }

    public static List<Contradiction> of(Problem problem) {
        Contradictions contradictions = new Contradictions(problem);
        contradictions.room();
        contradictions.columns();
        for (Cases.Case one : contradictions.hard) {
            contradictions.alone(one);
        }
        contradictions.blocks();
        contradictions.pairs();
        contradictions.leasts();
        return List.copyOf(contradictions.found);
    }

    private void room() {
        int people = problem.people().size();
        int chairs = problem.floor().chairs();
        if (people > chairs) {
            add(
                    Contradiction.Code.TOO_FEW_CHAIRS,
                    List.of(),
                    people,
                    chairs,
                    people + " 人，" + tables + " 桌共 " + chairs + " 座，差 " + (people - chairs) + " 座",
                    people + " people, " + chairs + " chairs at " + tables + " tables: " + (people - chairs)
                            + " short");
        }
        int least = 0;
        for (Floor.Table table : problem.floor().tables()) {
            least += Math.max(1, table.least());
        }
        if (people < least) {
            add(
                    Contradiction.Code.TOO_MANY_TABLES,
                    List.of(),
                    least,
                    people,
                    tables + " 桌，只有 " + people + " 人",
                    tables + " tables for " + people + " people");
        }
    }

    private void columns() {
        Set<String> tickets = new HashSet<>();
        for (Attendee attendee : problem.people()) {
            tickets.add(attendee.ticket());
        }
        for (Rule rule : problem.rules()) {
            if (rule.enabled() && !problem.isReadable(rule)) {
                String fields = String.join("、", problem.fields());
                about(
                        Contradiction.Code.NO_COLUMN,
                        rule,
                        1,
                        0,
                        "名单里没有「" + RuleText.field(rule.field()).zh() + "」这一列，规则没有用上；有的是：" + fields,
                        "the list has no column “"
                                + RuleText.field(rule.field()).en() + "”, so the rule is not used; there are: "
                                + fields);
            } else if (rule.enabled() && rule.field().equals(Rule.TICKET)) {
                List<String> strangers = rule.values().stream()
                        .filter(value -> !tickets.contains(value))
                        .toList();
                if (!strangers.isEmpty()) {
                    String who = String.join("、", strangers);
                    int there = rule.values().size() - strangers.size();
                    about(
                            Contradiction.Code.NO_SUCH_PERSON,
                            rule,
                            rule.values().size(),
                            there,
                            "名单里没有 " + who,
                            "not on the list: " + who);
                }
            }
        }
    }

    private void alone(Cases.Case one) {
        Rule rule = one.rule();
        int best = 0;
        for (Group group : one.groups()) {
            int size = group.size();
            best = Math.max(best, size);
            switch (rule.type()) {
                case AT_LEAST -> few(rule, size);
                case AT_MOST -> many(rule, group, rule.k());
                case APART, NO_REPEAT -> many(rule, group, 1);
                case SEAT_AT -> there(rule, size);
                case EVEN, DIVERSE, TOGETHER, SHARED -> {}
            }
        }
        if (one.is(Rule.Type.SHARED)) {
            if (best < rule.k()) {
                about(
                        Contradiction.Code.TOO_FEW,
                        rule,
                        rule.k(),
                        best,
                        "需要 " + rule.k() + " 人有同一个标签，最多的只有 " + best + " 人，差 " + (rule.k() - best) + " 人",
                        "needs " + rule.k() + " who share a tag, the commonest has " + best + ": " + (rule.k() - best)
                                + " short");
            }
        }
    }

    private void few(Rule rule, int have) {
        int needed = rule.k() * tables;
        if (have < needed) {
            about(
                    Contradiction.Code.TOO_FEW,
                    rule,
                    needed,
                    have,
                    "需要 " + needed + " 位，名单里只有 " + have + " 位，差 " + (needed - have) + " 位",
                    "needs " + needed + ", the list has " + have + ": " + (needed - have) + " short");
        }
        int chairs = problem.floor().chairsMin();
        if (rule.k() > chairs) {
            about(
                    Contradiction.Code.MORE_THAN_CHAIRS,
                    rule,
                    rule.k(),
                    chairs,
                    "每桌至少 " + rule.k() + " 位，最小的桌只有 " + chairs + " 座",
                    "at least " + rule.k() + " at each table, the smallest has " + chairs + " chairs");
        }
    }

    private void many(Rule rule, Group group, int k) {
        int places = k * tables;
        if (group.size() > places) {
            int over = group.size() - places;
            about(
                    Contradiction.Code.TOO_MANY,
                    rule,
                    group.size(),
                    places,
                    "「" + group.name() + "」有 " + group.size() + " 位，" + tables + " 桌只放得下 " + places + " 位，多 " + over
                            + " 位",
                    "“" + group.name() + "” has " + group.size() + ", " + tables + " tables take " + places + ": "
                            + over + " too many");
        }
    }

    private void there(Rule rule, int people) {
        Set<Integer> open =
                problem.floor().tables().stream().map(Floor.Table::no).collect(Collectors.toSet());
        List<Integer> closed =
                rule.tables().stream().filter(no -> !open.contains(no)).toList();
        if (!closed.isEmpty() || rule.tables().isEmpty()) {
            about(
                    Contradiction.Code.NO_SUCH_TABLE,
                    rule,
                    Math.max(1, rule.tables().size()),
                    rule.tables().size() - closed.size(),
                    "没有第 " + numbers(closed) + " 桌，开着 " + tables + " 桌",
                    "there is no table " + numbers(closed) + "; " + tables + " are open");
        }
        int chairs = Bound.chairs(problem.floor(), rule.tables());
        if (people > chairs) {
            about(
                    Contradiction.Code.TOO_FEW_SEATS_THERE,
                    rule,
                    people,
                    chairs,
                    "有 " + people + " 位，这几桌只有 " + chairs + " 座，差 " + (people - chairs) + " 座",
                    people + " people, these tables have " + chairs + " chairs: " + (people - chairs) + " short");
        }
    }

    /// Who must sit together, against chairs and against every rule that parts them.
    private void blocks() {
        int chairs = problem.floor().chairsMax();
        for (List<Integer> block : cases.blocks) {
            List<Rule> joining = joining(block);
            if (block.size() > chairs) {
                String who = tickets(block);
                add(
                        Contradiction.Code.GROUP_TOO_LARGE,
                        ids(joining),
                        block.size(),
                        chairs,
                        block.size() + " 位要坐在一起（" + who + "），最大的桌只有 " + chairs + " 座，差 " + (block.size() - chairs)
                                + " 座",
                        block.size() + " are to sit together (" + who + "), the largest table has " + chairs
                                + " chairs: " + (block.size() - chairs) + " short");
            }
            for (Cases.Case parting : hard) {
                for (Group group : parting.groups()) {
                    parted(block, joining, parting.rule(), group);
                }
            }
        }
    }

    private List<Rule> joining(List<Integer> block) {
        List<Rule> joining = new ArrayList<>();
        for (Cases.Case one : hard) {
            boolean joins = false;
            for (Group group : one.groups()) {
                joins |= block.contains(group.members().getFirst());
            }
            if (joins && one.is(Rule.Type.TOGETHER)) {
                joining.add(one.rule());
            }
        }
        return joining;
    }

    private void parted(List<Integer> block, List<Rule> joining, Rule parting, Group group) {
        int most = switch (parting.type()) {
            case APART, NO_REPEAT -> 1;
            case AT_MOST -> parting.k();
            case AT_LEAST, EVEN, DIVERSE, TOGETHER, SHARED, SEAT_AT -> Integer.MAX_VALUE;
        };
        List<Integer> both = new ArrayList<>(block);
        both.retainAll(group.members());
        if (both.size() > most) {
            List<Rule> rules = new ArrayList<>(joining);
            rules.add(parting);
            String who = tickets(both);
            add(
                    Contradiction.Code.TOGETHER_AND_APART,
                    ids(rules),
                    both.size(),
                    most,
                    who + " 既要坐在一起，又有「" + RuleText.of(parting).zh() + "」（" + group.name() + "）：" + both.size()
                            + " 位，最多 " + most + " 位",
                    who + " are to sit together, and there is “"
                            + RuleText.of(parting).en() + "” (" + group.name() + "): " + both.size() + " of at most "
                            + most);
        }
    }

    private void pairs() {
        for (int one = 0; one < hard.size(); one++) {
            for (int other = 0; other < hard.size(); other++) {
                Cases.Case a = hard.get(one);
                Cases.Case b = hard.get(other);
                if (a.is(Rule.Type.SEAT_AT) && b.is(Rule.Type.SEAT_AT) && one < other) {
                    places(a, b);
                } else if (a.is(Rule.Type.AT_LEAST) && b.is(Rule.Type.AT_MOST)) {
                    leastOverMost(a, b);
                }
            }
        }
    }

    private void places(Cases.Case one, Cases.Case other) {
        Rule a = one.rule();
        Rule b = other.rule();
        if (a.tables().stream().anyMatch(b.tables()::contains)) {
            return;
        }
        Set<Integer> first = new HashSet<>(one.groups().getFirst().members());
        List<Integer> both = other.groups().getFirst().members().stream()
                .filter(person -> first.contains(person)
                        || cases.blocks.stream()
                                .anyMatch(block ->
                                        block.contains(person) && block.stream().anyMatch(first::contains)))
                .toList();
        if (!both.isEmpty()) {
            add(
                    Contradiction.Code.TWO_PLACES,
                    ids(List.of(a, b)),
                    both.size(),
                    0,
                    both.size() + " 位被安排在两处（" + tickets(both) + "）：第 " + numbers(a.tables()) + " 桌，第 "
                            + numbers(b.tables()) + " 桌",
                    both.size() + " are sent to two places (" + tickets(both) + "): table " + numbers(a.tables())
                            + " and table " + numbers(b.tables()));
        }
    }

    private void leastOverMost(Cases.Case wants, Cases.Case allows) {
        Rule least = wants.rule();
        Rule most = allows.rule();
        Set<Integer> wanted = new HashSet<>(wants.groups().getFirst().members());
        for (Group group : allows.groups()) {
            if (least.k() > most.k() && new HashSet<>(group.members()).containsAll(wanted) && !wanted.isEmpty()) {
                add(
                        Contradiction.Code.LEAST_OVER_MOST,
                        ids(List.of(least, most)),
                        least.k(),
                        most.k(),
                        "每桌至少 " + least.k() + " 位，又最多 " + most.k() + " 位（" + group.name() + "）",
                        "at least " + least.k() + " at each table and at most " + most.k() + " (" + group.name() + ")");
            }
        }
    }

    /// Rules that want so many of these and so many of those, more than there are chairs.
    private void leasts() {
        int chairs = problem.floor().chairsMin();
        Set<Integer> counted = new HashSet<>();
        List<Rule> apart = new ArrayList<>();
        int sum = 0;
        for (Cases.Case one : hard) {
            Rule rule = one.rule();
            if (one.is(Rule.Type.AT_LEAST)) {
                List<Integer> members = one.groups().getFirst().members();
                if (Collections.disjoint(members, counted)) {
                    counted.addAll(members);
                    apart.add(rule);
                    sum += rule.k();
                }
            }
        }
        if (sum > chairs && apart.size() > 1) {
            add(
                    Contradiction.Code.MORE_THAN_CHAIRS,
                    ids(apart),
                    sum,
                    chairs,
                    apart.size() + " 条规则每桌共要 " + sum + " 位，最小的桌只有 " + chairs + " 座",
                    apart.size() + " rules want " + sum + " at each table, the smallest has " + chairs + " chairs");
        }
    }

    private void about(Contradiction.Code code, Rule rule, int needed, int have, String zh, String en) {
        Sentence said = RuleText.of(rule);
        add(code, List.of(rule.id()), needed, have, "「" + said.zh() + "」" + zh, "“" + said.en() + "”: " + en);
    }

    private void add(Contradiction.Code code, List<String> rules, int needed, int have, String zh, String en) {
        found.add(new Contradiction(code, rules, needed, have, new Sentence(zh + "。", en + ".")));
    }

    private String tickets(List<Integer> people) {
        return people.stream()
                .map(person -> problem.people().get(person).ticket())
                .collect(Collectors.joining("、"));
    }

    private static List<String> ids(List<Rule> rules) {
        return rules.stream().map(Rule::id).distinct().toList();
    }

    private static String numbers(List<Integer> numbers) {
        return numbers.stream().map(String::valueOf).collect(Collectors.joining("、"));
    }
}
