package usher.activity.draw;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import usher.core.House;
import usher.core.Person;
import usher.core.Prize;
import usher.core.Refused;
import usher.core.Show;
import usher.core.Sponsor;
import usher.core.Spot;
import usher.ud1.Glyphs;
import usher.ud1.Pick;
import usher.ud1.Terms;

/// How a draw looks at one moment, for each audience.
final class Views {
    /// Names on the wall; more than anybody could read.
    static final int PEOPLE_SHOWN_MAX = 2_000;
    /// Tables and winners that a phone is sent.
    static final int TABLES_SENT_MAX = 60;

    static final int WINNERS_SENT_MAX = 40;

    private final Spot<DrawPlan, DrawState, DrawLedger> spot;
    private final DrawLedger ledger;
    private final @Nullable Drawn drawn;
    private final @Nullable Call call;

    Views(Spot<DrawPlan, DrawState, DrawLedger> spot) {
        this.spot = spot;
        this.ledger = spot.ledger();
        this.drawn = spot.state() instanceof DrawState.Done done ? ledger.drawn(done.draw()) : null;
        this.call = switch (spot.state()) {
            case DrawState.Ready ready -> null;
            case DrawState.Locking locking -> null;
            case DrawState.Open open -> open.call();
            case DrawState.Burning burning -> burning.call();
            case DrawState.Done done -> drawn == null ? null : drawn.call();
        };
    }

    Seen.Screen screen() {
        List<Integer> pool = pool();
        List<Person> people =
                pool.stream().limit(PEOPLE_SHOWN_MAX).map(Person::new).toList();
        return new Seen.Screen(common(pool.size(), taps()), tables(pool), people, winners(), absences(), checks());
    }

    /// Small, and quiet while everybody presses: a phone is not told of others' taps before the seal.
    Seen.Phone phone() {
        List<Integer> pool = pool();
        List<Seen.Table> tables = tables(pool);
        return new Seen.Phone(
                common(pool.size(), isSealed() ? taps() : 0),
                tables.size() > TABLES_SENT_MAX ? List.of() : tables,
                winners().stream().limit(WINNERS_SENT_MAX).toList(),
                absences(),
                call == null ? "" : call.open(),
                seal(),
                drawn == null ? "" : drawn.y(),
                Opening.GAP_MS,
                ledger.head(),
                lamp());
    }

    Seen.Own own(int ticket) {
        String tap = spot.state() instanceof DrawState.Open open ? open.taps().getOrDefault(ticket, "") : "";
        String said = drawn == null ? "" : drawn.verdicts().getOrDefault(ticket, "");
        return new Seen.Own(listed(ticket), tap, missed(ticket), said);
    }

    /// What stays with one guest: every prize won, the newest first; null for none.
    static Seen.@Nullable Keepsake keepsake(Show show, DrawLedger ledger, int ticket) {
        List<Seen.Win> wins = new ArrayList<>();
        for (Drawn one : ledger.draws()) {
            Drawn.Place place = one.place(ticket);
            if (place != null) {
                wins.addFirst(win(show, one, place));
            }
        }
        return wins.isEmpty() ? null : new Seen.Keepsake(wins.getFirst().slot(), List.copyOf(wins));
    }

    Seen.Host host() {
        List<Integer> pool = pool();
        return new Seen.Host(
                common(pool.size(), taps()),
                tables(pool),
                drawn == null ? List.of() : steered(drawn),
                ledger.draws().stream()
                        .filter(one -> one.slot().equals(spot.slot().id()) && one != drawn)
                        .flatMap(one -> steered(one).stream())
                        .toList(),
                absences(),
                checks(),
                problem());
    }

    private Seen.Common common(int pool, int taps) {
        Prize prize = prize();
        return new Seen.Common(
                phase(),
                call == null ? "" : call.draw(),
                call == null ? ledger.opens() + 1 : call.number(),
                ledger.voids(),
                spot.show().rehearsal(),
                gift(prize),
                quantity(prize),
                call == null
                        ? Rule.of(spot.plan(), spot.show().info().lang())
                        : call.conditions().rule(),
                pool,
                call == null ? pool : call.roster(),
                spot.state() instanceof DrawState.Open open ? open.endsAtMs() : 0,
                drawn == null ? 0 : drawn.atMs(),
                taps,
                Pressing.tapsMin(ledger),
                lamps(),
                drawn == null ? "" : Glyphs.of(drawn.seal(), drawn.y()),
                spot.state() instanceof DrawState.Done done && done.photo(),
                lower(spot.plan().look().scene()),
                sound(prize),
                amber());
    }

