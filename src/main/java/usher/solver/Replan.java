package usher.solver;

import java.util.List;

/// What becomes of a published plan when people left and others came: newcomers are seated, nobody who sits moves
/// unless
/// a rule that must hold needs it. The moves are a proposal; without them the plan is [#pinned].
///
/// @param pinned   everybody who sits stays, newcomers are seated
/// @param plan     the same after the moves
/// @param newcomers tickets that had no table
/// @param unseated tickets for whom there is no chair
/// @param broken   breaches of hard rules in `pinned`, and `left` of them in `plan`
public record Replan(
        Plan pinned, Plan plan, List<String> newcomers, List<String> unseated, List<Move> moves, int broken, int left) {
    public static final int MOVED_MAX = 4;

    /// Somebody who sits and should move.
    public record Move(String ticket, int from, int to) {}

    public Replan {
        newcomers = List.copyOf(newcomers);
        unseated = List.copyOf(unseated);
        moves = List.copyOf(moves);
    }

    /// Seats who is new, and looks for the moves that mend most.
    ///
    /// @param problem who is there now; its floor says how many chairs each table has
    /// @param before  the published plan
    public static Replan of(Problem problem, Plan before) {
        return new Repair(problem, before).replan();
    }

    public Sentence say() {
        String zh = "新来 " + newcomers.size() + " 位已入座"
                + (moves.isEmpty()
                        ? "，已坐下的都不用动"
                        : "，建议 " + moves.size() + " 位换桌（必须的规则从 " + broken + " 处减到 " + left + " 处）")
                + (unseated.isEmpty() ? "" : "，" + unseated.size() + " 位没有椅子")
                + (moves.isEmpty() && left > 0 ? "，必须的规则还破 " + left + " 处" : "")
                + "。";
        String en = newcomers.size() + " newcomers are seated"
                + (moves.isEmpty()
                        ? ", nobody who sits has to move"
                        : ", " + moves.size() + " should change tables (breaches from " + broken + " to " + left + ")")
                + (unseated.isEmpty() ? "" : ", " + unseated.size() + " have no chair")
                + (moves.isEmpty() && left > 0 ? ", " + left + " breaches of hard rules stay" : "")
                + ".";
        return new Sentence(zh, en);
    }
}
