package usher.activity.draw;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;
import usher.core.Show;
import usher.ud1.Body;
import usher.ud1.Leaf;
import usher.ud1.Rec;

/// What all draws of a show share: one chain of records with its side tables, the secrets used, and the results.
///
/// @param roster  root of the newest roster, empty before the first
/// @param secret  the newest secret that is known, the tip at first; empty before the anchor
/// @param secrets how many secrets are used
/// @param opens   draws opened, voided ones counted
/// @param latest  id of the draw opened last, empty before the first
/// @param running the draw that is locked and has no result yet, or null
/// @param draws   those with a result, in their order
public record DrawLedger(
        PVector<Rec> records,
        TreePMap<String, PVector<Leaf>> rosters,
        TreePMap<String, PVector<String>> taps,
        String roster,
        String secret,
        int secrets,
        int opens,
        int voids,
        String latest,
        @Nullable Running running,
        PVector<Drawn> draws) {
    static final String KIND = "draw";
    static final DrawLedger EMPTY = new DrawLedger(
            TreePVector.empty(), TreePMap.empty(), TreePMap.empty(), "", "", 0, 0, 0, "", null, TreePVector.empty());

    /// Which activity draws, and for what.
    public record Running(String slot, String prize, int quantity) {}

    /// That of a show, empty before its first draw.
    static DrawLedger of(Show show) {
        return show.ledgers().get(KIND) instanceof DrawLedger known ? known : EMPTY;
    }

    @Nullable
    Drawn drawn(String draw) {
        for (Drawn drawn : draws) {
            if (drawn.draw().equals(draw)) {
                return drawn;
            }
        }
        return null;
    }

    /// The newest draw of this activity in which the ticket stands as a winner; unclaimed ones first.
    @Nullable
    Drawn wonBy(String slot, int ticket) {
        Drawn found = null;
        for (Drawn drawn : draws) {
            Drawn.Place place = drawn.slot().equals(slot) ? drawn.place(ticket) : null;
            if (place != null && (found == null || !place.claimed())) {
                found = drawn;
            }
        }
        return found;
    }

    /// Pieces of a prize that have a winner.
    int won(String prize) {
        int won = 0;
        for (Drawn drawn : draws) {
            if (drawn.call().conditions().prize().id().equals(prize)) {
                won += drawn.places().size();
            }
        }
        return won;
    }

    Body.@Nullable Anchor anchor() {
        return !records.isEmpty() && records.get(0).body() instanceof Body.Anchor anchor ? anchor : null;
    }

    /// Id of the newest record, empty before the first.
    String head() {
        return records.isEmpty() ? "" : records.getLast().id();
    }

    /// Whether the end of the show stands in the chain: nothing follows it.
    boolean isClosed() {
        return !records.isEmpty() && records.getLast().body() instanceof Body.Close;
    }

    /// Winners called absent in the whole show.
    int absents() {
        return draws.stream().mapToInt(drawn -> drawn.absences().size()).sum();
    }

    /// Whether a ticket stands on a roster of this show, the newest or an earlier one.
    boolean everListed(int ticket) {
        return rosters.values().stream().flatMap(PVector::stream).anyMatch(leaf -> leaf.ticket() == ticket);
    }

    /// The chain with one record more where it is still open; what comes after the end stands in the journal alone.
    DrawLedger noted(long timeMs, Body body) {
        return isClosed() ? this : plus(timeMs, body);
    }

    /// The chain with one record more; the anchor must be there.
    DrawLedger plus(long timeMs, Body body) {
        return with(records.plus(records.getLast().next(timeMs, body)));
    }

    DrawLedger anchored(Rec first, String tip) {
        return new DrawLedger(
                records.plus(first), rosters, taps, roster, tip, secrets, opens, voids, latest, running, draws);
    }

    DrawLedger listed(long timeMs, Body.Roster body, List<Leaf> leaves) {
        DrawLedger next = plus(timeMs, body);
        return new DrawLedger(
                next.records,
                rosters.plus(body.root(), TreePVector.from(leaves)),
                taps,
                body.root(),
                secret,
                secrets,
                opens,
                voids,
                latest,
                running,
                draws);
    }

    DrawLedger opened(long timeMs, Body.Open body) {
        DrawLedger next = plus(timeMs, body);
        return new DrawLedger(
                next.records, rosters, taps, roster, secret, secrets, opens + 1, voids, body.draw(), running, draws);
    }

    DrawLedger sealed(long timeMs, Body.Seal body, List<String> leaves) {
        DrawLedger next = plus(timeMs, body);
        return new DrawLedger(
                next.records,
                rosters,
                taps.plus(body.taps(), TreePVector.from(leaves)),
                roster,
                body.secret(),
                secrets + 1,
                opens,
                voids,
                latest,
                running,
                draws);
    }

    DrawLedger voided(long timeMs, Body.Void body) {
        DrawLedger next = plus(timeMs, body);
        return new DrawLedger(
                next.records, rosters, taps, roster, secret, secrets, opens, voids + 1, latest, null, draws);
    }

    DrawLedger with(Drawn drawn) {
        for (int index = 0; index < draws.size(); index++) {
            if (draws.get(index).draw().equals(drawn.draw())) {
                return withDraws(draws.with(index, drawn));
            }
        }
        return withDraws(draws.plus(drawn));
    }

    DrawLedger running(@Nullable Running next) {
        return new DrawLedger(records, rosters, taps, roster, secret, secrets, opens, voids, latest, next, draws);
    }

    private DrawLedger with(PVector<Rec> next) {
        return new DrawLedger(next, rosters, taps, roster, secret, secrets, opens, voids, latest, running, draws);
    }

    private DrawLedger withDraws(PVector<Drawn> next) {
        return new DrawLedger(records, rosters, taps, roster, secret, secrets, opens, voids, latest, running, next);
    }
}
