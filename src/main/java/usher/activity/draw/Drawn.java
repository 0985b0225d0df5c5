package usher.activity.draw;

import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePMap;

/// One draw with its result, and what became of its winners.
///
/// @param slot     id of its activity
/// @param y        the last lamp's number
/// @param taps     leaves in the seal
/// @param atMs     when the result was written
/// @param places   the standing winners, in the order of the prizes
/// @param absences who was called absent, in that order
/// @param used     how far the order is used up
/// @param verdicts what phones say of it, see [Verdicts]
public record Drawn(
        Call call,
        String slot,
        String seal,
        String y,
        int taps,
        long atMs,
        PVector<Place> places,
        PVector<Absence> absences,
        int used,
        TreePMap<Integer, String> verdicts) {
    /// One standing winner.
    ///
    /// @param sinceMs   when this ticket came to win
    /// @param here      the winner's phone answered 「我在！」
    /// @param awarded   the name is opened
    /// @param claimedMs when the prize was handed over, 0 before
    /// @param code      what the winner shows to get the prize
    /// @param insteadOf the absentee whose place this was, 0 for none
    public record Place(
            int ticket, long sinceMs, boolean here, boolean awarded, long claimedMs, String code, int insteadOf) {
        boolean claimed() {
            return claimedMs > 0;
        }

        static Place of(int ticket, long sinceMs, String code, int insteadOf) {
            return new Place(ticket, sinceMs, false, false, 0, code, insteadOf);
        }

        Place answered() {
            return new Place(ticket, sinceMs, true, awarded, claimedMs, code, insteadOf);
        }

        Place award() {
            return new Place(ticket, sinceMs, here, true, claimedMs, code, insteadOf);
        }

        Place claim(long timeMs) {
            return new Place(ticket, sinceMs, here, awarded, timeMs, code, insteadOf);
        }
    }

    /// One winner called absent.
    ///
    /// @param overridden within the first minute or although the phone had answered: the screen says so
    /// @param answered   the phone had answered
    /// @param next       who came instead, 0 for nobody
    public record Absence(int ticket, String reason, boolean overridden, boolean answered, int next) {}

    public String draw() {
        return call.draw();
    }

    @Nullable
    Place place(int ticket) {
        for (Place place : places) {
            if (place.ticket() == ticket) {
                return place;
            }
        }
        return null;
    }

    @Nullable
    Absence absence(int ticket) {
        for (Absence absence : absences) {
            if (absence.ticket() == ticket) {
                return absence;
            }
        }
        return null;
    }

    Drawn with(Place next) {
        PVector<Place> changed = places;
        for (int index = 0; index < places.size(); index++) {
            if (places.get(index).ticket() == next.ticket()) {
                changed = changed.with(index, next);
            }
        }
        return new Drawn(call, slot, seal, y, taps, atMs, changed, absences, used, verdicts);
    }

    Drawn told(int ticket, String verdict) {
        return new Drawn(call, slot, seal, y, taps, atMs, places, absences, used, verdicts.plus(ticket, verdict));
    }

    /// The same with another in the absentee's place, which falls away when nobody is left.
    Drawn without(Absence absence, @Nullable Place substitute) {
        PVector<Place> changed = places;
        for (int index = 0; index < places.size(); index++) {
            if (places.get(index).ticket() == absence.ticket()) {
                changed = substitute == null ? changed.minus(index) : changed.with(index, substitute);
                break;
            }
        }
        int next = substitute == null ? used : used + 1;
        return new Drawn(call, slot, seal, y, taps, atMs, changed, absences.plus(absence), next, verdicts);
    }
}
