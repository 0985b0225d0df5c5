package usher.core;

import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;
import org.pcollections.PVector;

/// The rule of a show: from a state and a stamped command to the next state, or to a refusal. Total and pure.
public final class Reducer {
    private static final Set<Integer> NOBODY = Set.of();

    private final Kinds kinds;

    public Reducer(Kinds kinds) {
        this.kinds = kinds;
    }

    public Kinds kinds() {
        return kinds;
    }

    public Step<Show> apply(Show show, Command command, Stamp stamp) {
        Refused closed = closed(show, command, stamp.by());
        if (closed != null) {
            return new Step.Not<>(closed);
        }
        return switch (command) {
            case Command.Create create -> create(show, create);
            case Command.EditInfo edit -> editInfo(show, edit.info());
            case Command.Enrol enrol -> Step.everybody(show.with(show.house().enrol(enrol.guests())));
            case Command.Arrive arrive -> arrive(show, arrive, stamp);
            case Command.Leave leave ->
                show.house().isPresent(leave.ticket())
                        ? Step.only(show.with(show.house().leave(leave.ticket())), leave.ticket())
                        : Step.refused("not-present");
            case Command.Forget forget -> Step.everybody(forgotten(show, forget));
            case Command.Veil veil -> Step.everybody(show.with(show.house().veil(veil.ticket(), veil.on())));
            case Command.PutSlot put -> putSlot(show, put);
            case Command.MoveSlot move -> moveSlot(show, move);
            case Command.RemoveSlot remove -> removeSlot(show, remove.slot());
            case Command.PutPrize put -> putPrize(show, put.prize());
            case Command.RemovePrize remove -> removePrize(show, remove.prize());
            case Command.MovePrize move -> movePrize(show, move);
            case Command.CountCodes count -> countCodes(show, count);
            case Command.PutSponsor put -> putSponsor(show, put.sponsor());
            case Command.RemoveSponsor remove -> removeSponsor(show, remove.sponsor());
            case Command.Cue cue -> cue(show, cue.slot());
            case Command.Take take -> take(show, take.from(), stamp);
            case Command.Undo undo -> undo(show, undo.from(), stamp.timeMs());
            case Command.Hold hold -> shared(show.with(holding(show.panic(), hold.on())));
            case Command.Freeze freeze -> shared(show.with(frozen(show, freeze.on())));
            case Command.Mute mute -> shared(show.with(muted(show.panic(), mute.on())));
            case Command.ShowCode code -> shared(show.with(code(show.panic(), code.on())));
            case Command.End end -> end.on() ? end(show, stamp) : Step.everybody(show.withEnded(false));
            case Command.Act act -> act(show, act, stamp);
        };
    }

    /// What Take would make of the show, for the preview; the show itself where Take would do nothing.
    public Show preview(Show show, long timeMs) {
        return switch (apply(show, new Command.Take(show.step()), new Stamp(0, timeMs, 0, By.HOST))) {
            case Step.Taken<Show> taken -> taken.state();
            case Step.Not<Show> not -> show;
        };
    }

    /// Why this sender may not ask this now, or null.
    private static @Nullable Refused closed(Show show, Command command, By by) {
        boolean created = !show.rundown().isEmpty() || !show.info().title().isEmpty();
        if (command instanceof Command.Create) {
            return created ? Refused.of("already-created") : by.mayDirect() ? null : Refused.of("host-only");
        }
        if (!created) {
            return Refused.of("no-such-show");
        }
        if ((command instanceof Command.CountCodes || command instanceof Command.Forget)
                && by.role() != By.Role.SERVER) {
            return Refused.of("server-only");
        }
        if (by.isGuest() && !(command instanceof Command.Act)) {
            return Refused.of("host-only");
        }
        if (by.isGuest() && !show.house().isPresent(by.ticket())) {
            return Refused.of("not-present");
        }
        if (by.isGuest() && show.ended()) {
            return Refused.of("show-closed");
        }
        return by.isGuest() && show.panic().muted() ? Refused.of("input-closed") : null;
    }

    private static Step<Show> create(Show show, Command.Create create) {
        Refused fault = fault(create.info());
        return fault == null ? Step.everybody(show.created(create)) : new Step.Not<>(fault);
    }

    private static Step<Show> editInfo(Show show, Info info) {
        Refused fault = fault(info);
        return fault == null ? Step.everybody(show.with(info)) : new Step.Not<>(fault);
    }

