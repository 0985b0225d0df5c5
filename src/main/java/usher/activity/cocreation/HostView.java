package usher.activity.cocreation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import usher.core.Kind;
import usher.core.Person;
import usher.core.Spot;

/// What the console shows of a round.
///
/// @param rows    tables and works in reading order; of more than `ROWS_MAX` the newest
/// @param rowsOut how many rows are left out
/// @param work    id of the work on the screen, empty outside the gallery
/// @param last    id of the work that the gallery ends with, empty where it has none
/// @param covered places of the podium that are still covered
/// @param desk    what waits for the host's eye
/// @param film    its plan and what was made
record HostView(
        String phase,
        String theme,
        boolean byTable,
        String who,
        long startedAt,
        long endsAt,
        long lateUntil,
        int in,
        int of,
        int loose,
        int late,
        List<Row> rows,
        int rowsOut,
        String work,
        int index,
        int count,
        String last,
        int autoplay,
        long turnsAt,
        int votes,
        int voters,
        int present,
        List<Places.Row> places,
        int covered,
        DeskView desk,
        FilmView film) {
    static final int ROWS_MAX = 300;
    private static final int TEXT_MAX = 120;

    /// One table or work; `state` is `none`, `draft`, `in`, `late` or `withdrawn`; a group has its colour, others -1.
    record Row(
            String id,
            String table,
            int colour,
            @Nullable Person by,
            String state,
            boolean hidden,
            String title,
            String text,
            int pieces,
            String thumb,
            long at,
            int version) {}

    static HostView of(Spot<Round, CocreationState, Kind.None> spot) {
        CocreationState state = spot.state();
        Progress progress = Progress.of(spot);
        List<Work> shown = state.shown();
        Phase.Gallery gallery = state.phase() instanceof Phase.Gallery on ? on : new Phase.Gallery("", 0, 0);
        Work work = state.work(gallery.work());
        List<Row> rows = rows(spot);
        Places places = Places.of(state);
        return new HostView(
                word(state.phase()),
                spot.plan().theme(),
                Progress.isByTable(spot),
                Progress.who(spot),
                state.startedMs(),
                state.phase() instanceof Phase.Vote vote ? vote.endsMs() : state.endsMs(),
                Hands.graceEndsMs(spot.plan(), state),
                progress.in(),
                progress.of(),
                progress.loose(),
                progress.late(),
                rows.size() > ROWS_MAX ? newest(rows) : rows,
                Math.max(0, rows.size() - ROWS_MAX),
                gallery.work(),
                work == null ? 0 : shown.indexOf(work) + 1,
                shown.size(),
                shown.isEmpty() ? "" : shown.getLast().id(),
                gallery.autoplaySeconds(),
                gallery.turnsMs(),
                spot.plan().votes(),
                state.votes().size(),
                spot.house().presentCount(),
                places.revealed(),
                state.phase() instanceof Phase.Counted || state.phase() instanceof Phase.Podium ? places.covered() : 0,
                DeskView.of(state),
                FilmView.of(spot));
    }

    private static List<Row> rows(Spot<Round, CocreationState, Kind.None> spot) {
        CocreationState state = spot.state();
        List<Owner> owners =
                new ArrayList<>(state.works().values().stream().map(Work::owner).toList());
        Progress.teams(spot).stream()
                .filter(owner -> state.work(owner.id()) == null)
                .forEach(owners::add);
        return owners.stream()
                .sorted(Owner.READING)
                .map(owner -> row(owner, state.work(owner.id()), state))
                .toList();
    }

    private static Row row(Owner owner, @Nullable Work work, CocreationState state) {
        return work == null
                ? new Row(
                        owner.id(),
                        Teams.name(state, owner),
                        Teams.colour(state, owner),
                        null,
                        "none",
                        false,
                        "",
                        "",
                        0,
                        "",
                        0,
                        0)
                : new Row(
                        owner.id(),
                        Teams.name(state, owner),
                        Teams.colour(state, owner),
                        new Person(work.by()),
                        work.withdrawn() ? "withdrawn" : Progress.light(state, work),
                        work.hidden(),
                        work.label(Caption.LABEL_MAX),
                        excerpt(work.text()),
                        work.pieces().size(),
                        work.thumb(),
                        work.atMs(),
                        work.version());
    }

    private static List<Row> newest(List<Row> rows) {
        return rows.stream()
                .sorted(Comparator.comparingLong(Row::at).reversed())
                .limit(ROWS_MAX)
                .toList();
    }

    private static String excerpt(String text) {
        return text.codePointCount(0, text.length()) <= TEXT_MAX
                ? text
                : text.substring(0, text.offsetByCodePoints(0, TEXT_MAX - 1)) + "…";
    }

    private static String word(Phase phase) {
        return switch (phase) {
            case Phase.Ready _ -> "ready";
            case Phase.Open _ -> "open";
            case Phase.Closed _ -> "closed";
            case Phase.Gallery _ -> "gallery";
            case Phase.Vote _ -> "vote";
            case Phase.Counted _ -> "counted";
            case Phase.Podium _ -> "podium";
        };
    }
}
