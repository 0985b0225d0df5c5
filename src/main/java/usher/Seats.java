package usher;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import usher.activity.seating.Inquiry;
import usher.activity.seating.SeatingPlan;
import usher.activity.seating.Survey;
import usher.core.Show;
import usher.pages.SeatDesk;
import usher.people.Directory;
import usher.solver.Evaluation;
import usher.solver.Judge;
import usher.solver.RuleText;
import usher.solver.Sentence;

/// What the pages ask of a seating, answered from the show and its directory.
final class Seats implements SeatDesk {
    private static final int BREACHES_MAX = 200;

    private final JsonMapper json;
    private final Function<String, Directory> directories;

    /// @param json reads plans as the commands' codec does
    Seats(JsonMapper json, Function<String, Directory> directories) {
        this.json = json;
        this.directories = directories;
    }

    @Override
    public Optional<Map<String, Object>> survey(Show show, String plan, String lang) {
        SeatingPlan read;
        try {
            read = json.readValue(plan, SeatingPlan.class);
        } catch (JacksonException e) {
            return Optional.empty();
        }
        if (read.fault() != null) {
            return Optional.empty();
        }
        Survey survey = Survey.of(show, read, profiles(show).all());
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("people", survey.people());
        answer.put("listed", survey.listed());
        answer.put("tables", survey.fixed());
        answer.put("proposed", survey.proposed());
        answer.put(
                "columns",
                survey.columns().stream()
                        .map(column -> Map.of(
                                "name", column.name(),
                                "label", column.label().in(lang),
                                "filled", column.filled(),
                                "kinds", column.kinds(),
                                "values",
                                        column.values().entrySet().stream()
                                                .map(value ->
                                                        Map.of("value", value.getKey(), "count", value.getValue()))
                                                .toList()))
                        .toList());
        answer.put(
                "rules", survey.rules().stream().map(card -> card(card, lang)).toList());
        answer.put(
                "contradictions",
                survey.contradictions().stream()
                        .map(one -> Map.of(
                                "rules", one.rules(),
                                "needed", one.needed(),
                                "have", one.have(),
                                "text", one.say().in(lang)))
                        .toList());
        return Optional.of(answer);
    }

    @Override
    public Optional<Map<String, Object>> judge(Show show, String slot, String lang) {
        return Inquiry.of(show, slot, profiles(show)::of).map(inquiry -> judged(inquiry, lang));
    }

    @Override
    public Optional<String> why(Show show, String slot, int one, int other, int table, String lang) {
        return Inquiry.of(show, slot, profiles(show)::of)
                .filter(inquiry -> inquiry.seats(one) && (other == 0 || inquiry.seats(other)))
                .map(inquiry -> other == 0 ? inquiry.move(one, table) : inquiry.swap(one, other))
                .map(says -> says.in(lang));
    }

    @Override
    public List<Integer> exchanged(Show show, int ticket) {
        return Inquiry.exchanged(show, ticket);
    }

    private Profiles profiles(Show show) {
        return Profiles.of(directories.apply(show.code()));
    }

    private static Map<String, Object> card(Survey.Card card, String lang) {
        return Map.of(
                "rule", card.rule(),
                "text", card.says().in(lang),
                "count", card.count(),
                "kinds", card.kinds(),
                "most", card.most());
    }

    private static Map<String, Object> judged(Inquiry inquiry, String lang) {
        Evaluation evaluation = inquiry.evaluation();
        List<Judge.Breach> breaches = inquiry.breaches();
        Map<String, Object> tables = new LinkedHashMap<>();
        inquiry.tables()
                .forEach(no -> tables.put(String.valueOf(no), inquiry.table(no).in(lang)));
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("version", inquiry.version());
        answer.put("hardBroken", evaluation.hardBroken());
        answer.put("cost", evaluation.cost());
        answer.put("tables", tables);
        answer.put(
                "rules",
                evaluation.rules().stream()
                        .map(line -> Map.of(
                                "id", line.rule().id(),
                                "text", RuleText.of(line.rule()).in(lang),
                                "hard", line.rule().hard(),
                                "weight", line.rule().weight(),
                                "amount", line.amount()))
                        .toList());
        answer.put(
                "breaches",
                breaches.stream()
                        .filter(breach -> breach.rule().hard())
                        .limit(BREACHES_MAX)
                        .map(breach -> Map.of(
                                "table", breach.table(),
                                "amount", breach.amount(),
                                "text", says(breach).in(lang)))
                        .toList());
        return answer;
    }

    private static Sentence says(Judge.Breach breach) {
        Sentence rule = RuleText.of(breach.rule());
        String group = breach.group().isEmpty() ? "" : " · " + breach.group();
        return new Sentence(rule.zh() + group, rule.en() + group);
    }
}
