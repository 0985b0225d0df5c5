package usher.solver;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Rules that an evening can start from, written over the columns that this roster has.
public enum Presets {
    ICEBREAK,
    TOPIC,
    COMPANY,
    RANDOM;

    private static final int LITTLE = 2;
    private static final int SOME = 5;
    private static final int MUCH = 9;
    private static final int TOPIC_TOGETHER = 4;

    private static final List<String> YES = List.of("是", "有", "Y", "y", "yes", "Yes", "YES", "true", "1", "√", "✓");

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Presets> of(String word) {
        return Stream.of(values())
                .filter(preset -> preset.word().equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
    }

    /// The rules; those for which the roster has no column are left out.
    public List<Rule> rules(List<Attendee> people) {
        Columns columns = new Columns(people);
        List<Rule> rules = switch (this) {
            case ICEBREAK -> icebreak(columns);
            case TOPIC -> topic(columns);
            case COMPANY -> company(columns);
            case RANDOM -> List.of();
        };
        List<Rule> preset = new ArrayList<>();
        for (Rule rule : rules) {
            preset.add(rule.from(Rule.Source.PRESET));
        }
        return preset;
    }

    /// The eleven of the real evening.
    private static List<Rule> icebreak(Columns columns) {
        List<Rule> rules = new ArrayList<>();
        columns.company().ifPresent(field -> rules.add(Rule.must("company", Rule.Type.AT_MOST, field, 1)));
        columns.apart().ifPresent(field -> rules.add(Rule.must("apart", Rule.Type.APART, field, 0)));
        columns.together().ifPresent(field -> rules.add(Rule.must("together", Rule.Type.TOGETHER, field, 0)));
        host(columns).ifPresent(rules::add);
        student(columns).ifPresent(rules::add);
        columns.industry().ifPresent(field -> rules.add(Rule.attempt("industry", SOME, Rule.Type.DIVERSE, field, 0)));
        columns.gender().ifPresent(field -> rules.add(Rule.attempt("gender", SOME, Rule.Type.EVEN, field, 0)));
        columns.city().ifPresent(field -> rules.add(Rule.attempt("city", LITTLE, Rule.Type.DIVERSE, field, 0)));
        columns.years().ifPresent(field -> rules.add(years(columns, field)));
        columns.nature()
                .ifPresent(field -> rules.add(Rule.attempt(
                        "extrovert", SOME, Rule.Type.AT_LEAST, field, 2, columns.beginning(field, "E", "外向"))));
        columns.met().ifPresent(field -> rules.add(Rule.attempt("met", MUCH, Rule.Type.NO_REPEAT, field, 0)));
        return rules;
    }

    private static List<Rule> topic(Columns columns) {
        List<Rule> rules = new ArrayList<>();
        if (columns.tagged()) {
            rules.add(Rule.attempt("topic", MUCH, Rule.Type.SHARED, Rule.TAGS, TOPIC_TOGETHER));
        }
        columns.company().ifPresent(field -> rules.add(Rule.attempt("company", SOME, Rule.Type.AT_MOST, field, 1)));
        columns.gender().ifPresent(field -> rules.add(Rule.attempt("gender", LITTLE, Rule.Type.EVEN, field, 0)));
        return rules;
    }

    private static List<Rule> company(Columns columns) {
        List<Rule> rules = new ArrayList<>();
        columns.company().ifPresent(field -> rules.add(Rule.attempt("company", MUCH, Rule.Type.TOGETHER, field, 0)));
        columns.apart().ifPresent(field -> rules.add(Rule.must("apart", Rule.Type.APART, field, 0)));
        return rules;
    }

    private static Optional<Rule> host(Columns columns) {
        List<String> values = new ArrayList<>();
        Optional<String> host = columns.host();
        Optional<String> visits = columns.visits();
        host.ifPresent(field -> columns.yes(field).forEach(value -> values.add(field + "=" + value)));
        visits.ifPresent(field -> values.add(host.isPresent() ? field + "=3+" : "3+"));
        Optional<String> about = host.isPresent() ? host : visits;
        return values.isEmpty()
                ? Optional.empty()
                : about.map(field -> Rule.must("host", Rule.Type.AT_LEAST, field, 1, values.toArray(String[]::new)));
    }

    private static Optional<Rule> student(Columns columns) {
        Optional<String> student = columns.student();
        if (student.isPresent()) {
            return student.map(field -> Rule.must(
                    "student", Rule.Type.AT_MOST, field, 2, columns.yes(field).toArray(String[]::new)));
        }
        return columns.title().map(field -> Rule.must("student", Rule.Type.AT_MOST, field, 2, "学生", "Student"));
    }

    private static Rule years(Columns columns, String field) {
        String[] bands = columns.isNumbers(field) ? new String[] {"0-2", "3-5", "6-10", "11+"} : new String[0];
        return Rule.attempt("seniority", LITTLE, Rule.Type.EVEN, field, 0, bands);
    }

    /// Which columns a roster has, by the names that such columns have.
    private record Columns(List<Attendee> people, Set<String> fields) {
        Columns(List<Attendee> people) {
            this(people, new Problem(people, List.of(), Floor.even(1, 1), List.of(), Map.of()).fields());
        }

        Optional<String> company() {
            return find("company", "公司", "单位");
        }

        Optional<String> apart() {
            return named("回避", "不同桌", "避开", "分开坐", "不要同桌", "apart");
        }

        Optional<String> together() {
            return named("同桌", "同行", "同行人", "一起坐", "要同桌", "together");
        }

        Optional<String> host() {
            return find("桌长", "主持", "host");
        }

        Optional<String> visits() {
            return find("第几次参加", "参加次数", "visits");
        }

        Optional<String> student() {
            return find("是否学生", "学生", "student");
        }

        Optional<String> industry() {
            return find("行业", "所属行业", "领域", "industry");
        }

        Optional<String> gender() {
            return find("性别", "gender", "sex");
        }

        Optional<String> city() {
            return find("city", "城市");
        }

        Optional<String> title() {
            return find("title", "岗位");
        }

        Optional<String> years() {
            return find("工作年限", "年限", "从业年限", "职级", "资历", "seniority", "years");
        }

        Optional<String> nature() {
            return find("性格", "mbti", "personality");
        }

        Optional<String> met() {
            return named("认识", "老朋友", "朋友", "上次桌号", "往期桌号", "往期同桌", "met", "friends");
        }

        boolean tagged() {
            for (Attendee attendee : people) {
                if (!attendee.tags().isEmpty()) {
                    return true;
                }
            }
            return false;
        }

        List<String> yes(String field) {
            List<String> yes = new ArrayList<>();
            for (String value : values(field)) {
                if (YES.contains(value)) {
                    yes.add(value);
                }
            }
            return yes;
        }

        String[] beginning(String field, String... starts) {
            Set<String> beginning = new TreeSet<>();
            for (String value : values(field)) {
                for (String start : starts) {
                    if (value.startsWith(start)) {
                        beginning.add(value);
                    }
                }
            }
            return beginning.toArray(new String[0]);
        }

        boolean isNumbers(String field) {
            for (String value : values(field)) {
                if (Span.number(value).isEmpty()) {
                    return false;
                }
            }
            return true;
        }

        /// These names hold others in them: `不同桌` has `同桌`.
        private Optional<String> named(String... names) {
            for (String name : names) {
                if (fields.contains(name)) {
                    return Optional.of(name);
                }
            }
            return Optional.empty();
        }

        /// The column of exactly that name, else the first that has it in its name.
        private Optional<String> find(String... names) {
            Optional<String> exact = named(names);
            if (exact.isPresent()) {
                return exact;
            }
            for (String name : names) {
                for (String field : fields) {
                    if (field.toLowerCase(Locale.ROOT).contains(name)) {
                        return Optional.of(field);
                    }
                }
            }
            return Optional.empty();
        }

        private Set<String> values(String field) {
            Set<String> values = new TreeSet<>();
            for (Attendee attendee : people) {
                values.add(attendee.value(field));
            }
            values.remove("");
            return values;
        }
    }
}
