package usher.ud1;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The rules of UD1, applied to one record after the other; it notes what breaks a rule and goes on.
final class Ledger {
    static final long WEIGHT_MAX = 1L << 48;

    final List<Finding> errors = new ArrayList<>();
    final List<Finding> ambers = new ArrayList<>();
    final LinkedHashMap<String, Course> draws = new LinkedHashMap<>();
    final List<Course.Listed> rosters = new ArrayList<>();
    final Body.Anchor anchor;
    private final Map<?, ?> rosterTables;
    private final Map<?, ?> tapTables;
    private final Known.LampCheck lamps;
    private final Set<Long> seenTickets = new TreeSet<>();
    private final Set<Long> absentees = new HashSet<>();
    private String secret;
    private long opens;
    private long voids;
    private long absents;
    private boolean closed;

    Ledger(Body.Anchor anchor, Map<?, ?> rosterTables, Map<?, ?> tapTables, Known.LampCheck lamps) {
        this.anchor = anchor;
        this.secret = anchor.tip();
        this.rosterTables = rosterTables;
        this.tapTables = tapTables;
        this.lamps = lamps;
    }

    /// One more record of the chain, at its place and with its id.
    void judge(long at, String id, String type, @Nullable Object value) {
        if (closed) {
            error(Code.CLOSE, at, type);
        }
        if (!BodyReader.knows(type)) {
            error(Code.UNKNOWN_TYPE, at, type);
            return;
        }
        Optional<Body> body = Fields.tried(() -> BodyReader.read(type, value));
        if (body.isEmpty()) {
            error(codeOf(type), at, type);
            return;
        }
        switch (body.get()) {
            case Body.Anchor again -> error(Code.ANCHOR, at, again.name());
            case Body.Roster roster -> roster(at, roster);
            case Body.Open open -> open(at, id, open);
            case Body.Seal seal -> seal(at, id, seal);
            case Body.Result result -> result(at, result);
            case Body.Absent absent -> absent(at, absent);
            case Body.Award award -> award(at, award);
            case Body.Claim claim -> claim(at, claim);
            case Body.Void given -> voided(at, given);
            case Body.Close close -> close(at, close);
        }
    }

    /// What can be said only when the chain has ended.
    void end() {
        for (Course draw : draws.values()) {
            if (draw.phase == Report.Phase.SEALED) {
                error(Code.SEALED_BUT_NO_RESULT, draw.sealAt, draw.open.draw());
            }
        }
    }

    void error(Code code, long at, Object about) {
        errors.add(new Finding(code, at, String.valueOf(about)));
    }

    void amber(Code code, long at, Object about) {
        ambers.add(new Finding(code, at, String.valueOf(about)));
    }

    private static Code codeOf(String type) {
        return switch (type) {
            case "award" -> Code.AWARD_TO_NON_WINNER;
            case "claim" -> Code.CLAIM_BY_NON_WINNER;
            case "void" -> Code.VOID_AFTER_SEAL;
            case "roster" -> Code.ROSTER;
            case "open" -> Code.OPEN;
            case "seal" -> Code.SEAL;
            case "result" -> Code.RESULT;
            case "absent" -> Code.ABSENT;
            case "close" -> Code.CLOSE;
            default -> Code.ANCHOR;
        };
    }

    private void roster(long at, Body.Roster body) {
        Optional<List<Leaf>> listed = Fields.tried(() -> leaves(rosterTables.get(body.root())));
        List<Leaf> leaves = listed.orElse(List.of());
        Map<Long, Leaf> byTicket = new TreeMap<>();
        leaves.forEach(leaf -> byTicket.put(leaf.ticket(), leaf));
        Map<Long, String> removed = new TreeMap<>();
        body.removed().forEach(row -> removed.put(row.ticket(), row.reason()));
        if (listed.isEmpty() || !fits(body, leaves) || removed.keySet().stream().anyMatch(byTicket::containsKey)) {
            error(Code.ROSTER, at, body.root());
            return;
        }
        checkPeople(at, leaves);
        checkRemoved(at, byTicket.keySet(), removed.keySet());
        seenTickets.addAll(byTicket.keySet());
        rosters.add(new Course.Listed(at, body.root(), byTicket, removed));
    }

