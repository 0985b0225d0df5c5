package usher.activity.draw;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import usher.core.Alarm;
import usher.core.By;
import usher.core.Change;
import usher.core.Job;
import usher.core.Kind;
import usher.core.Next;
import usher.core.Show;
import usher.core.Slot;
import usher.core.Spot;
import usher.core.Stamp;
import usher.core.Step;
import usher.core.Vault;
import usher.ud1.Body;

/// The kind `draw`: from the locked list to the prize in the winner's hand.
public final class Draw implements Kind<DrawPlan, DrawState, DrawLedger, DrawCommand> {
    /// How long everybody presses.
    static final long PRESS_MS = 8_000;
    /// From zero to the seal: the taps are on their way.
    static final long SEAL_AFTER_MS = 1_000;

    @Override
    public String name() {
        return "draw";
    }

    @Override
    public Class<DrawPlan> plan() {
        return DrawPlan.class;
    }

    @Override
    public Map<String, Object> since() {
        return Map.of("look", DrawPlan.Look.PLAIN, "who", DrawPlan.Who.PRESENT);
    }

    @Override
    public List<Word<DrawCommand>> words() {
        return DrawCommand.WORDS;
    }

    @Override
    public DrawState start() {
        return new DrawState.Ready(null);
    }

    @Override
    public DrawLedger ledger() {
        return DrawLedger.EMPTY;
    }

    @Override
    public Step<Change<DrawState, DrawLedger>> apply(
            Spot<DrawPlan, DrawState, DrawLedger> spot, DrawCommand command, Stamp stamp) {
        String closed = closed(command, stamp.by());
        if (closed != null) {
            return Step.refused(closed);
        }
        return switch (command) {
            case DrawCommand.Lock lock -> Opening.lock(spot, stamp);
            case DrawCommand.Listed listed -> Opening.listed(spot, listed, stamp);
            case DrawCommand.Press press -> Pressing.press(spot, stamp);
            case DrawCommand.Tap tap -> Pressing.tap(spot, tap, stamp);
            case DrawCommand.Zero zero -> Pressing.zero(spot, zero);
            case DrawCommand.SealAnyway anyway -> Pressing.sealAnyway(spot);
            case DrawCommand.VoidDraw reason -> Pressing.voided(spot, reason, stamp);
            case DrawCommand.Sealed sealed -> Lamps.sealed(spot, sealed, stamp);
            case DrawCommand.Lamp lamp -> Lamps.lamp(spot, lamp, stamp);
            case DrawCommand.Proof proof -> Lamps.proof(spot, proof, stamp);
            case DrawCommand.Here here -> Winners.here(spot, here, stamp);
            case DrawCommand.Present present -> Winners.present(spot, present, stamp);
            case DrawCommand.Confirm confirm -> Winners.confirm(spot, stamp);
            case DrawCommand.Absent absent -> Winners.absent(spot, absent, stamp);
            case DrawCommand.Claim claim -> Winners.claim(spot, claim, stamp);
            case DrawCommand.Photo photo -> Winners.photo(spot, photo);
            case DrawCommand.HandOver over -> Winners.handOver(spot, over, stamp);
            case DrawCommand.Again again -> Opening.again(spot);
            case DrawCommand.Agree agree -> Verdicts.agree(spot, agree, stamp);
            case DrawCommand.Objection objection -> Verdicts.object(spot, objection, stamp);
        };
    }

    @Override
    public Next<DrawCommand> next(Spot<DrawPlan, DrawState, DrawLedger> spot) {
        return switch (spot.state()) {
            case DrawState.Ready ready -> new Next.Do<>(new DrawCommand.Lock(), "lock");
            case DrawState.Locking locking -> new Next.Wait<>("draw-locking");
            case DrawState.Open open ->
                switch (open.stage()) {
                    case LOCKED -> new Next.Do<>(new DrawCommand.Press(), "press");
                    case PRESSING -> new Next.Wait<>("draw-pressing");
                    case SHORT -> new Next.Do<>(new DrawCommand.Press(), "pressAgain");
                    case SEALING -> new Next.Wait<>("draw-sealing");
                };
            case DrawState.Burning burning -> new Next.Wait<>("draw-burning");
            case DrawState.Done done -> Winners.next(spot, done);
        };
    }

