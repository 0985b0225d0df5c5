package usher;

import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import usher.solver.Contradiction;
import usher.solver.Contradictions;
import usher.solver.Floor;
import usher.solver.Presets;
import usher.solver.Problem;
import usher.solver.Proposal;
import usher.solver.Rounds;
import usher.solver.Rule;
import usher.solver.Solution;
import usher.solver.Solver;
import usher.texts.Texts;

/// Seats a list of people at tables. Status 0: all rules that must hold do; 1: the plan breaks some; 2: no plan.
@Command(
        name = "seat",
        description = "Seat a list of people at tables by rules.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nStatus:%n",
        exitCodeList = {"0:every rule that must hold does", "1:a plan, and what it must break", "2:no plan, and why"})
final class SeatCommand implements Callable<Integer> {
    private static final int SEATED = 0;
    private static final int BROKEN = 1;
    private static final int NO_PLAN = 2;
    private static final int CHAIRS = 10;

    private final PrintStream out;
    private final PrintStream err;

    @Option(names = "--roster", paramLabel = "FILE", required = true, description = "CSV or XLSX with column names.")
    private Path roster = Path.of("");

    @Option(names = "--tables", paramLabel = "N", description = "How many tables (default: as many as are proposed).")
    private @Nullable Integer tables;

    @Option(names = "--size", paramLabel = "M", description = "Chairs of a table (default: as many as are needed).")
    private @Nullable Integer size;

    @Option(
            names = "--preset",
            paramLabel = "icebreak|topic|company|random",
            description = "Rules to start from (default: icebreak).")
    private @Nullable String preset;

    @Option(names = "--rules", paramLabel = "rules.json", description = "Rules of one's own.")
    private @Nullable Path rules;

    @Option(names = "--rounds", paramLabel = "R", description = "Rounds without repeated pairs (default: 1).")
    private int rounds = 1;

    @Option(names = "--seed", paramLabel = "S", description = "The same seed gives the same plan (default: 1).")
    private long seed = 1;

    @Option(names = "--moves", paramLabel = "N", description = "Moves to try for a round (default: by people).")
    private @Nullable Long moves;

    @Option(names = "--json", description = "One object instead of sentences.")
    private boolean json;

    @Option(names = "--lang", paramLabel = "zh|en", description = "The language of the answer.")
    private String lang = Locale.getDefault().toLanguageTag();

    /// A wish that cannot be met, in a sentence.
    private static final class NoPlan extends Exception {
        private static final long serialVersionUID = 1;

        NoPlan(String sentence) {
            super(sentence);
        }
    }

    SeatCommand() {
        this(
                new PrintStream(System.out, true, StandardCharsets.UTF_8),
                new PrintStream(System.err, true, StandardCharsets.UTF_8));
    }

    SeatCommand(PrintStream out, PrintStream err) {
        this.out = out;
        this.err = err;
    }

    @Override
    public Integer call() {
        Texts texts = Texts.of(lang);
        try {
            return seat(texts);
        } catch (NoPlan e) {
            err.println(e.getMessage());
        } catch (SeatRoster.Unusable e) {
            err.println(texts.say("seat.unreadable", roster, String.valueOf(e.getMessage())));
        } catch (RuleFile.Wrong e) {
            err.println(texts.say(e.key(), e.args()));
        } catch (NoSuchFileException e) {
            err.println(texts.say("seat.no-file", String.valueOf(e.getMessage())));
        } catch (IOException e) {
            err.println(texts.say("seat.unreadable", roster, String.valueOf(e.getMessage())));
        }
        return NO_PLAN;
    }

