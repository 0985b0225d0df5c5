package usher.ud1;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The course of one draw as the ledger follows it, from its `open` to its claims.
final class Course {
    final Body.Open open;
    final long at;
    final String openId;
    final Listed roster;
    final List<Pick.Entry> pool;
    final Set<Long> awarded = new HashSet<>();
    final Set<Long> claimed = new HashSet<>();
    final List<Called> absents = new ArrayList<>();
    Report.Phase phase = Report.Phase.OPEN;
    long sealAt = Finding.NOWHERE;
    String sealId = "";
    Set<String> taps = Set.of();
    boolean weak;
    long resultAt = Finding.NOWHERE;
    String code = "";
    Standing standing = Standing.of(List.of(), 0);

    Course(Body.Open open, long at, String openId, Listed roster, List<Pick.Entry> pool) {
        this.open = open;
        this.at = at;
        this.openId = openId;
        this.roster = roster;
        this.pool = pool;
    }

    /// One roster of the chain: where it stands, its leaves by ticket, and who was removed for what reason.
    record Listed(long at, String root, Map<Long, Leaf> leaves, Map<Long, String> removed) {
        boolean opensTo(long ticket, String commitment) {
            Leaf leaf = leaves.get(ticket);
            return leaf != null && leaf.commitment().equals(commitment);
        }
    }

    /// One who was called absent, and by which record.
    record Called(long at, long ticket, String reason) {}

    boolean isRunning() {
        return phase == Report.Phase.OPEN || phase == Report.Phase.SEALED;
    }

    boolean isDone() {
        return phase == Report.Phase.DONE;
    }

    boolean isSealed() {
        return sealAt >= 0;
    }

    boolean holds(long ticket) {
        return isDone() && standing.holds(ticket);
    }
}
