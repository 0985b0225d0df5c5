package usher;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import tools.jackson.databind.json.JsonMapper;
import usher.solver.Contradiction;
import usher.solver.Explanation;
import usher.solver.Problem;
import usher.solver.Rule;
import usher.solver.RuleText;
import usher.solver.Solution;
import usher.texts.Texts;

/// What `seat` found, as sentences or as one JSON object.
///
/// @param proposed how many tables these rules would like
record SeatReport(
        SeatRoster list,
        Problem problem,
        List<Solution> rounds,
        List<Contradiction> contradictions,
        int proposed,
        long cpuMs) {
    String text(Texts texts) {
        StringJoiner lines = new StringJoiner("\n");
        String lang = texts.lang();
        lines.add(texts.say(
                "seat.head",
                list.people().size(),
                problem.floor().tables().size(),
                list.counts().skipped()));
        contradictions.forEach(
                contradiction -> lines.add("  ✗ " + contradiction.say().in(lang)));
        if (!contradictions.isEmpty() && proposed != problem.floor().tables().size()) {
            lines.add("  " + texts.say("seat.proposed", proposed));
        }
        for (int round = 0; round < rounds.size(); round++) {
            Solution solution = rounds.get(round);
            if (rounds.size() > 1) {
                lines.add("");
                lines.add(texts.say("seat.round", round + 1));
            }
            rules(lines, solution, texts);
            tables(lines, solution, lang);
        }
        lines.add("");
        lines.add(texts.say("seat.cpu", cpuMs));
        return lines.toString();
    }

    String json() {
        Map<String, Object> object = new LinkedHashMap<>();
        Solution first = rounds.getFirst();
        round(object, first);
        object.put(
                "contradictions", contradictions.stream().map(SeatReport::json).toList());
        object.put("proposedTables", proposed);
        object.put("cpuMs", cpuMs);
        if (rounds.size() > 1) {
            List<Map<String, Object>> all = new ArrayList<>();
            for (Solution solution : rounds) {
                Map<String, Object> one = new LinkedHashMap<>(Map.of("round", all.size() + 1));
                round(one, solution);
                all.add(one);
            }
            object.put("rounds", all);
        }
        return JsonMapper.shared().writeValueAsString(object);
    }

    private void rules(StringJoiner lines, Solution solution, Texts texts) {
        String lang = texts.lang();
        for (Solution.Line line : solution.rules()) {
            Rule rule = line.rule();
            String sentence =
                    RuleText.strength(rule).in(lang) + " " + RuleText.of(rule).in(lang);
            String mark = rule.hard() && line.amount() > 0 ? "✗ " : "· ";
            lines.add("  " + mark
                    + (rule.hard()
                            ? texts.say("seat.rule.hard", sentence, line.amount(), line.bound())
                            : texts.say("seat.rule.soft", sentence, line.cost(), line.costBound())));
        }
        lines.add(texts.say(
                "seat.sum",
                solution.hardBroken(),
                solution.cost(),
                solution.bound(),
                solution.gap(),
                solution.moves()));
        lines.add(solution.verdict().in(lang));
    }

    private void tables(StringJoiner lines, Solution solution, String lang) {
        Explanation explanation = new Explanation(problem, solution.plan());
        solution.plan().byTable().forEach((no, codes) -> {
            lines.add(explanation.table(no).in(lang));
            StringJoiner people = new StringJoiner("  ", "    ", "");
            codes.forEach(code -> people.add(code + " " + list.names().get(code)));
            lines.add(people.toString());
        });
    }

    private static void round(Map<String, Object> object, Solution solution) {
        List<Map<String, Object>> tables = new ArrayList<>();
        solution.plan().byTable().forEach((no, people) -> {
            Map<String, Object> table = new LinkedHashMap<>();
            table.put("no", no);
            table.put("people", people);
            tables.add(table);
        });
        object.put("tables", tables);
        object.put("hardBroken", solution.hardBroken());
        object.put("hardBound", solution.hardBound());
        object.put("cost", solution.cost());
        object.put("bound", solution.bound());
        object.put("gap", solution.gap());
        object.put("proven", solution.isProven());
        object.put("seed", solution.seed());
        object.put("moves", solution.moves());
        object.put("solver", solution.version());
        object.put("rules", solution.rules().stream().map(SeatReport::json).toList());
    }

    private static Map<String, Object> json(Solution.Line line) {
        Rule rule = line.rule();
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("id", rule.id());
        object.put("type", rule.type().name());
        object.put("field", rule.field());
        object.put("values", rule.values());
        object.put("k", rule.k());
        object.put("tables", rule.tables());
        object.put("hard", rule.hard());
        object.put("weight", rule.weight());
        object.put("zh", RuleText.of(rule).zh());
        object.put("en", RuleText.of(rule).en());
        object.put("broken", line.amount());
        object.put("cost", line.cost());
        object.put("bound", rule.hard() ? line.bound() : line.costBound());
        return object;
    }

    private static Map<String, Object> json(Contradiction contradiction) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("code", contradiction.code().name());
        object.put("rules", contradiction.rules());
        object.put("needed", contradiction.needed());
        object.put("have", contradiction.have());
        object.put("zh", contradiction.say().zh());
        object.put("en", contradiction.say().en());
        return object;
    }
}
