package usher.activity.cocreation;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import usher.core.Kind;
import usher.core.Spot;

/// What all phones share, phase by phase: never a work that the hall may not see, and never long.
final class PhoneViews {
    static final int GROUPS_SHOWN_MAX = 120;

    /// The theme card.
    record Theme(
            String phase,
            String form,
            String theme,
            String brief,
            int minutes,
            boolean byTable,
            String who,
            int votes,
            Round.Takes takes,
            int piecesMax) {}

    /// The countdown, `open` and `closed`; late works are taken until `lateUntil`.
    record Countdown(
            String phase,
            String form,
            String theme,
            String brief,
            long endsAt,
            long lateUntil,
            boolean byTable,
            String who,
            Round.Takes takes,
            int piecesMax,
            int megabytesMax,
            int videoSecondsMax,
            String moderation,
            int in,
            int of,
            long groupsUntil,
            int groupMax,
            List<Choice> groups) {}

    /// A group that one may join; `count` of its members.
    record Choice(String id, String name, int colour, int count) {}

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
                form(plan),
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
        Round plan = spot.plan();
        Progress progress = Progress.of(spot);
        return new Countdown(
                phase,
                form(plan),
                plan.theme(),
                plan.brief(),
                spot.state().endsMs(),
                Hands.graceEndsMs(plan, spot.state()),
                Progress.isByTable(spot),
                Progress.who(spot),
                plan.takes(),
                plan.piecesMax(),
                plan.pieceMegabytesMax(),
                plan.videoSecondsMax(),
                plan.moderation().name().toLowerCase(Locale.ROOT),
                progress.in(),
                progress.of(),
                plan.byGroup() ? Teams.endsMs(spot) : 0,
                plan.groupMax(),
                spot.state().phase() instanceof Phase.Open ? choices(spot) : List.of());
    }

    /// Those with room first, by name; of very many a part.
    private static List<Choice> choices(Spot<Round, CocreationState, Kind.None> spot) {
        return spot.state().groups().all().values().stream()
                .sorted(Comparator.comparingInt((Group group) ->
                                group.members().size() >= spot.plan().groupMax() ? 1 : 0)
                        .thenComparing(Group::name))
                .limit(GROUPS_SHOWN_MAX)
                .map(group -> new Choice(
                        group.id(),
                        Teams.name(spot.state(), Owner.group(group.id())),
                        group.colour(),
                        group.members().size()))
                .toList();
    }

    private static String form(Round plan) {
        return plan.form().name().toLowerCase(Locale.ROOT);
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
