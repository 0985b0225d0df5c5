package usher.activity.cocreation;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import usher.core.Kind;
import usher.core.Person;
import usher.core.Spot;

/// A story or photo wall as screen, phone and console see it.
final class WallViews {
    static final int ROWS_MAX = 200;
    private static final String PHASE = "wall";

    /// One item before the hall.
    record Shown(String id, Person by, String text, List<PieceView> pieces, long at) {
        static Shown of(Item item) {
            return new Shown(
                    item.id(),
                    new Person(item.by()),
                    item.text(),
                    item.pieces().stream()
                            .map(piece -> PieceView.of(piece, Reel.START))
                            .toList(),
                    item.atMs());
        }
    }

    /// The big screen; `next` is what probably comes after.
    record Screen(
            String phase,
            String form,
            String state,
            String theme,
            String brief,
            int count,
            @Nullable Shown item,
            @Nullable Shown next,
            boolean pinned,
            long endsAt) {}

    /// What all phones share; `max` is how many things one person may put up.
    record Phone(String phase, String form, String state, String theme, String brief, int max, long endsAt) {}

    /// What one phone has put up.
    record Own(List<Mine> items) {}

    /// One's own item; `held` while it waits for the host.
    record Mine(String id, String text, String thumb, long at, boolean held, boolean hidden) {}

    /// The console, the newest first; `rowsOut` counts what is left out.
    record Host(
            String phase,
            String form,
            String state,
            String theme,
            int count,
            int waiting,
            String now,
            String pinned,
            long endsAt,
            List<Row> rows,
            int rowsOut,
            DeskView desk) {}

    /// One item on the console.
    record Row(
            String id,
            Person by,
            String text,
            String thumb,
            long at,
            boolean held,
            boolean hidden,
            boolean withdrawn) {}

    private WallViews() {}

    static Screen screen(Spot<Round, CocreationState, Kind.None> spot) {
        CocreationState state = spot.state();
        Item now = state.wall().item(state.wall().now());
        String next = Walls.next(state);
        return new Screen(
                PHASE,
                form(spot),
                word(state.phase()),
                spot.plan().theme(),
                spot.plan().brief(),
                Walls.shown(state).size(),
                now == null ? null : Shown.of(now),
                next.isEmpty() || next.equals(state.wall().now())
                        ? null
                        : Shown.of(Objects.requireNonNull(state.wall().item(next))),
                !state.wall().pinned().isEmpty(),
                endsMs(state));
    }

    static Phone phone(Spot<Round, CocreationState, Kind.None> spot) {
        CocreationState state = spot.state();
        return new Phone(
                PHASE,
                form(spot),
                word(state.phase()),
                spot.plan().theme(),
                spot.plan().brief(),
                spot.plan().piecesMax(),
                endsMs(state));
    }

    static Own own(Spot<Round, CocreationState, Kind.None> spot, int ticket) {
        CocreationState state = spot.state();
        return new Own(Walls.of(state, ticket).stream()
                .map(item -> new Mine(
                        item.id(),
                        item.text(),
                        item.thumb(),
                        item.atMs(),
                        state.desk().holds(item.id()),
                        item.hidden()))
                .toList());
    }

    static Host host(Spot<Round, CocreationState, Kind.None> spot) {
        CocreationState state = spot.state();
        Wall wall = state.wall();
        List<Item> items = new ArrayList<>(wall.order().stream()
                .map(id -> Objects.requireNonNull(wall.item(id)))
                .toList()
                .reversed());
        return new Host(
                PHASE,
                form(spot),
                word(state.phase()),
                spot.plan().theme(),
                Walls.shown(state).size(),
                state.desk().held().size(),
                wall.now(),
                wall.pinned(),
                endsMs(state),
                items.stream().limit(ROWS_MAX).map(item -> row(state, item)).toList(),
                Math.max(0, items.size() - ROWS_MAX),
                DeskView.of(state));
    }

    private static Row row(CocreationState state, Item item) {
        return new Row(
                item.id(),
                new Person(item.by()),
                item.text(),
                item.thumb(),
                item.atMs(),
                state.desk().holds(item.id()),
                item.hidden(),
                item.withdrawn());
    }

    private static String form(Spot<Round, CocreationState, Kind.None> spot) {
        return spot.plan().form().name().toLowerCase(Locale.ROOT);
    }

    private static long endsMs(CocreationState state) {
        return state.phase() instanceof Phase.Open ? state.endsMs() : 0;
    }

    private static String word(Phase phase) {
        return switch (phase) {
            case Phase.Ready _ -> "ready";
            case Phase.Open _ -> "open";
            case Phase.Closed _, Phase.Gallery _, Phase.Vote _, Phase.Counted _, Phase.Podium _ -> "closed";
        };
    }
}
