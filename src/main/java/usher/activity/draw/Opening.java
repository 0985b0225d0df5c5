package usher.activity.draw;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import usher.core.Change;
import usher.core.Guest;
import usher.core.House;
import usher.core.Prize;
import usher.core.Refused;
import usher.core.Show;
import usher.core.Slot;
import usher.core.Spot;
import usher.core.Stamp;
import usher.core.Step;
import usher.ud1.Body;
import usher.ud1.Hash;
import usher.ud1.Leaf;
import usher.ud1.Pick;
import usher.ud1.PrizeRow;
import usher.ud1.Rec;
import usher.ud1.Terms;

/// The first steps of a draw: the list is locked, and roster and rules are written before anybody presses.
final class Opening {
    static final long GAP_MS = 2_500;
    static final long LIVE_TAPS_MIN = 3;
    static final long REHEARSAL_TAPS_MIN = 1;
    static final int LAMPS = 8;
    private static final int LAMPS_LOG = 3;
    /// A rehearsal's delay proves nothing and is over at once.
    private static final Terms REHEARSAL = new Terms(1L << 10, LAMPS);

    private Opening() {}

    static Step<Change<DrawState, DrawLedger>> lock(Spot<DrawPlan, DrawState, DrawLedger> spot, Stamp stamp) {
        if (!(spot.state() instanceof DrawState.Ready)) {
            return Step.refused("draw-has-begun");
        }
        if (spot.ledger().isClosed()) {
            return Step.refused("draws-closed");
        }
        DrawLedger.Running running = spot.ledger().running();
        if (running != null) {
            Slot other = spot.show().slot(running.slot());
            return Step.refused("draw-still-open", other == null ? "" : other.title());
        }
        Prize prize = spot.show().prize(spot.plan().prize());
        if (prize == null) {
            return Step.refused("no-such-prize");
        }
        int quantity = quantity(spot, prize);
        Refused why = fault(spot, prize, quantity);
        if (why != null) {
            return new Step.Not<>(why);
        }
        Pool pool = new Pool(spot.plan(), spot.house(), spot.ledger());
        DrawState locking = new DrawState.Locking(
                conditions(spot, prize, quantity, pool), TreePVector.from(pool.roster()), stamp.seq());
        DrawLedger.Running now = new DrawLedger.Running(spot.slot().id(), prize.id(), quantity);
        return Step.everybody(new Change<>(locking, spot.ledger().running(now)));
    }

    /// Pieces of the prize that have no winner yet.
    static int left(Spot<DrawPlan, DrawState, DrawLedger> spot, Prize prize) {
        return Math.max(0, prize.quantity() - spot.ledger().won(prize.id()));
    }

    /// How many this draw gives away: what the plan says, or the next batch of what is left.
    static int quantity(Spot<DrawPlan, DrawState, DrawLedger> spot, Prize prize) {
        return spot.plan().quantity() > 0
                ? spot.plan().quantity()
                : Math.min(prize.batch(spot.ledger().won(prize.id())), DrawPlan.QUANTITY_MAX);
    }

    /// Why the list cannot be locked now, in the order in which the host would mend it; null when it can.
    static @Nullable Refused fault(Spot<DrawPlan, DrawState, DrawLedger> spot, Prize prize, int quantity) {
        int left = left(spot, prize);
        if (left == 0) {
            return Refused.of("prize-gone", prize.name());
        }
        if (quantity > left) {
            return Refused.of("prize-left", left, quantity);
        }
        int won = spot.ledger().won(prize.id());
        if (prize.codes() > 0 && prize.codes() < won + quantity) {
            return Refused.of("codes-short", prize.name(), prize.codes(), won + quantity);
        }
        if (spot.plan().isForListed() && spot.house().guests().isEmpty()) {
            return Refused.of("nobody-listed");
        }
        if (!spot.plan().isForListed() && spot.house().presentCount() == 0) {
            return Refused.of("nobody-checked-in");
        }
        int pool = new Pool(spot.plan(), spot.house(), spot.ledger()).tickets().size();
        return pool < quantity ? Refused.of("pool-too-small", pool, quantity) : null;
    }

    static Step<Change<DrawState, DrawLedger>> listed(
            Spot<DrawPlan, DrawState, DrawLedger> spot, DrawCommand.Listed listed, Stamp stamp) {
        if (!(spot.state() instanceof DrawState.Locking locking) || locking.seq() != listed.seq()) {
            return Step.refused("draw-out-of-turn");
        }
        Refused trouble = trouble(locking, listed);
        if (trouble != null) {
            return Step.everybody(
                    new Change<>(new DrawState.Ready(trouble), spot.ledger().running(null)));
        }
        List<Leaf> leaves = listed.leaves().stream()
                .map(leaf -> new Leaf(leaf.ticket(), 1, leaf.idc(), leaf.nf()))
                .toList();
        DrawLedger ledger = rostered(anchored(spot, listed, stamp), spot.house(), leaves, stamp.timeMs());
        return opened(locking.conditions(), ledger, leaves, stamp.timeMs());
    }

    static Step<Change<DrawState, DrawLedger>> again(Spot<DrawPlan, DrawState, DrawLedger> spot) {
        if (!(spot.state() instanceof DrawState.Done)) {
            return Step.refused("draw-no-result");
        }
        Prize prize = spot.show().prize(spot.plan().prize());
        if (prize == null) {
            return Step.refused("no-such-prize");
        }
        return left(spot, prize) == 0
                ? Step.refused("prize-gone", prize.name())
                : Step.everybody(new Change<>(new DrawState.Ready(null), spot.ledger()));
    }

