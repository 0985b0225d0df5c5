package usher.people;

import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// What an import would bring, before anything is kept.
public record Preview(List<Draft> people, List<Problem> problems, Counts counts) {
    public Preview {
        people = List.copyOf(people);
        problems = List.copyOf(problems);
    }

    /// Rows read, people found, rows left out, rows with a warning, and how often each kind of problem occurs.
    public record Counts(int rows, int people, int skipped, int warned, Map<Problem.Code, Integer> byCode) {}

    /// Nothing may be imported while this holds.
    public boolean stopped() {
        return problems.stream().anyMatch(problem -> problem.severity() == Problem.Severity.STOP);
    }

    static Preview of(int rows, List<Draft> people, List<Problem> problems) {
        Map<Problem.Code, Integer> byCode = new EnumMap<>(Problem.Code.class);
        problems.forEach(problem -> byCode.merge(problem.code(), 1, Integer::sum));
        Counts counts = new Counts(
                rows,
                people.size(),
                rowsWith(problems, Problem.Severity.SKIP),
                rowsWith(problems, Problem.Severity.WARN),
                Collections.unmodifiableMap(byCode));
        return new Preview(people, problems, counts);
    }

    private static int rowsWith(List<Problem> problems, Problem.Severity severity) {
        return (int) problems.stream()
                .filter(problem -> problem.severity() == severity && problem.row() > 0)
                .mapToInt(Problem::row)
                .distinct()
                .count();
    }
}