    private void checkPeople(long at, List<Leaf> leaves) {
        Set<String> nullifiers = new HashSet<>();
        List<Long> twice = leaves.stream()
                .filter(leaf -> !nullifiers.add(leaf.nullifier()))
                .map(Leaf::ticket)
                .toList();
        if (!twice.isEmpty()) {
            error(Code.DUPLICATE_PERSON, at, twice);
        }
    }

    private void checkRemoved(long at, Set<Long> listed, Set<Long> removed) {
        List<Long> silent = seenTickets.stream()
                .filter(ticket -> !listed.contains(ticket) && !removed.contains(ticket))
                .toList();
        if (!silent.isEmpty()) {
            error(Code.SILENTLY_REMOVED, at, silent);
        }
    }

    private static List<Leaf> leaves(@Nullable Object table) {
        List<Leaf> leaves = Fields.list(table).stream().map(Leaf::of).toList();
        for (int i = 1; i < leaves.size(); i++) {
            Fields.require(leaves.get(i - 1).ticket() < leaves.get(i).ticket(), "tickets ascending");
        }
        return leaves;
    }

    private static boolean fits(Body.Roster body, List<Leaf> leaves) {
        long weight = leaves.stream().mapToLong(Leaf::weight).sum();
        return leaves.size() == body.count()
                && weight == body.weight()
                && weight <= WEIGHT_MAX
                && Leaf.root(leaves).equals(body.root());
    }

    private void open(long at, String id, Body.Open body) {
        opens++;
        if (isAnyRunning()) {
            error(Code.TWO_DRAWS_AT_ONCE, at, body.draw());
        }
        if (rosters.isEmpty() || draws.containsKey(body.draw()) || !isFair(body)) {
            error(Code.OPEN, at, body.draw());
            return;
        }
        Course.Listed roster = rosters.getLast();
        List<Pick.Entry> pool = pool(body, roster);
        if (pool.size() < body.winners()) {
            error(Code.POOL_TOO_SMALL, at, body.draw());
        }
        draws.put(body.draw(), new Course(body, at, id, roster, pool));
    }

    private boolean isAnyRunning() {
        return draws.values().stream().anyMatch(Course::isRunning);
    }

    private boolean isFair(Body.Open body) {
        return body.roster().equals(rosters.getLast().root())
                && !body.draw().isEmpty()
                && body.winners() == Body.Open.quantity(body.prizes())
                && draws.keySet().containsAll(body.exclude());
    }

    private List<Pick.Entry> pool(Body.Open body, Course.Listed roster) {
        Set<Long> out = new HashSet<>(anchor.absentOut() ? absentees : Set.of());
        for (String excluded : body.exclude()) {
            Course draw = draws.get(excluded);
            if (draw != null) {
                out.addAll(draw.standing.winners());
            }
        }
        return Pick.pool(roster.leaves().values(), out, body.only() == null ? null : Set.copyOf(body.only()));
    }

    private void seal(long at, String id, Body.Seal body) {
        Course draw = draws.get(body.draw());
        if (draw == null || draw.phase != Report.Phase.OPEN || !body.open().equals(draw.openId)) {
            error(Code.SEAL, at, body.draw());
            return;
        }
        if (!Secrets.before(body.secret()).equals(secret)) {
            error(Code.SERVER_SECRET, at, body.draw());
        }
        secret = body.secret();
        draw.phase = Report.Phase.SEALED;
        draw.sealAt = at;
        draw.sealId = id;
        draw.taps = taps(at, body);
        draw.weak = anchor.live() && !draw.open.delay().outlasts(anchor.gapMillis());
        if (body.count() < anchor.minTaps()) {
            amber(Code.TOO_FEW_TAPS, at, body.draw());
        }
        if (draw.weak) {
            amber(Code.WEAK_DELAY, at, body.draw());
        }
    }

