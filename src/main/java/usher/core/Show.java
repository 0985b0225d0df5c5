package usher.core;

import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePVector;

/// The whole state of one gathering. Immutable; a function of its journal and of nothing else.
///
/// @param states   by slot id
/// @param ledgers  by kind
/// @param onAir    id of the slot on air, empty before the first Take
/// @param cued     id of the slot that the host chose to be next, empty for the rundown's order
/// @param step     counts Takes and undos, so that two hands make one step
public record Show(
        String code,
        Info info,
        boolean rehearsal,
        boolean ended,
        House house,
        PVector<Slot> rundown,
        PVector<Prize> prizes,
        PVector<Sponsor> sponsors,
        PMap<String, Object> states,
        PMap<String, Object> ledgers,
        String onAir,
        String cued,
        int step,
        @Nullable Taken last,
        Panic panic) {
    public static final int SLOTS_MAX = 200;
    public static final int PRIZES_MAX = 200;
    public static final int SPONSORS_MAX = 200;
    public static final long UNDO_MS = 10_000;

    private static final Info NO_INFO =
            new Info("", "", "", "", "", "zh", false, 0, Info.SEATS_MAX, 0, new Info.Wifi("", ""), false);

    /// The last Take, kept so that it can be undone.
    ///
    /// @param state what the slot on air held before, null where Take moved to another slot
    public record Taken(String onAir, String cued, @Nullable Object state, long timeMs) {}

    public static Show blank(String code) {
        return new Show(
                code,
                NO_INFO,
                false,
                false,
                House.EMPTY,
                TreePVector.empty(),
                TreePVector.empty(),
                TreePVector.empty(),
                HashTreePMap.empty(),
                HashTreePMap.empty(),
                "",
                "",
                0,
                null,
                Panic.NONE);
    }

    public @Nullable Slot slot(String id) {
        int index = indexOf(id);
        return index < 0 ? null : rundown.get(index);
    }

    public int indexOf(String id) {
        for (int index = 0; index < rundown.size(); index++) {
            if (rundown.get(index).id().equals(id)) {
                return index;
            }
        }
        return -1;
    }

    public @Nullable Prize prize(String id) {
        for (Prize prize : prizes) {
            if (prize.id().equals(id)) {
                return prize;
            }
        }
        return null;
    }

    public @Nullable Sponsor sponsor(String id) {
        for (Sponsor sponsor : sponsors) {
            if (sponsor.id().equals(id)) {
                return sponsor;
            }
        }
        return null;
    }

    /// Whether names are looked through: they stand beside what any activity moderates.
    public boolean moderates() {
        return rundown.stream().anyMatch(slot -> slot.plan().moderates());
    }

    /// The slot that Take brings when the one on air is through; null at the end.
    public @Nullable Slot following() {
        if (!cued.isEmpty()) {
            return slot(cued);
        }
        int next = onAir.isEmpty() ? 0 : indexOf(onAir) + 1;
        return next < rundown.size() ? rundown.get(next) : null;
    }

    Show with(Info next) {
        return new Show(
                code, next, rehearsal, ended, house, rundown, prizes, sponsors, states, ledgers, onAir, cued, step,
                last, panic);
    }

    Show with(House next) {
        return new Show(
                code, info, rehearsal, ended, next, rundown, prizes, sponsors, states, ledgers, onAir, cued, step, last,
                panic);
    }

    Show with(Panic next) {
        return new Show(
                code, info, rehearsal, ended, house, rundown, prizes, sponsors, states, ledgers, onAir, cued, step,
                last, next);
    }

    Show withRundown(PVector<Slot> next) {
        return new Show(
                code, info, rehearsal, ended, house, next, prizes, sponsors, states, ledgers, onAir, cued, step, last,
                panic);
    }

    /// With a known prize in its new form.
    Show withPrize(Prize next) {
        Prize known = prize(next.id());
        return known == null ? this : withPrizes(prizes.with(prizes.indexOf(known), next));
    }

    Show withPrizes(PVector<Prize> next) {
        return new Show(
                code, info, rehearsal, ended, house, rundown, next, sponsors, states, ledgers, onAir, cued, step, last,
                panic);
    }

    Show withSponsors(PVector<Sponsor> next) {
        return new Show(
                code, info, rehearsal, ended, house, rundown, prizes, next, states, ledgers, onAir, cued, step, last,
                panic);
    }

    Show withState(Slot slot, Object state, Object ledger) {
        return new Show(
                code,
                info,
                rehearsal,
                ended,
                house,
                rundown,
                prizes,
                sponsors,
                states.plus(slot.id(), state),
                ledgers.plus(slot.kind(), ledger),
                onAir,
                cued,
                step,
                last,
                panic);
    }

    Show withLedger(String kind, Object ledger) {
        return new Show(
                code,
                info,
                rehearsal,
                ended,
                house,
                rundown,
                prizes,
                sponsors,
                states,
                ledgers.plus(kind, ledger),
                onAir,
                cued,
                step,
                last,
                panic);
    }

    Show withAir(String nextOnAir, String nextCued, int nextStep, @Nullable Taken taken) {
        return new Show(
                code, info, rehearsal, ended, house, rundown, prizes, sponsors, states, ledgers, nextOnAir, nextCued,
                nextStep, taken, panic);
    }

    Show withEnded(boolean next) {
        return new Show(
                code, info, rehearsal, next, house, rundown, prizes, sponsors, states, ledgers, onAir, cued, step, last,
                panic);
    }

    Show created(Command.Create create) {
        return new Show(
                code,
                create.info(),
                create.rehearsal(),
                false,
                House.EMPTY,
                create.rundown(),
                create.prizes(),
                create.sponsors(),
                states,
                ledgers,
                "",
                "",
                0,
                null,
                Panic.NONE);
    }
}