    private int seat(Texts texts) throws NoPlan, IOException, SeatRoster.Unusable, RuleFile.Wrong {
        check(texts);
        SeatRoster list = SeatRoster.read(roster, texts.lang());
        if (list.people().isEmpty() || list.people().size() > Problem.PEOPLE_MAX) {
            throw new NoPlan(texts.say("seat.people", list.people().size(), Problem.PEOPLE_MAX));
        }
        List<Rule> wanted = rules(texts, list);
        long fromNanos = cpuNanos();
        Problem problem = problem(texts, list, wanted);
        List<Contradiction> contradictions = Contradictions.of(problem);
        refuse(contradictions, texts);
        long budget = moves == null ? Solver.moves(list.people().size()) : moves;
        List<Solution> solutions = rounds == 1
                ? List.of(Solver.solve(problem, seed, budget, made -> true))
                : Rounds.solve(problem, rounds, seed, budget, made -> true);
        SeatReport report = new SeatReport(
                list,
                problem,
                solutions,
                contradictions,
                Proposal.tables(problem, size == null ? chairs(problem) : size),
                (cpuNanos() - fromNanos) / 1_000_000);
        out.println(json ? report.json() : report.text(texts));
        return solutions.stream().allMatch(solution -> solution.hardBroken() == 0) ? SEATED : BROKEN;
    }

    private void check(Texts texts) throws NoPlan {
        if ((tables != null && (tables < 1 || tables > Floor.TABLES_MAX))
                || (size != null && (size < 1 || size > Floor.CHAIRS_MAX))
                || rounds < 1
                || rounds > Rounds.ROUNDS_MAX
                || (moves != null && moves < 0)) {
            throw new NoPlan(texts.say("seat.numbers", Floor.TABLES_MAX, Floor.CHAIRS_MAX, Rounds.ROUNDS_MAX));
        }
        if (preset != null && rules != null) {
            throw new NoPlan(texts.say("seat.preset-or-rules"));
        }
    }

    private List<Rule> rules(Texts texts, SeatRoster list) throws NoPlan, IOException, RuleFile.Wrong {
        if (rules != null) {
            if (Files.size(rules) > RuleFile.BYTES_MAX) {
                throw new RuleFile.Wrong("too-large", RuleFile.BYTES_MAX);
            }
            return RuleFile.read(
                    new String(Files.readAllBytes(rules), StandardCharsets.UTF_8).replaceFirst("^\uFEFF", ""),
                    list.fields());
        }
        String word = preset == null ? Presets.ICEBREAK.word() : preset;
        Optional<Presets> chosen = Presets.of(word);
        if (chosen.isEmpty()) {
            throw new NoPlan(texts.say("seat.preset", word));
        }
        return chosen.get().rules(list.people());
    }

    private Problem problem(Texts texts, SeatRoster list, List<Rule> wanted) throws NoPlan {
        int people = list.people().size();
        Problem any = Problem.of(list.people(), wanted, 1);
        int count = tables == null ? Proposal.tables(any, size == null ? CHAIRS : size) : tables;
        if (count > people) {
            throw new NoPlan(texts.say("seat.too-many-tables", count, people));
        }
        if (size != null && (long) count * size < people) {
            throw new NoPlan(texts.say(
                    "seat.too-few-chairs", people, count, size, people - count * size, (people + size - 1) / size));
        }
        return any.on(Floor.even(people, count));
    }

    /// Chairs that a table is thought to have where nobody says.
    private static int chairs(Problem problem) {
        return Math.max(CHAIRS, problem.floor().tables().getFirst().chairs());
    }

    /// What no plan can stand on.
    private static void refuse(List<Contradiction> contradictions, Texts texts) throws NoPlan {
        List<String> fatal = new ArrayList<>();
        for (Contradiction contradiction : contradictions) {
            switch (contradiction.code()) {
                case TOO_FEW_CHAIRS, TOO_MANY_TABLES ->
                    fatal.add(contradiction.say().in(texts.lang()));
                case NO_COLUMN,
                        NO_SUCH_PERSON,
                        TOO_FEW,
                        TOO_MANY,
                        GROUP_TOO_LARGE,
                        TOGETHER_AND_APART,
                        NO_SUCH_TABLE,
                        TOO_FEW_SEATS_THERE,
                        TWO_PLACES,
                        MORE_THAN_CHAIRS,
                        LEAST_OVER_MOST -> {}
            }
        }
        if (!fatal.isEmpty()) {
            throw new NoPlan(String.join("\n", fatal));
        }
    }

    private static long cpuNanos() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }
}