    private static @Nullable Refused fault(Info info) {
        if (info.title().isBlank()) {
            return Refused.of("title-missing");
        }
        if (info.title().length() > Text.LINE_MAX || info.theme().length() > Text.LINE_MAX) {
            return Refused.of("text-too-long", Text.LINE_MAX);
        }
        if (info.seatsMax() < 1 || info.seatsMax() > Info.SEATS_MAX) {
            return Refused.of("number-out-of-range", 1, Info.SEATS_MAX);
        }
        return info.tables() < 0 || info.tables() > Info.TABLES_MAX
                ? Refused.of("number-out-of-range", 0, Info.TABLES_MAX)
                : null;
    }

    /// The doors close, and every kind writes what its ledger says at the end.
    private Step<Show> end(Show show, Stamp stamp) {
        Show next = show.withEnded(true);
        for (Map.Entry<String, Object> ledger : show.ledgers().entrySet()) {
            Step<Object> step = kinds.named(ledger.getKey()).closed(show, ledger.getValue(), stamp);
            switch (step) {
                case Step.Not<Object> not -> {
                    return new Step.Not<>(not.why());
                }
                case Step.Taken<Object> taken -> next = next.withLedger(ledger.getKey(), taken.state());
            }
        }
        return Step.everybody(next);
    }

    private Step<Show> arrive(Show show, Command.Arrive arrive, Stamp stamp) {
        House house = show.house();
        if (house.isPresent(arrive.ticket())) {
            return Step.only(show, NOBODY);
        }
        if (show.ended()) {
            return Step.refused("show-closed");
        }
        if (house.guest(arrive.ticket()) == null && !arrive.newcomer()) {
            return Step.refused("not-in-roster");
        }
        if (house.presentCount() >= show.info().seatsMax()) {
            return Step.refused("show-full", show.info().seatsMax());
        }
        int tables = isDealt(show) ? 0 : show.info().tables();
        return Step.only(show.with(house.arrive(arrive.ticket(), stamp.timeMs(), tables)), arrive.ticket());
    }

    /// A frozen screen forgets too.
    private Show forgotten(Show show, Command.Forget forget) {
        Show next = show.with(show.house().forget(forget.ticket()));
        for (Slot slot : show.rundown()) {
            if (show.states().containsKey(slot.id())) {
                Spot<Plan, Object, Object> spot = kinds.spot(show, slot);
                next = next.withState(
                        slot, kinds.of(slot).forgotten(spot.state(), forget.ticket(), forget.works()), spot.ledger());
            }
        }
        Panic panic = show.panic();
        return panic.frozen() == null
                ? next
                : next.with(new Panic(panic.holding(), forgotten(panic.frozen(), forget), panic.muted(), panic.code()));
    }

    private Step<Show> putSlot(Show show, Command.PutSlot put) {
        Slot slot = put.slot();
        if (!kinds.knows(slot.kind())) {
            return Step.refused("unknown-kind");
        }
        if (slot.title().length() > Text.LINE_MAX) {
            return Step.refused("text-too-long", Text.LINE_MAX);
        }
        Refused fault = slot.plan().fault();
        if (fault != null) {
            return new Step.Not<>(fault);
        }
        int known = show.indexOf(slot.id());
        PVector<Slot> rundown = show.rundown();
        if (known >= 0) {
            return rundown.get(known).kind().equals(slot.kind())
                    ? shared(show.withRundown(rundown.with(known, slot)))
                    : Step.refused("kind-is-fixed");
        }
        if (rundown.size() >= Show.SLOTS_MAX) {
            return Step.refused("too-many", Show.SLOTS_MAX);
        }
        int index = Math.clamp(put.index(), 0, rundown.size());
        return shared(show.withRundown(rundown.plus(index, slot)));
    }

    private Step<Show> moveSlot(Show show, Command.MoveSlot move) {
        int from = show.indexOf(move.slot());
        if (from < 0) {
            return Step.refused("no-such-activity");
        }
        Slot slot = show.rundown().get(from);
        PVector<Slot> without = show.rundown().minus(from);
        return shared(show.withRundown(without.plus(Math.clamp(move.index(), 0, without.size()), slot)));
    }

    private Step<Show> removeSlot(Show show, String id) {
        int index = show.indexOf(id);
        if (index < 0) {
            return Step.refused("no-such-activity");
        }
        if (id.equals(show.onAir())) {
            return Step.refused("on-air");
        }
        if (show.states().containsKey(id)) {
            return Step.refused("activity-has-begun");
        }
        Show next = show.withRundown(show.rundown().minus(index));
        return shared(id.equals(show.cued()) ? next.withAir(show.onAir(), "", show.step(), show.last()) : next);
    }

