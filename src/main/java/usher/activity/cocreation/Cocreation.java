package usher.activity.cocreation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import usher.core.Alarm;
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

/// The kind `cocreation`: hands in, gallery, vote, podium.
public final class Cocreation implements Kind<Round, CocreationState, Kind.None, CocreationCommand> {
    private static final Set<Integer> NOBODY = Set.of();

    @Override
    public String name() {
        return "cocreation";
    }

    @Override
    public Class<Round> plan() {
        return Round.class;
    }

    @Override
    public Map<String, Object> since() {
        return Round.since();
    }

    @Override
    public List<Word<CocreationCommand>> words() {
        return Films.words(List.of(
                new Word<>("submit", CocreationCommand.Submit.class),
                new Word<>("put", CocreationCommand.Put.class),
                new Word<>("remove", CocreationCommand.Remove.class),
                new Word<>("reorder", CocreationCommand.Reorder.class),
                new Word<>("title", CocreationCommand.SetTitle.class),
                new Word<>("text", CocreationCommand.SetText.class),
                new Word<>("handIn", CocreationCommand.HandIn.class),
                new Word<>("formGroup", CocreationCommand.FormGroup.class),
                new Word<>("joinGroup", CocreationCommand.JoinGroup.class),
                new Word<>("leaveGroup", CocreationCommand.LeaveGroup.class),
                new Word<>("withdraw", CocreationCommand.Withdraw.class),
                new Word<>("vote", CocreationCommand.Vote.class),
                new Word<>("addMinute", CocreationCommand.AddMinute.class),
                new Word<>("closeEarly", CocreationCommand.CloseEarly.class),
                new Word<>("hide", CocreationCommand.Hide.class),
                new Word<>("restore", CocreationCommand.Restore.class),
                new Word<>("next", CocreationCommand.NextWork.class),
                new Word<>("previous", CocreationCommand.PreviousWork.class),
                new Word<>("goto", CocreationCommand.GoTo.class),
                new Word<>("autoplay", CocreationCommand.Autoplay.class),
                new Word<>("approve", CocreationCommand.Look.Approve.class),
                new Word<>("holdBack", CocreationCommand.Look.HoldBack.class),
                new Word<>("checked", CocreationCommand.Look.Checked.class),
                new Word<>("post", CocreationCommand.Pin.Post.class),
                new Word<>("takeDown", CocreationCommand.Pin.TakeDown.class),
                new Word<>("pin", CocreationCommand.Pin.Keep.class),
                new Word<>("doors", CocreationCommand.Pin.Doors.class),
                new Word<>("due", CocreationCommand.Due.class)));
    }

    @Override
    public Set<Class<? extends CocreationCommand>> folding() {
        return Set.of(CocreationCommand.Vote.class);
    }

    @Override
    public CocreationState start() {
        return CocreationState.START;
    }

    @Override
    public None ledger() {
        return None.NONE;
    }

    @Override
    public Step<Change<CocreationState, None>> apply(
            Spot<Round, CocreationState, None> spot, CocreationCommand command, Stamp stamp) {
        Refused foreign = foreign(command, stamp.by());
        if (foreign != null) {
            return new Step.Not<>(foreign);
        }
        return Looks.watched(spot, decided(spot, command, stamp), stamp);
    }

    private static Step<Change<CocreationState, None>> decided(
            Spot<Round, CocreationState, None> spot, CocreationCommand command, Stamp stamp) {
        boolean isWall = spot.plan().isWall();
        return switch (command) {
            case CocreationCommand.Submit submit -> Hands.submit(spot, submit, stamp);
            case CocreationCommand.Put put -> Drafts.put(spot, put, stamp);
            case CocreationCommand.Remove remove -> Drafts.remove(spot, remove, stamp);
            case CocreationCommand.Reorder reorder -> Drafts.reorder(spot, reorder, stamp);
            case CocreationCommand.SetTitle title -> Drafts.title(spot, title, stamp);
            case CocreationCommand.SetText text -> Drafts.text(spot, text, stamp);
            case CocreationCommand.HandIn handIn -> Drafts.handIn(spot, handIn.work(), stamp);
            case CocreationCommand.FormGroup form -> Teams.form(spot, form, stamp);
            case CocreationCommand.JoinGroup join -> Teams.join(spot, join.group(), stamp);
            case CocreationCommand.LeaveGroup _ -> Teams.leave(spot, stamp);
            case CocreationCommand.Withdraw withdraw -> Hands.withdraw(spot, withdraw.work(), stamp);
            case CocreationCommand.Vote vote -> Votes.vote(spot, vote.works(), stamp);
            case CocreationCommand.AddMinute _ -> Clock.addMinute(spot, stamp.timeMs());
            case CocreationCommand.CloseEarly _ -> Clock.closeEarly(spot, stamp.timeMs());
            case CocreationCommand.Hide hide -> hide(spot, hide.work(), true, stamp.timeMs());
            case CocreationCommand.Restore restore -> hide(spot, restore.work(), false, stamp.timeMs());
            case CocreationCommand.NextWork _ ->
                isWall ? Walls.turn(spot, "", stamp.timeMs()) : Pages.turn(spot, 1, stamp.timeMs());
            case CocreationCommand.PreviousWork _ -> Pages.turn(spot, -1, stamp.timeMs());
            case CocreationCommand.GoTo to ->
                isWall ? Walls.turn(spot, to.work(), stamp.timeMs()) : Pages.goTo(spot, to.work(), stamp.timeMs());
            case CocreationCommand.Autoplay autoplay -> Pages.autoplay(spot, autoplay.seconds(), stamp.timeMs());
            case CocreationCommand.Due due ->
                isWall ? Walls.due(spot, due.atMs(), stamp.timeMs()) : Clock.due(spot, due.atMs(), stamp.timeMs());
            case CocreationCommand.Film film -> Films.apply(spot, film, stamp);
            case CocreationCommand.Look look -> Looks.apply(spot, look, stamp);
            case CocreationCommand.Pin pin -> Walls.apply(spot, pin, stamp);
            case CocreationCommand.Stride stride -> Strides.take(spot, stride, stamp.timeMs());
        };
    }

