package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import usher.solver.Attendee;
import usher.solver.Crowd;
import usher.solver.Judge;
import usher.solver.Plan;
import usher.solver.Presets;
import usher.solver.Problem;
import usher.solver.Replan;
import usher.solver.Rounds;
import usher.solver.Solution;
import usher.solver.Solver;

/// The figures of seating, in processor time of the one thread: `mvn test -Dtest=SeatMeasure`, with
/// `-Dsizes=130,300,1000,5000 -Drosters=20 -Droster=FILE`. It measures and holds nothing.
class SeatMeasure {
    private static final List<String> SIZES =
            List.of(System.getProperty("sizes", "130,300,1000,5000").split(","));
    private static final int ROSTERS = Integer.getInteger("rosters", 20);
    private static final int A_TABLE = 10;
    private static final int REPLANS = 50;

    @Test
    void figures() throws Exception {
        String file = System.getProperty("roster");
        if (file != null) {
            List<Attendee> people = SeatRoster.read(Path.of(file), "en").people();
            assertThat(Files.exists(Path.of(file))).isTrue();
            solve(people, Math.max(1, people.size() / A_TABLE), 1, file);
            rounds(people, 6);
        }
        for (String size : SIZES) {
            size(Integer.parseInt(size));
        }
    }

    private void size(int size) {
        List<Integer> gaps = new ArrayList<>();
        List<Double> proofs = new ArrayList<>();
        int broken = 0;
        double percentMost = 0;
        double longest = 0;
        for (int roster = 1; roster <= ROSTERS; roster++) {
            List<Attendee> people = Crowd.of(size, roster);
            long from = cpu();
            Solution solution = solve(people, size / A_TABLE, roster, size + " roster " + roster);
            double ms = (cpu() - from) / 1e6;
            if (solution.isProven()) {
                proofs.add(ms);
            } else {
                gaps.add(solution.gap());
                percentMost = Math.max(percentMost, 100.0 * solution.gap() / solution.bound());
            }
            broken += solution.hardBroken() - solution.hardBound();
            longest = Math.max(longest, ms);
        }
        long soon = proofs.stream().filter(ms -> ms <= 500).count();
        System.out.printf(
                "== %d: proven %d of %d, %d within 500 ms; gaps of the others %s, at most %.3f %%; breaches over the"
                        + " bound %d; longest %.0f ms with its first deal%n",
                size, proofs.size(), ROSTERS, soon, gaps, percentMost, broken, longest);
        List<Attendee> people = Crowd.of(size, 1);
        rounds(people, size < 1_000 ? 6 : 3);
        replans(people.subList(0, size));
    }

    private Solution solve(List<Attendee> people, int tables, long seed, String name) {
        Problem problem = Problem.of(people, Presets.ICEBREAK.rules(people), tables);
        long from = cpu();
        Solution dealt = Solver.solve(problem, seed, 0, moves -> true);
        long then = cpu();
        Solution solution = Solver.solve(problem, seed);
        long end = cpu();
        System.out.printf(
                "%s: dealt in %.1f ms with %d breaches (bound %d), cost %d; solved in %.1f ms, %d moves, breaches %d,"
                        + " cost %d, bound %d, gap %d%s%n",
                name,
                (then - from) / 1e6,
                dealt.hardBroken(),
                dealt.hardBound(),
                dealt.cost(),
                (end - then) / 1e6,
                solution.moves(),
                solution.hardBroken(),
                solution.cost(),
                solution.bound(),
                solution.gap(),
                solution.isProven() ? ", proven" : "");
        return solution;
    }

    private void rounds(List<Attendee> people, int count) {
        Problem problem = Problem.of(people, Presets.ICEBREAK.rules(people), people.size() / A_TABLE);
        long from = cpu();
        List<Solution> rounds = Rounds.solve(problem, count, 1, Solver.moves(people.size()), moves -> true);
        List<Integer> repeats = rounds.stream()
                .map(solution -> solution.rules().stream()
                        .filter(line -> line.rule().id().equals("rounds"))
                        .mapToInt(Solution.Line::amount)
                        .sum())
                .toList();
        System.out.printf(
                "== %d: %d rounds in %.0f ms, repeated pairs %s, breaches over the bound %s, gaps %s%n",
                people.size(),
                count,
                (cpu() - from) / 1e6,
                repeats,
                rounds.stream()
                        .map(solution -> solution.hardBroken() - solution.hardBound())
                        .toList(),
                rounds.stream().map(Solution::gap).toList());
    }

    private void replans(List<Attendee> people) {
        int staying = people.size() - 10;
        Problem evening = Problem.of(people, Presets.ICEBREAK.rules(people), people.size() / A_TABLE);
        Problem first =
                evening.with(people.subList(0, staying)).on(evening.floor().loose(A_TABLE));
        Plan plan = Solver.solve(first, 1, 300_000, moves -> true).plan();
        Map<Integer, Integer> moved = new TreeMap<>();
        double longest = 0;
        for (int trial = 0; trial < REPLANS; trial++) {
            int gone = trial * 7 % (staying - 8);
            List<Attendee> present = new ArrayList<>(people.subList(0, gone));
            present.addAll(people.subList(gone + 8, people.size()));
            Problem now = evening.with(present).on(evening.floor().loose(A_TABLE + 1));
            long from = cpu();
            Replan replan = Replan.of(now, plan);
            longest = Math.max(longest, (cpu() - from) / 1e6);
            moved.merge(replan.moves().size(), 1, Integer::sum);
        }
        Judge judge = new Judge(evening);
        long from = cpu();
        for (int trial = 0; trial < REPLANS; trial++) {
            judge.of(plan);
        }
        System.out.printf(
                "== %d: %d re-plans (8 gone, 10 new), moved %s, longest %.0f ms; a full count %.3f ms%n",
                people.size(), REPLANS, moved, longest, (cpu() - from) / 1e6 / REPLANS);
    }

    private static long cpu() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