    private static Step<Show> putPrize(Show show, Prize prize) {
        Refused fault = prize.fault();
        if (fault != null) {
            return new Step.Not<>(fault);
        }
        Prize known = show.prize(prize.id());
        if (known != null) {
            return Step.everybody(show.withPrize(prize.withCodes(known.codes())));
        }
        return show.prizes().size() >= Show.PRIZES_MAX
                ? Step.refused("too-many", Show.PRIZES_MAX)
                : Step.everybody(show.withPrizes(show.prizes().plus(prize.withCodes(0))));
    }

    private static Step<Show> movePrize(Show show, Command.MovePrize move) {
        Prize prize = show.prize(move.prize());
        if (prize == null) {
            return Step.refused("no-such-prize");
        }
        PVector<Prize> without = show.prizes().minus(prize);
        return Step.everybody(show.withPrizes(without.plus(Math.clamp(move.index(), 0, without.size()), prize)));
    }

    private static Step<Show> countCodes(Show show, Command.CountCodes count) {
        Prize prize = show.prize(count.prize());
        if (prize == null) {
            return Step.refused("no-such-prize");
        }
        return count.count() < 0
                ? Step.refused("bad-input")
                : Step.everybody(show.withPrize(prize.withCodes(count.count())));
    }

    private Step<Show> removePrize(Show show, String id) {
        Prize prize = show.prize(id);
        if (prize == null) {
            return Step.refused("no-such-prize");
        }
        boolean planned = show.rundown().stream().anyMatch(slot -> slot.plan().uses(id));
        return planned
                ? Step.refused("prize-in-use")
                : Step.everybody(show.withPrizes(show.prizes().minus(prize)));
    }

    private static Step<Show> putSponsor(Show show, Sponsor sponsor) {
        if (sponsor.name().isBlank() || sponsor.name().length() > Text.NAME_MAX) {
            return Step.refused("sponsor-name");
        }
        Sponsor known = show.sponsor(sponsor.id());
        if (known != null) {
            return Step.everybody(
                    show.withSponsors(show.sponsors().with(show.sponsors().indexOf(known), sponsor)));
        }
        return show.sponsors().size() >= Show.SPONSORS_MAX
                ? Step.refused("too-many", Show.SPONSORS_MAX)
                : Step.everybody(show.withSponsors(show.sponsors().plus(sponsor)));
    }

    private static Step<Show> removeSponsor(Show show, String id) {
        Sponsor sponsor = show.sponsor(id);
        return sponsor == null
                ? Step.refused("no-such-sponsor")
                : Step.everybody(show.withSponsors(show.sponsors().minus(sponsor)));
    }

    private Step<Show> cue(Show show, String id) {
        return !id.isEmpty() && show.slot(id) == null
                ? Step.refused("no-such-activity")
                : shared(show.withAir(show.onAir(), id, show.step(), show.last()));
    }

    private Step<Show> take(Show show, int from, Stamp stamp) {
        if (from != show.step()) {
            return Step.refused("already-taken");
        }
        Slot slot = show.slot(show.onAir());
        if (slot == null || !show.cued().isEmpty()) {
            return leave(show, stamp, slot != null && waits(show, slot));
        }
        return switch (kinds.of(slot).next(kinds.spot(show, slot))) {
            case Next.Leave<Object> leave -> leave(show, stamp, false);
            case Next.Wait<Object> wait -> Step.refused(wait.why());
            case Next.Do<Object> next -> inside(show, slot, next.command(), stamp);
        };
    }

    private boolean waits(Show show, Slot slot) {
        return kinds.of(slot).next(kinds.spot(show, slot)) instanceof Next.Wait<Object>;
    }

    private Step<Show> leave(Show show, Stamp stamp, boolean waits) {
        Slot following = show.following();
        if (following == null) {
            return Step.refused("end-of-rundown");
        }
        if (waits) {
            return Step.refused("still-running");
        }
        Show.Taken taken = new Show.Taken(show.onAir(), show.cued(), null, stamp.timeMs());
        Show next = show.withAir(following.id(), "", show.step() + 1, taken);
        return Step.everybody(next.with(calm(show.panic())));
    }