    private static Conditions conditions(
            Spot<DrawPlan, DrawState, DrawLedger> spot, Prize prize, int quantity, Pool pool) {
        DrawPlan plan = spot.plan();
        Show show = spot.show();
        Terms delay = show.rehearsal() ? REHEARSAL : new Terms(1L << (plan.strength() - LAMPS_LOG), LAMPS);
        return new Conditions(
                prize,
                quantity,
                pool.exclude(),
                plan.isLimited(),
                plan.isLimited() ? pool.only() : TreePVector.empty(),
                Rule.of(plan, show.info().lang()),
                delay);
    }

    /// What is wrong with the vault's list, as far as the host can mend it.
    private static @Nullable Refused trouble(DrawState.Locking locking, DrawCommand.Listed listed) {
        PVector<Integer> tickets = locking.tickets();
        List<DrawCommand.Leaf> leaves = listed.leaves();
        if (!leaves.stream().map(DrawCommand.Leaf::ticket).toList().equals(List.copyOf(tickets))
                || !Hash.isHex(listed.tip(), Hash.ID_DIGITS)
                || !Hash.isHex(listed.key(), Hash.ID_DIGITS)) {
            return Refused.of("draw-list-broken");
        }
        Map<String, Integer> people = new HashMap<>();
        for (DrawCommand.Leaf leaf : leaves) {
            if (!Hash.isHex(leaf.idc(), Hash.ID_DIGITS) || !Hash.isHex(leaf.nf(), Hash.SALT_DIGITS)) {
                return Refused.of("draw-list-broken");
            }
            Integer other = people.put(leaf.nf(), leaf.ticket());
            if (other != null) {
                return Refused.of("draw-same-person", other, leaf.ticket());
            }
        }
        return null;
    }

    private static DrawLedger anchored(
            Spot<DrawPlan, DrawState, DrawLedger> spot, DrawCommand.Listed listed, Stamp stamp) {
        if (spot.ledger().anchor() != null) {
            return spot.ledger();
        }
        Show show = spot.show();
        Body.Anchor anchor = new Body.Anchor(
                plain(show.info().title()),
                !show.rehearsal(),
                listed.tip(),
                listed.key(),
                GAP_MS,
                show.rehearsal() ? REHEARSAL_TAPS_MIN : LIVE_TAPS_MIN,
                false);
        return spot.ledger().anchored(Rec.first(show.code(), stamp.timeMs(), anchor), listed.tip());
    }

    private static DrawLedger rostered(DrawLedger ledger, House house, List<Leaf> leaves, long timeMs) {
        Body.Roster body = Body.Roster.of(leaves, removed(ledger, house, leaves));
        return body.root().equals(ledger.roster()) ? ledger : ledger.listed(timeMs, body, leaves);
    }

    /// Everybody who ever was on an earlier roster and is not on this one.
    private static List<Body.Removal> removed(DrawLedger ledger, House house, List<Leaf> leaves) {
        Set<Long> listed = new HashSet<>();
        leaves.forEach(leaf -> listed.add(leaf.ticket()));
        List<Body.Removal> removed = new ArrayList<>();
        ledger.rosters().values().stream()
                .flatMap(PVector::stream)
                .map(Leaf::ticket)
                .filter(ticket -> !listed.contains(ticket))
                .sorted()
                .distinct()
                .forEach(ticket -> removed.add(new Body.Removal(ticket, reason(house, ticket))));
        return removed;
    }

    private static String reason(House house, long ticket) {
        Guest guest = house.guest((int) ticket);
        return guest != null && guest.present() && guest.staff() ? "staff" : "error";
    }

    private static Step<Change<DrawState, DrawLedger>> opened(
            Conditions conditions, DrawLedger ledger, List<Leaf> leaves, long timeMs) {
        Prize prize = conditions.prize();
        String draw = "d" + (ledger.opens() + 1);
        Body.Open body = Body.Open.of(
                draw,
                ledger.roster(),
                List.of(new PrizeRow(plain(prize.id()), plain(prize.name()), conditions.quantity())),
                conditions.exclude(),
                conditions.limited()
                        ? conditions.only().stream().map(Integer::longValue).toList()
                        : null,
                plain(conditions.rule()),
                conditions.delay());
        DrawLedger next = ledger.opened(timeMs, body);
        PVector<Pick.Entry> pool = TreePVector.from(Pick.pool(leaves, out(conditions, ledger), only(conditions)));
        Call call = new Call(draw, next.opens(), next.head(), leaves.size(), pool, conditions);
        return Step.everybody(new Change<>(DrawState.Open.of(call), next));
    }

    private static Set<Long> out(Conditions conditions, DrawLedger ledger) {
        Set<Long> out = new HashSet<>();
        for (Drawn drawn : ledger.draws()) {
            if (conditions.exclude().contains(drawn.draw())) {
                drawn.places().forEach(place -> out.add((long) place.ticket()));
            }
        }
        return out;
    }

    private static @Nullable Set<Long> only(Conditions conditions) {
        if (!conditions.limited()) {
            return null;
        }
        Set<Long> only = new HashSet<>();
        conditions.only().forEach(ticket -> only.add((long) ticket));
        return only;
    }

    /// A text as a record may hold it: NFC, and nothing that is half a character.
    private static String plain(String text) {
        StringBuilder whole = new StringBuilder();
        text.codePoints()
                .map(point -> Character.getType(point) == Character.SURROGATE ? 0xFFFD : point)
                .forEach(whole::appendCodePoint);
        return Normalizer.normalize(whole, Normalizer.Form.NFC);
    }
}