    private Set<String> taps(long at, Body.Seal body) {
        Optional<List<String>> table = Fields.tried(() -> Fields.list(tapTables.get(body.taps())).stream()
                .map(leaf -> Fields.hex(leaf, Hash.ID_DIGITS))
                .toList());
        List<String> leaves = table.orElse(List.of());
        boolean fits = table.isPresent()
                && Taps.sorted(leaves).equals(leaves)
                && leaves.size() == body.count()
                && Merkle.root(leaves).equals(body.taps());
        if (!fits) {
            error(Code.TAPS, at, body.draw());
        }
        return fits ? Set.copyOf(leaves) : Set.of();
    }

    private void result(long at, Body.Result body) {
        Course draw = draws.get(body.draw());
        if (draw == null || draw.phase != Report.Phase.SEALED || !body.seal().equals(draw.sealId)) {
            error(Code.RESULT, at, body.draw());
            return;
        }
        List<Long> order = body.order();
        if (isProven(draw, body)) {
            String last = body.ys().getLast();
            draw.code = Glyphs.of(draw.sealId, last);
            order = Pick.order(Pick.seed(draw.sealId, last), draw.pool, draw.pool.size());
            long winners = Math.min(order.size(), draw.open.winners());
            if (!order.subList(0, (int) winners).equals(body.order())) {
                error(Code.WRONG_WINNERS, at, body.draw());
            }
        } else {
            error(Code.DELAY_PROOF, at, body.draw());
        }
        draw.standing = Standing.of(order, draw.open.winners());
        draw.phase = Report.Phase.DONE;
        draw.resultAt = at;
    }

    private boolean isProven(Course draw, Body.Result body) {
        Terms delay = draw.open.delay();
        if (body.ys().size() != delay.steps() || body.proofs().size() != delay.steps()) {
            return false;
        }
        String x = Delay.hex(Delay.start(draw.sealId));
        for (int lamp = 0; lamp < delay.steps(); lamp++) {
            String y = body.ys().get(lamp);
            if (!lamps.holds(x, y, body.proofs().get(lamp), delay.squarings())) {
                return false;
            }
            x = y;
        }
        return true;
    }

    private void absent(long at, Body.Absent body) {
        absents++;
        Course draw = draws.isEmpty() ? null : draws.sequencedValues().getLast();
        if (draw == null
                || !draw.open.draw().equals(body.draw())
                || !draw.holds(body.ticket())
                || draw.claimed.contains(body.ticket())) {
            error(Code.ABSENT, at, body.ticket());
            return;
        }
        if (!draw.standing.next().equals(body.next())) {
            error(Code.WRONG_SUBSTITUTE, at, body.ticket());
        }
        draw.standing = draw.standing.without(body.ticket());
        draw.absents.add(new Course.Called(at, body.ticket(), body.reason()));
        absentees.add(body.ticket());
    }

    private void award(long at, Body.Award body) {
        Course draw = draws.get(body.draw());
        if (draw == null || !draw.holds(body.ticket()) || !draw.awarded.add(body.ticket())) {
            error(Code.AWARD_TO_NON_WINNER, at, body.ticket());
        }
    }

    private void claim(long at, Body.Claim body) {
        Course draw = draws.get(body.draw());
        if (draw == null || !draw.holds(body.ticket()) || !draw.claimed.add(body.ticket())) {
            error(Code.CLAIM_BY_NON_WINNER, at, body.ticket());
        }
    }

    private void voided(long at, Body.Void body) {
        Course draw = draws.get(body.draw());
        voids++;
        if (draw == null || draw.phase != Report.Phase.OPEN) {
            error(Code.VOID_AFTER_SEAL, at, body.draw());
            return;
        }
        draw.phase = Report.Phase.VOID;
    }

    private void close(long at, Body.Close body) {
        if (isAnyRunning() || !body.equals(new Body.Close(opens, voids, absents))) {
            error(Code.CLOSE, at, "close");
        }
        closed = true;
    }
}