    /// The prize's own motif, else the plan's.
    private String sound(@Nullable Prize prize) {
        Prize now = prize == null ? null : spot.show().prize(prize.id());
        return now == null || now.music().isEmpty() ? lower(spot.plan().look().sound()) : now.music();
    }

    private String phase() {
        return switch (spot.state()) {
            case DrawState.Ready ready -> "ready";
            case DrawState.Locking locking -> "locking";
            case DrawState.Open open -> lower(open.stage());
            case DrawState.Burning burning -> "lamps";
            case DrawState.Done done -> "result";
        };
    }

    /// The prize as it stands in `open`, before that as the host set it up.
    private @Nullable Prize prize() {
        if (spot.state() instanceof DrawState.Locking locking) {
            return locking.conditions().prize();
        }
        return call == null
                ? spot.show().prize(spot.plan().prize())
                : call.conditions().prize();
    }

    private Seen.Gift gift(@Nullable Prize prize) {
        if (prize == null) {
            return new Seen.Gift("", "", "", "", "", 0);
        }
        Prize now = spot.show().prize(prize.id());
        Prize shown = now == null ? prize : now;
        Sponsor sponsor = spot.show().sponsor(shown.sponsor());
        return new Seen.Gift(
                prize.id(),
                prize.name(),
                shown.picture(),
                sponsor == null ? "" : sponsor.name(),
                sponsor == null ? "" : sponsor.picture(),
                Opening.left(spot, shown));
    }

    private int quantity(@Nullable Prize prize) {
        if (spot.state() instanceof DrawState.Locking locking) {
            return locking.conditions().quantity();
        }
        if (call != null) {
            return call.conditions().quantity();
        }
        return prize == null ? 0 : Opening.quantity(spot, prize);
    }

    /// Who may win, ascending: as it stands in the record, before that as the house is now.
    List<Integer> pool() {
        return call == null
                ? new Pool(spot.plan(), spot.house(), ledger).tickets()
                : call.pool().stream()
                        .map(Pick.Entry::ticket)
                        .map(Long::intValue)
                        .toList();
    }

    private List<Seen.Table> tables(List<Integer> pool) {
        Map<String, Integer> counts = new TreeMap<>(House.BY_TABLE);
        for (int ticket : pool) {
            String table = spot.house().tableOf(ticket);
            if (!table.isEmpty()) {
                counts.merge(table, 1, Integer::sum);
            }
        }
        List<Seen.Table> tables = new ArrayList<>();
        counts.forEach((table, count) -> tables.add(new Seen.Table(table, count)));
        return List.copyOf(tables);
    }

    private int taps() {
        return switch (spot.state()) {
            case DrawState.Ready ready -> 0;
            case DrawState.Locking locking -> 0;
            case DrawState.Open open -> open.taps().size();
            case DrawState.Burning burning -> burning.taps();
            case DrawState.Done done -> drawn == null ? 0 : drawn.taps();
        };
    }

    private boolean isSealed() {
        return drawn != null || spot.state() instanceof DrawState.Burning;
    }

    private int lamps() {
        return switch (spot.state()) {
            case DrawState.Burning burning -> burning.ys().size();
            case DrawState.Done done -> Opening.LAMPS;
            case DrawState.Ready ready -> 0;
            case DrawState.Locking locking -> 0;
            case DrawState.Open open -> 0;
        };
    }

    private String seal() {
        return spot.state() instanceof DrawState.Burning burning ? burning.seal() : drawn == null ? "" : drawn.seal();
    }

    private List<String> amber() {
        List<String> amber = new ArrayList<>();
        if (isSealed() && taps() < Pressing.tapsMin(ledger)) {
            amber.add("too-few-taps");
        }
        Terms delay = call == null ? null : call.conditions().delay();
        if (delay != null && !spot.show().rehearsal() && !delay.outlasts(Opening.GAP_MS)) {
            amber.add("weak-delay");
        }
        return List.copyOf(amber);
    }

