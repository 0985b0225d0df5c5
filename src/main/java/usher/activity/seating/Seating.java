package usher.activity.seating;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;
import usher.core.By;
import usher.core.Change;
import usher.core.Job;
import usher.core.Kind;
import usher.core.Next;
import usher.core.Refused;
import usher.core.Spot;
import usher.core.Stamp;
import usher.core.Step;
import usher.core.Vault;

/// The kind `seating`: from the rules to everybody at a table.
public final class Seating implements Kind<SeatingPlan, SeatingState, Kind.None, SeatingCommand> {
    @Override
    public String name() {
        return "seating";
    }

    @Override
    public Class<SeatingPlan> plan() {
        return SeatingPlan.class;
    }

    @Override
    public List<Word<SeatingCommand>> words() {
        return SeatingCommand.WORDS;
    }

    @Override
    public SeatingState start() {
        return SeatingState.START;
    }

    @Override
    public None ledger() {
        return None.NONE;
    }

    @Override
    public Step<Change<SeatingState, None>> apply(
            Spot<SeatingPlan, SeatingState, None> spot, SeatingCommand command, Stamp stamp) {
        Refused foreign = foreign(command, stamp.by());
        if (foreign != null) {
            return new Step.Not<>(foreign);
        }
        return switch (command) {
            case SeatingCommand.Solve _ -> Searching.solve(spot, stamp);
            case SeatingCommand.Cancel _ -> Searching.cancel(spot);
            case SeatingCommand.Solved solved -> Searching.solved(spot, solved);
            case SeatingCommand.Failed failed -> Searching.failed(spot, failed);
            case SeatingCommand.Publish publish -> Showing.publish(spot, publish.quiet(), stamp.timeMs());
            case SeatingCommand.Show show -> Showing.show(spot, show.view());
            case SeatingCommand.Introduce introduce -> Showing.introduce(spot, introduce.seconds(), stamp.timeMs());
            case SeatingCommand.Ask ask -> Showing.ask(spot, ask.table());
            case SeatingCommand.Explained explained -> Showing.explained(spot, explained);
            case SeatingCommand.Seated seated -> Arrivals.seated(spot, seated, stamp.timeMs());
            case SeatingCommand.Move move -> Hand.move(spot, move);
            case SeatingCommand.Swap swap -> Hand.swap(spot, swap);
            case SeatingCommand.Lock lock -> Hand.lock(spot, lock);
            case SeatingCommand.Open open -> Hand.open(spot, open.table());
            case SeatingCommand.Close close -> Hand.close(spot, close.table());
            case SeatingCommand.Back _ -> Hand.back(spot);
            case SeatingCommand.Approve approve -> Hand.approve(spot, approve.yes());
            case SeatingCommand.Found found -> Guests.lost(spot, found.ticket(), false);
            case SeatingCommand.Lost lost -> Guests.lost(spot, stamp.by().ticket(), lost.on());
            case SeatingCommand.Say say ->
                Lines.say(spot, say.text(), stamp.by().ticket());
            case SeatingCommand.Checked checked -> Lines.checked(spot, checked);
            case SeatingCommand.Pass pass -> Lines.pass(spot, pass);
            case SeatingCommand.Tap tap -> Guests.tap(spot, tap, stamp.by().ticket());
        };
    }

    @Override
    public Next<SeatingCommand> next(Spot<SeatingPlan, SeatingState, None> spot) {
        SeatingState state = spot.state();
        if (state.search().working() != null) {
            return new Next.Wait<>("seating-solving");
        }
        if (state.book().draft() != null) {
            return new Next.Do<>(new SeatingCommand.Publish(false), "reveal");
        }
        if (!state.isShown()) {
            return new Next.Do<>(new SeatingCommand.Solve(), "solve");
        }
        return switch (state.shown().view()) {
            case REVEAL -> new Next.Do<>(new SeatingCommand.Show(View.FIND), "find");
            case FIND ->
                spot.plan().layout().isGiven()
                        ? new Next.Do<>(new SeatingCommand.Show(View.MAP), "map")
                        : through(spot);
            case MAP -> through(spot);
        };
    }

    private static Next<SeatingCommand> through(Spot<SeatingPlan, SeatingState, None> spot) {
        return spot.state().book().rounds().size() < spot.plan().rounds()
                ? new Next.Do<>(new SeatingCommand.Solve(), "round")
                : new Next.Leave<>();
    }

    @Override
    public Optional<SeatingState> undone(SeatingState now, SeatingState before) {
        return Optional.of(now.steppedBack(before));
    }

    @Override
    public PMap<Integer, String> seats(SeatingState state) {
        return state.shown().seats();
    }

    @Override
    public SeatingState forgotten(SeatingState state, int ticket, boolean works) {
        return state.forgotten(ticket);
    }

    @Override
    public List<Job> jobs(Spot<SeatingPlan, SeatingState, None> spot) {
        return Work.jobs(spot);
    }

    @Override
    public SeatingCommand work(Job job, Vault vault) {
        return Work.done(job, vault);
    }

    @Override
    public Object screen(Spot<SeatingPlan, SeatingState, None> spot) {
        return new Views(spot).screen();
    }

    @Override
    public Object phone(Spot<SeatingPlan, SeatingState, None> spot) {
        return new Views(spot).phone();
    }

    @Override
    public @Nullable Object own(Spot<SeatingPlan, SeatingState, None> spot, int ticket) {
        return new Views(spot).own(ticket);
    }

    /// Everybody keeps their table all evening.
    @Override
    public @Nullable Object beside(Spot<SeatingPlan, SeatingState, None> spot) {
        return Crowd.isInForce(spot) ? new Views(spot).beside() : null;
    }

    @Override
    public Object host(Spot<SeatingPlan, SeatingState, None> spot) {
        return HostView.of(spot);
    }

    @Override
    public @Nullable Object aside(Spot<SeatingPlan, SeatingState, None> spot) {
        return HostView.Aside.of(spot);
    }

    /// Why this sender may not say this, or null.
    private static @Nullable Refused foreign(SeatingCommand command, By by) {
        return switch (command) {
            case SeatingCommand.Lost _, SeatingCommand.Say _, SeatingCommand.Tap _ ->
                by.isGuest() ? null : Refused.of("guest-only");
            case SeatingCommand.Solved _,
                    SeatingCommand.Failed _,
                    SeatingCommand.Seated _,
                    SeatingCommand.Explained _,
                    SeatingCommand.Checked _ -> by.role() == By.Role.SERVER ? null : Refused.of("server-only");
            case SeatingCommand.Solve _,
                    SeatingCommand.Cancel _,
                    SeatingCommand.Publish _,
                    SeatingCommand.Show _,
                    SeatingCommand.Move _,
                    SeatingCommand.Swap _,
                    SeatingCommand.Lock _,
                    SeatingCommand.Open _,
                    SeatingCommand.Close _,
                    SeatingCommand.Back _,
                    SeatingCommand.Approve _,
                    SeatingCommand.Introduce _,
                    SeatingCommand.Ask _,
                    SeatingCommand.Pass _,
                    SeatingCommand.Found _ -> by.mayDirect() ? null : Refused.of("host-only");
        };
    }
}
