package usher.activity.cocreation;

import java.util.List;
import org.jspecify.annotations.Nullable;
import usher.core.Kind;
import usher.core.Person;
import usher.core.Spot;

/// What the big screen shows, phase by phase.
final class ScreenViews {
    /// Tables whose lights stand side by side; above it only the counter shows.
    static final int LIGHTS_MAX = 120;
    /// Works shown as tiles while the hall votes; above it only their number shows.
    static final int TILES_MAX = 30;

    private static final int MAKERS_MAX = 14;

    /// The theme card.
    record Theme(
            String phase,
            String theme,
            String brief,
            int minutes,
            boolean byTable,
            String who,
            int votes,
            Round.Takes takes,
            int piecesMax) {}

    /// The countdown and the lights, `open` and `closed`.
    record Countdown(
            String phase,
            String theme,
            String brief,
            long startedAt,
            long endsAt,
            boolean byTable,
            String who,
            List<Progress.Light> tables,
            int in,
            int of,
            int loose,
            int late) {}

    /// One work in the gallery; `next` holds the pieces of the work after it.
    record Gallery(
            String phase,
            String theme,
            int index,
            int count,
            @Nullable Exhibit work,
            List<PieceView> next,
            int autoplay,
            long turnsAt) {}

    /// A work in full.
    record Exhibit(
            String id,
            String title,
            String text,
            List<PieceView> pieces,
            String table,
            int colour,
            List<Person> makers,
            int makersMore,
            boolean late) {}

    /// The vote, `vote` and `counted`: how many of how many have voted, and for what one may; `tally` has
    /// the votes of each of the works where the hall sees them live, else nothing.
    record Vote(
            String phase,
            String theme,
            long endsAt,
            int votes,
            int voters,
            int of,
            int count,
            List<Caption> works,
            List<Integer> tally) {}

    /// The podium.
    record Podium(String phase, String theme, List<Places.Row> places, int covered) {}

    /// The film of the round.
    record Film(String phase, String film, boolean tall) {}

    private ScreenViews() {}

    static Object of(Spot<Round, CocreationState, Kind.None> spot) {
        Reel reel = spot.state().reel();
        if (reel.playing()) {
            return new Film("film", reel.film(), reel.tall());
        }
        return switch (spot.state().phase()) {
            case Phase.Ready _ -> theme(spot);
            case Phase.Open _ -> hands(spot, "open");
            case Phase.Closed _ -> hands(spot, "closed");
            case Phase.Gallery gallery -> gallery(spot, gallery);
            case Phase.Vote vote -> vote(spot, "vote", vote.endsMs());
            case Phase.Counted _ -> vote(spot, "counted", 0);
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
                Progress.who(spot),
                plan.votes(),
                plan.takes(),
                plan.piecesMax());
    }

    private static Countdown hands(Spot<Round, CocreationState, Kind.None> spot, String phase) {
        CocreationState state = spot.state();
        Progress progress = Progress.of(spot);
        return new Countdown(
                phase,
                spot.plan().theme(),
                spot.plan().brief(),
                state.startedMs(),
                state.endsMs(),
                Progress.isByTable(spot),
                Progress.who(spot),
                progress.tables().size() > LIGHTS_MAX ? List.of() : progress.tables(),
                progress.in(),
                progress.of(),
                progress.loose(),
                progress.late());
    }

    private static Gallery gallery(Spot<Round, CocreationState, Kind.None> spot, Phase.Gallery gallery) {
        CocreationState state = spot.state();
        List<Work> shown = state.shown();
        Work work = state.work(gallery.work());
        String following = state.neighbour(gallery.work(), 1);
        Work next = following == null ? null : state.work(following);
        return new Gallery(
                "gallery",
                spot.plan().theme(),
                work == null ? 0 : shown.indexOf(work) + 1,
                shown.size(),
                work == null ? null : exhibit(spot, work),
                next == null ? List.of() : pieces(state, next),
                gallery.autoplaySeconds(),
                gallery.turnsMs());
    }

    private static Exhibit exhibit(Spot<Round, CocreationState, Kind.None> spot, Work work) {
        List<Integer> makers = Makers.of(spot, work);
        return new Exhibit(
                work.id(),
                work.title(),
                work.text(),
                pieces(spot.state(), work),
                Teams.name(spot.state(), work.owner()),
                Teams.colour(spot.state(), work.owner()),
                makers.stream().limit(MAKERS_MAX).map(Person::new).toList(),
                Math.max(0, makers.size() - MAKERS_MAX),
                spot.state().isLate(work));
    }

    private static List<PieceView> pieces(CocreationState state, Work work) {
        return work.pieces().stream()
                .map(piece -> PieceView.of(piece, state.reel()))
                .toList();
    }

    private static Vote vote(Spot<Round, CocreationState, Kind.None> spot, String phase, long endsMs) {
        CocreationState state = spot.state();
        List<Work> shown = state.shown();
        return new Vote(
                phase,
                spot.plan().theme(),
                endsMs,
                spot.plan().votes(),
                state.votes().size(),
                spot.house().presentCount(),
                shown.size(),
                shown.size() > TILES_MAX
                        ? List.of()
                        : shown.stream().map(work -> Caption.of(work, state)).toList(),
                spot.plan().tally() == Round.Tally.END || shown.size() > TILES_MAX
                        ? List.of()
                        : shown.stream().map(work -> state.votesFor(work.id())).toList());
    }

    private static Podium podium(Spot<Round, CocreationState, Kind.None> spot) {
        Places places = Places.of(spot.state());
        return new Podium("podium", spot.plan().theme(), places.revealed(), places.covered());
    }
}