    @Override
    public Next<CocreationCommand> next(Spot<Round, CocreationState, None> spot) {
        return Strides.next(spot);
    }

    @Override
    public Optional<CocreationState> undone(CocreationState now, CocreationState before) {
        return Optional.of(now.steppedBack(before));
    }

    @Override
    public CocreationState forgotten(CocreationState state, int ticket, boolean works) {
        return state.forgotten(ticket, works);
    }

    @Override
    public Object screen(Spot<Round, CocreationState, None> spot) {
        return spot.plan().isWall() ? WallViews.screen(spot) : ScreenViews.of(spot);
    }

    @Override
    public Object phone(Spot<Round, CocreationState, None> spot) {
        return spot.plan().isWall() ? WallViews.phone(spot) : PhoneViews.of(spot);
    }

    @Override
    public @Nullable Object own(Spot<Round, CocreationState, None> spot, int ticket) {
        return spot.plan().isWall() ? WallViews.own(spot, ticket) : OwnView.of(spot, ticket);
    }

    @Override
    public @Nullable Object beside(Spot<Round, CocreationState, None> spot) {
        return spot.plan().isWall() && spot.state().phase() instanceof Phase.Open ? WallViews.phone(spot) : null;
    }

    @Override
    public Object host(Spot<Round, CocreationState, None> spot) {
        return spot.plan().isWall() ? WallViews.host(spot) : HostView.of(spot);
    }

    @Override
    public Optional<Alarm<CocreationCommand>> alarm(Spot<Round, CocreationState, None> spot) {
        long atMs = spot.plan().isWall() ? Walls.dueMs(spot) : Clock.dueMs(spot.state());
        return atMs == 0 ? Optional.empty() : Optional.of(new Alarm<>(atMs, new CocreationCommand.Due(atMs)));
    }

    @Override
    public List<Job> jobs(Spot<Round, CocreationState, None> spot) {
        List<Job> jobs = new ArrayList<>(Looks.jobs(spot.state()));
        jobs.addAll(Films.jobs(spot));
        return jobs;
    }

    @Override
    public CocreationCommand work(Job job, Vault vault) {
        CocreationCommand checked = Looks.work(job, vault);
        return checked == null ? Objects.requireNonNull(Films.work(job, vault)) : checked;
    }

    /// A step after which every phone's own part may read differently.
    static Step<Change<CocreationState, None>> everybody(
            Spot<Round, CocreationState, None> spot, CocreationState next) {
        return Step.everybody(new Change<>(next, spot.ledger()));
    }

    /// A step that changes no phone's own part.
    static Step<Change<CocreationState, None>> shared(Spot<Round, CocreationState, None> spot, CocreationState next) {
        return only(spot, next, NOBODY);
    }

    static Step<Change<CocreationState, None>> only(
            Spot<Round, CocreationState, None> spot, CocreationState next, Set<Integer> tickets) {
        return Step.only(new Change<>(next, spot.ledger()), tickets);
    }

    private static Step<Change<CocreationState, None>> hide(
            Spot<Round, CocreationState, None> spot, String id, boolean on, long timeMs) {
        Work work = spot.state().work(id);
        CocreationState wall = Walls.hidden(spot.state(), id, on);
        if (wall != null) {
            return everybody(spot, Walls.settled(wall, timeMs));
        }
        return work == null
                ? Step.refused("work-unknown")
                : everybody(spot, spot.state().with(work.withHidden(on)).settled());
    }

    /// Why this sender may never ask this, or null.
    private static @Nullable Refused foreign(CocreationCommand command, By by) {
        return switch (command) {
            case CocreationCommand.Submit _,
                    CocreationCommand.Put _,
                    CocreationCommand.Remove _,
                    CocreationCommand.Reorder _,
                    CocreationCommand.SetTitle _,
                    CocreationCommand.SetText _,
                    CocreationCommand.HandIn _,
                    CocreationCommand.FormGroup _,
                    CocreationCommand.JoinGroup _,
                    CocreationCommand.LeaveGroup _,
                    CocreationCommand.Withdraw _,
                    CocreationCommand.Vote _ -> by.isGuest() ? null : Refused.of("guests-only");
            case CocreationCommand.Due _ -> by.role() == By.Role.SERVER ? null : Refused.of("server-only");
            case CocreationCommand.Film film -> Films.foreign(film, by);
            case CocreationCommand.Look look -> Looks.foreign(look, by);
            case CocreationCommand.Pin pin -> Walls.foreign(pin, by);
            case CocreationCommand.Hide _, CocreationCommand.Restore _ -> by.isGuest() ? Refused.of("host-only") : null;
            case CocreationCommand.AddMinute _,
                    CocreationCommand.CloseEarly _,
                    CocreationCommand.NextWork _,
                    CocreationCommand.PreviousWork _,
                    CocreationCommand.GoTo _,
                    CocreationCommand.Autoplay _,
                    CocreationCommand.Stride _ -> by.mayDirect() ? null : Refused.of("host-only");
        };
    }
}