    @Override
    public Optional<Alarm<DrawCommand>> alarm(Spot<DrawPlan, DrawState, DrawLedger> spot) {
        return spot.state() instanceof DrawState.Open open && open.stage() == DrawState.Stage.PRESSING
                ? Optional.of(new Alarm<>(
                        open.endsAtMs() + SEAL_AFTER_MS,
                        new DrawCommand.Zero(open.call().draw())))
                : Optional.empty();
    }

    @Override
    public List<Job> jobs(Spot<DrawPlan, DrawState, DrawLedger> spot) {
        return Work.jobs(spot);
    }

    @Override
    public DrawCommand work(Job job, Vault vault) {
        return Work.done(job, vault);
    }

    @Override
    public Object screen(Spot<DrawPlan, DrawState, DrawLedger> spot) {
        return new Views(spot).screen();
    }

    @Override
    public Object phone(Spot<DrawPlan, DrawState, DrawLedger> spot) {
        return new Views(spot).phone();
    }

    @Override
    public @Nullable Object own(Spot<DrawPlan, DrawState, DrawLedger> spot, int ticket) {
        return new Views(spot).own(ticket);
    }

    @Override
    public @Nullable Object kept(Show show, DrawLedger ledger, int ticket) {
        return Views.keepsake(show, ledger, ticket);
    }

    /// `close` with its counts, as the last record; a draw that is under way must be finished or given up before.
    @Override
    public Step<DrawLedger> closed(Show show, DrawLedger ledger, Stamp stamp) {
        DrawLedger.Running running = ledger.running();
        if (running != null) {
            Slot slot = show.slot(running.slot());
            return Step.refused("draw-still-open", slot == null ? "" : slot.title());
        }
        return Step.everybody(
                ledger.anchor() == null || ledger.isClosed()
                        ? ledger
                        : ledger.plus(
                                stamp.timeMs(), new Body.Close(ledger.opens(), ledger.voids(), ledger.absents())));
    }

    @Override
    public Object host(Spot<DrawPlan, DrawState, DrawLedger> spot) {
        return new Views(spot).host();
    }

    /// Why this sender may not say this, or null: guests press and answer, the host directs, facts are the server's.
    private static @Nullable String closed(DrawCommand command, By by) {
        return switch (command) {
            case DrawCommand.Tap tap -> by.isGuest() ? null : "guest-only";
            case DrawCommand.Here here -> by.isGuest() ? null : "guest-only";
            case DrawCommand.Agree agree -> by.isGuest() ? null : "guest-only";
            case DrawCommand.Objection objection -> by.isGuest() ? null : "guest-only";
            case DrawCommand.Listed listed -> serverOnly(by);
            case DrawCommand.Zero zero -> serverOnly(by);
            case DrawCommand.Sealed sealed -> serverOnly(by);
            case DrawCommand.Lamp lamp -> serverOnly(by);
            case DrawCommand.Proof proof -> serverOnly(by);
            case DrawCommand.Lock lock -> hostOnly(by);
            case DrawCommand.Press press -> hostOnly(by);
            case DrawCommand.SealAnyway anyway -> hostOnly(by);
            case DrawCommand.VoidDraw reason -> hostOnly(by);
            case DrawCommand.Present present -> hostOnly(by);
            case DrawCommand.Confirm confirm -> hostOnly(by);
            case DrawCommand.Absent absent -> hostOnly(by);
            case DrawCommand.Claim claim -> hostOnly(by);
            case DrawCommand.Photo photo -> hostOnly(by);
            case DrawCommand.HandOver over -> hostOnly(by);
            case DrawCommand.Again again -> hostOnly(by);
        };
    }

    private static @Nullable String serverOnly(By by) {
        return by.role() == By.Role.SERVER ? null : "server-only";
    }

    private static @Nullable String hostOnly(By by) {
        return by.mayDirect() ? null : "host-only";
    }
}