    private List<Seen.Winner> winners() {
        return drawn == null
                ? List.of()
                : drawn.places().stream()
                        .map(place -> new Seen.Winner(new Person(place.ticket()), status(place), place.insteadOf()))
                        .toList();
    }

    private List<Seen.Absence> absences() {
        return drawn == null
                ? List.of()
                : drawn.absences().stream()
                        .map(one ->
                                new Seen.Absence(new Person(one.ticket()), one.reason(), one.overridden(), one.next()))
                        .toList();
    }

    private Seen.Checks checks() {
        if (drawn == null) {
            return new Seen.Checks(0, 0, List.of());
        }
        Map<String, Integer> counts = new TreeMap<>();
        drawn.verdicts().values().forEach(verdict -> counts.merge(verdict, 1, Integer::sum));
        Integer agree = counts.remove(Verdicts.AGREE);
        List<Seen.Objection> codes = counts.entrySet().stream()
                .map(entry -> new Seen.Objection(entry.getKey(), entry.getValue()))
                .sorted(Comparator.comparingInt(Seen.Objection::count).reversed())
                .toList();
        int objections = codes.stream().mapToInt(Seen.Objection::count).sum();
        return new Seen.Checks(agree == null ? 0 : agree, objections, codes);
    }

    private Seen.@Nullable Lit lamp() {
        if (!(spot.state() instanceof DrawState.Burning burning)
                || burning.pis().isEmpty()) {
            return null;
        }
        int newest = burning.pis().lastKey();
        String proof = burning.pis().getOrDefault(newest, "");
        long squarings = burning.call().conditions().delay().squarings();
        return new Seen.Lit(newest, burning.ys().get(newest), proof, squarings);
    }

    private List<Seen.Steered> steered(Drawn one) {
        boolean latest = ledger.latest().equals(one.draw());
        return one.places().stream()
                .map(place -> new Seen.Steered(
                        one.draw(),
                        new Person(place.ticket()),
                        status(place),
                        place.here(),
                        place.awarded(),
                        place.claimedMs(),
                        place.code(),
                        place.sinceMs() + Winners.ANSWER_MS,
                        latest && !place.claimed(),
                        place.insteadOf()))
                .toList();
    }

    private static String status(Drawn.Place place) {
        if (place.claimed()) {
            return "claimed";
        }
        return place.here() ? "here" : place.awarded() ? "present" : "won";
    }

    private String listed(int ticket) {
        Pool.Why why = new Pool(spot.plan(), spot.house(), ledger).why(ticket);
        if (call == null) {
            return lower(why);
        }
        if (call.lists(ticket)) {
            return lower(Pool.Why.LISTED);
        }
        return why == Pool.Why.LISTED ? "late" : lower(why);
    }

    private static Seen.Win win(Show show, Drawn one, Drawn.Place place) {
        Prize prize = one.call().conditions().prize();
        Prize now = show.prize(prize.id());
        return new Seen.Win(
                one.slot(),
                one.draw(),
                prize.name(),
                prize.picture(),
                status(place),
                place.code(),
                place.sinceMs(),
                place.insteadOf() > 0,
                now != null && now.codes() > 0,
                place.claimedMs());
    }

    private Seen.@Nullable Missed missed(int ticket) {
        Drawn.Absence absence = drawn == null ? null : drawn.absence(ticket);
        return drawn == null || absence == null
                ? null
                : new Seen.Missed(drawn.draw(), absence.reason(), absence.answered());
    }

    private Seen.@Nullable Problem problem() {
        if (!(spot.state() instanceof DrawState.Ready ready)) {
            return null;
        }
        Prize prize = prize();
        Refused why =
                prize == null ? Refused.of("no-such-prize") : Opening.fault(spot, prize, Opening.quantity(spot, prize));
        Refused told = why == null ? ready.trouble() : why;
        return told == null ? null : new Seen.Problem(told.code(), told.args());
    }

    private static String lower(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT);
    }
}
