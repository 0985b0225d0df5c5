package usher.activity.cocreation;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import usher.core.Kind;
import usher.core.Spot;

/// What all phones share, phase by phase: never a work that the hall may not see, and never long.
final class PhoneViews {
    /// The theme card.
    record Theme(String phase, String theme, String brief, int minutes, boolean byTable, int votes, int piecesMax) {}

    /// The countdown, `open` and `closed`; late works are taken until `lateUntil`.
    record Countdown(
            String phase,
            String theme,
            String brief,
            long endsAt,
            long lateUntil,
            boolean byTable,
            int piecesMax,
            int in,
            int of) {}

    /// What is on the screen.
    record Gallery(
            String phase,
            String theme,
            int index,
            int count,
            @Nullable Caption work) {}

    /// The vote, `vote` and `counted`; `voters` is told when the vote is closed.
    record Vote(
            String phase,
            String theme,
            long endsAt,
            int votes,
            int voters,
            int count,
            List<Map<String, Object>> works) {}

    /// The podium.
    record Podium(String phase, String theme, List<Places.Row> places, int covered) {}

    private PhoneViews() {}

    static Object of(Spot<Round, CocreationState, Kind.None> spot) {
        return switch (spot.state().phase()) {
            case Phase.Ready _ -> theme(spot);
            case Phase.Open _ -> hands(spot, "open");
            case Phase.Closed _ -> hands(spot, "closed");
            case Phase.Gallery gallery -> gallery(spot, gallery);
            case Phase.Vote vote -> vote(spot, vote.endsMs());
            case Phase.Counted _ -> counted(spot);
            case Phase.Podium _ -> podium(spot);
        };
    }

    private static Theme theme(Spot<Round, CocreationState, Kind.None> spot) {
        Round plan = spot.plan();
        return new Theme(
                "ready",
                plan.theme(),
                plan.brief(),
                plan.minutes(),
                Progress.isByTable(spot),
                plan.votes(),
                plan.piecesMax());
    }

    private static Countdown hands(Spot<Round, CocreationState, Kind.None> spot, String phase) {
        Round plan = spot.plan();
        Progress progress = Progress.of(spot);
        return new Countdown(
                phase,
                plan.theme(),
                plan.brief(),
                spot.state().endsMs(),
                Hands.graceEndsMs(plan, spot.state()),
                Progress.isByTable(spot),
                plan.piecesMax(),
                progress.in(),
                progress.of());
    }

    private static Gallery gallery(Spot<Round, CocreationState, Kind.None> spot, Phase.Gallery gallery) {
        CocreationState state = spot.state();
        List<Work> shown = state.shown();
        Work work = state.work(gallery.work());
        return new Gallery(
                "gallery",
                spot.plan().theme(),
                work == null ? 0 : shown.indexOf(work) + 1,
                shown.size(),
                work == null ? null : Caption.of(work, state));
    }

    /// Without the count of voters, or the whole list would go to everybody again with each vote.
    private static Vote vote(Spot<Round, CocreationState, Kind.None> spot, long endsMs) {
        CocreationState state = spot.state();
        return new Vote(
                "vote",
                spot.plan().theme(),
                endsMs,
                spot.plan().votes(),
                0,
                state.shown().size(),
                Ballot.shared(state));
    }

    /// Closed, the list is of no more use.
    private static Vote counted(Spot<Round, CocreationState, Kind.None> spot) {
        CocreationState state = spot.state();
        return new Vote(
                "counted",
                spot.plan().theme(),
                0,
                spot.plan().votes(),
                state.votes().size(),
                state.shown().size(),
                List.of());
    }

    private static Podium podium(Spot<Round, CocreationState, Kind.None> spot) {
        Places places = Places.of(spot.state());
        return new Podium("podium", spot.plan().theme(), places.revealed(), places.covered());
    }
}
