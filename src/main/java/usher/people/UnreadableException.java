package usher.people;

/// Thrown inside the readers, with the problem that the host is shown.
final class UnreadableException extends Exception {
    private static final long serialVersionUID = 1;

    private final transient Problem problem;

    UnreadableException(Problem problem) {
        super(problem.en());
        this.problem = problem;
    }

    Problem problem() {
        return problem;
    }
}