    private Step<Show> inside(Show show, Slot slot, Object command, Stamp stamp) {
        Spot<Plan, Object, Object> spot = kinds.spot(show, slot);
        Show.Taken taken = new Show.Taken(show.onAir(), show.cued(), spot.state(), stamp.timeMs());
        return switch (kinds.of(slot).apply(spot, command, stamp)) {
            case Step.Not<Change<Object, Object>> not -> new Step.Not<>(not.why());
            case Step.Taken<Change<Object, Object>> step ->
                new Step.Taken<>(
                        changed(show, slot, step.state().state(), step.state().ledger())
                                .withAir(show.onAir(), show.cued(), show.step() + 1, taken)
                                .with(calm(show.panic())),
                        step.touched());
        };
    }

    private Step<Show> undo(Show show, int from, long timeMs) {
        Show.Taken last = show.last();
        if (from != show.step()) {
            return Step.refused("already-taken");
        }
        if (last == null || timeMs - last.timeMs() > Show.UNDO_MS) {
            return Step.refused("nothing-to-undo");
        }
        Slot slot = show.slot(show.onAir());
        if (last.state() == null || slot == null) {
            return show.slot(last.onAir()) == null && !last.onAir().isEmpty()
                    ? Step.refused("no-such-activity")
                    : Step.everybody(show.withAir(last.onAir(), last.cued(), show.step() + 1, null));
        }
        Spot<Plan, Object, Object> spot = kinds.spot(show, slot);
        return kinds.of(slot)
                .undone(spot.state(), last.state())
                .map(state -> Step.everybody(changed(show, slot, state, spot.ledger())
                        .withAir(last.onAir(), last.cued(), show.step() + 1, null)))
                .orElseGet(() -> Step.refused("cannot-be-undone"));
    }

    private Step<Show> act(Show show, Command.Act act, Stamp stamp) {
        Slot slot = show.slot(act.slot());
        if (slot == null || !slot.kind().equals(act.kind())) {
            return Step.refused("no-such-activity");
        }
        return switch (kinds.of(slot).apply(kinds.spot(show, slot), act.command(), stamp)) {
            case Step.Not<Change<Object, Object>> not -> new Step.Not<>(not.why());
            case Step.Taken<Change<Object, Object>> step ->
                new Step.Taken<>(
                        changed(show, slot, step.state().state(), step.state().ledger()), step.touched());
        };
    }

    /// The show with an activity's new state, and with the tables that it deals.
    private Show changed(Show show, Slot slot, Object state, Object ledger) {
        Kind<Plan, Object, Object, Object> kind = kinds.of(slot);
        PMap<Integer, String> before = kind.seats(kinds.spot(show, slot).state());
        PMap<Integer, String> now = kind.seats(state);
        Show next = show.withState(slot, state, ledger);
        return before.equals(now) ? next : next.with(show.house().seated(before, now));
    }

    /// Whether an activity deals the tables out; then whoever comes in waits for it.
    private boolean isDealt(Show show) {
        return show.rundown().stream()
                .anyMatch(slot -> show.states().containsKey(slot.id())
                        && !kinds.of(slot).seats(kinds.spot(show, slot).state()).isEmpty());
    }

    /// After a change of the rundown or of a button, which guests' own parts read only through an activity that shows
    /// them something of their own.
    private Step<Show> shared(Show next) {
        return new Step.Taken<>(next, next.rundown().stream().anyMatch(slot -> isPersonal(next, slot)) ? null : NOBODY);
    }

    private boolean isPersonal(Show show, Slot slot) {
        Kind<Plan, Object, Object, Object> kind = kinds.of(slot);
        return kind.isPersonal()
                && (slot.id().equals(show.onAir())
                        || show.states().containsKey(slot.id()) && kind.beside(kinds.spot(show, slot)) != null);
    }

    private static Panic holding(Panic panic, boolean on) {
        return new Panic(on, panic.frozen(), panic.muted(), panic.code());
    }

    private static Panic frozen(Show show, boolean on) {
        Panic panic = show.panic();
        Show kept = panic.frozen() == null ? show : panic.frozen();
        return new Panic(panic.holding(), on ? kept : null, panic.muted(), panic.code());
    }

    private static Panic muted(Panic panic, boolean on) {
        return new Panic(panic.holding(), panic.frozen(), on, panic.code());
    }

    private static Panic code(Panic panic, boolean on) {
        return new Panic(panic.holding(), panic.frozen(), panic.muted(), on);
    }

    /// Take ends the holding scene and the code; the other buttons stay as they were pressed.
    private static Panic calm(Panic panic) {
        return new Panic(false, panic.frozen(), panic.muted(), false);
    }
}
