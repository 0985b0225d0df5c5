package usher.activity.cocreation;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import usher.core.By;
import usher.core.Change;
import usher.core.Kind;
import usher.core.Refused;
import usher.core.Spot;
import usher.core.Stamp;
import usher.core.Step;

/// The rules of story and photo walls: putting up, taking back, and which item is on the screen.
final class Walls {
    static final int STORY_MAX = 500;
    static final int LINE_MAX = 80;

    private static final int ID_MAX = 24;

    private Walls() {}

    static @Nullable Refused foreign(CocreationCommand.Pin command, By by) {
        return switch (command) {
            case CocreationCommand.Pin.Post _, CocreationCommand.Pin.TakeDown _ ->
                by.isGuest() ? null : Refused.of("guests-only");
            case CocreationCommand.Pin.Keep _ -> by.isGuest() ? Refused.of("host-only") : null;
            case CocreationCommand.Pin.Doors _ -> by.mayDirect() ? null : Refused.of("host-only");
        };
    }

    static Step<Change<CocreationState, Kind.None>> apply(
            Spot<Round, CocreationState, Kind.None> spot, CocreationCommand.Pin command, Stamp stamp) {
        if (!spot.plan().isWall()) {
            return Step.refused("not-now");
        }
        return switch (command) {
            case CocreationCommand.Pin.Post post -> post(spot, post, stamp);
            case CocreationCommand.Pin.TakeDown(String id) -> takeDown(spot, id, stamp);
            case CocreationCommand.Pin.Keep(String id) -> keep(spot, id, stamp.timeMs());
            case CocreationCommand.Pin.Doors(boolean open) -> doors(spot, open);
        };
    }

    /// Hides an item or brings it back; null where there is no such item.
    static @Nullable CocreationState hidden(CocreationState state, String id, boolean on) {
        Item item = state.wall().item(id);
        return item == null ? null : state.with(state.wall().with(item.withHidden(on)));
    }

    /// The item that the host wants to see, or the next in turn where `id` is empty.
    static Step<Change<CocreationState, Kind.None>> turn(
            Spot<Round, CocreationState, Kind.None> spot, String id, long timeMs) {
        CocreationState state = spot.state();
        if (!id.isEmpty() && !isShown(state, id)) {
            return Step.refused("work-unknown");
        }
        String next = id.isEmpty() ? next(state) : id;
        return next.isEmpty()
                ? Step.refused("gallery-end")
                : Cocreation.shared(spot, state.with(state.wall().pinned("").at(next, timeMs)));
    }

    /// The moment that a wall waits for, 0 for none: its end, or the next item while it is on air.
    static long dueMs(Spot<Round, CocreationState, Kind.None> spot) {
        CocreationState state = spot.state();
        long endMs = state.phase() instanceof Phase.Open ? state.endsMs() : 0;
        long turnMs = turnMs(spot);
        return endMs == 0 ? turnMs : turnMs == 0 ? endMs : Math.min(endMs, turnMs);
    }

    /// Off air nothing turns; the pace begins anew when the wall is back.
    static Step<Change<CocreationState, Kind.None>> due(
            Spot<Round, CocreationState, Kind.None> spot, long atMs, long timeMs) {
        CocreationState state = spot.state();
        if (state.phase() instanceof Phase.Open && state.endsMs() > 0 && atMs == state.endsMs()) {
            return Cocreation.everybody(spot, state.with(new Phase.Closed()));
        }
        if (atMs != state.wall().nowMs() + paceMs(spot.plan())
                || state.wall().now().isEmpty()) {
            return Step.refused("alarm-stale");
        }
        boolean turns = isOnAir(spot) && state.wall().pinned().isEmpty();
        return Cocreation.shared(
                spot,
                state.with(
                        turns
                                ? state.wall().at(next(state), timeMs)
                                : state.wall().since(timeMs)));
    }

    /// Where the item on the screen went out of sight, or none was there, the next one comes up.
    static CocreationState settled(CocreationState state, long timeMs) {
        Wall wall = state.wall();
        if (wall.items().isEmpty() || (!wall.now().isEmpty() && isShown(state, wall.now()))) {
            return state;
        }
        Wall free = isShown(state, wall.pinned()) ? wall : wall.pinned("");
        return state.with(free.at(next(state), timeMs));
    }

    static boolean isShown(CocreationState state, String id) {
        Item item = state.wall().item(id);
        return item != null && item.isShown() && !state.desk().holds(id);
    }

    /// What the hall may see, the oldest first.
    static List<Item> shown(CocreationState state) {
        return state.wall().order().stream()
                .filter(id -> isShown(state, id))
                .map(id -> Objects.requireNonNull(state.wall().item(id)))
                .toList();
    }

    /// The item that the screen has not shown for longest, the oldest of those it never showed; empty for none.
    static String next(CocreationState state) {
        Wall wall = state.wall();
        List<String> shown = shown(state).stream().map(Item::id).toList();
        return shown.stream()
                .filter(id -> shown.size() == 1 || !id.equals(wall.now()))
                .min(Comparator.comparingInt(wall::turnOf))
                .orElse("");
    }

    private static Step<Change<CocreationState, Kind.None>> post(
            Spot<Round, CocreationState, Kind.None> spot, CocreationCommand.Pin.Post post, Stamp stamp) {
        CocreationState state = spot.state();
        int ticket = stamp.by().ticket();
        String text = post.text().strip();
        Refused fault = fault(spot, post.item(), text, post.pieces());
        if (fault != null) {
            return new Step.Not<>(fault);
        }
        Item known = state.wall().item(post.item());
        if (known != null && known.by() != ticket) {
            return Step.refused("work-not-yours");
        }
        if (known != null && !known.withdrawn() && known.says(text, post.pieces())) {
            return Cocreation.only(spot, state, Set.of());
        }
        if (known == null && state.wall().items().size() >= Wall.ITEMS_MAX) {
            return Step.refused("works-full", Wall.ITEMS_MAX);
        }
        if ((known == null || known.withdrawn())
                && of(state, ticket).size() >= spot.plan().piecesMax()) {
            return Step.refused("wall-enough", spot.plan().piecesMax());
        }
        long atMs = known == null ? stamp.timeMs() : known.atMs();
        Item item = new Item(post.item(), ticket, atMs, text, post.pieces(), false, known != null && known.hidden());
        CocreationState next = state.with(state.wall().with(item));
        return Cocreation.only(
                spot,
                spot.plan().moderation() == Round.Moderation.OFF ? settled(next, stamp.timeMs()) : next,
                Set.of(ticket));
    }

    /// What one guest has put up and not taken back.
    static List<Item> of(CocreationState state, int ticket) {
        return state.wall().order().stream()
                .map(id -> Objects.requireNonNull(state.wall().item(id)))
                .filter(item -> item.by() == ticket && !item.withdrawn())
                .toList();
    }

    private static @Nullable Refused fault(
            Spot<Round, CocreationState, Kind.None> spot, String id, String text, PVector<Piece> pieces) {
        if (!(spot.state().phase() instanceof Phase.Open)) {
            return Refused.of(spot.state().phase() instanceof Phase.Ready ? "works-not-open" : "works-closed");
        }
        boolean isNamed = !id.isEmpty()
                && id.length() <= ID_MAX
                && id.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'));
        boolean isPhoto = spot.plan().form() == Round.Form.PHOTOS;
        if (!isNamed || !pieces.stream().allMatch(Walls::isPhoto) || pieces.size() != (isPhoto ? 1 : 0)) {
            return Refused.of("piece-unknown");
        }
        int most = isPhoto ? LINE_MAX : STORY_MAX;
        if (text.length() > most) {
            return Refused.of("text-too-long", most);
        }
        return text.isEmpty() && pieces.isEmpty() ? Refused.of("work-empty") : null;
    }

    private static boolean isPhoto(@Nullable Piece piece) {
        return piece != null && piece.form() == Piece.Form.PICTURE && piece.isValid();
    }

    private static Step<Change<CocreationState, Kind.None>> takeDown(
            Spot<Round, CocreationState, Kind.None> spot, String id, Stamp stamp) {
        CocreationState state = spot.state();
        Item item = state.wall().item(id);
        if (item == null) {
            return Step.refused("work-unknown");
        }
        int ticket = stamp.by().ticket();
        if (item.by() != ticket) {
            return Step.refused("work-not-yours");
        }
        CocreationState next = state.with(state.wall().with(item.withWithdrawn(true)));
        return Cocreation.only(spot, settled(next, stamp.timeMs()), Set.of(ticket));
    }

    private static Step<Change<CocreationState, Kind.None>> keep(
            Spot<Round, CocreationState, Kind.None> spot, String id, long timeMs) {
        CocreationState state = spot.state();
        if (id.isEmpty()) {
            return Cocreation.shared(spot, state.with(state.wall().pinned("").since(timeMs)));
        }
        return isShown(state, id)
                ? Cocreation.shared(spot, state.with(state.wall().at(id, timeMs).pinned(id)))
                : Step.refused("work-unknown");
    }

    private static Step<Change<CocreationState, Kind.None>> doors(
            Spot<Round, CocreationState, Kind.None> spot, boolean open) {
        CocreationState state = spot.state();
        return switch (state.phase()) {
            case Phase.Open _ ->
                open ? Cocreation.shared(spot, state) : Cocreation.everybody(spot, state.with(new Phase.Closed()));
            case Phase.Closed _ ->
                open ? Cocreation.everybody(spot, state.until(new Phase.Open(), 0)) : Cocreation.shared(spot, state);
            case Phase.Ready _, Phase.Gallery _, Phase.Vote _, Phase.Counted _, Phase.Podium _ ->
                Step.refused("not-now");
        };
    }

    private static long turnMs(Spot<Round, CocreationState, Kind.None> spot) {
        Wall wall = spot.state().wall();
        boolean turns = isOnAir(spot)
                && wall.pinned().isEmpty()
                && !wall.now().isEmpty()
                && shown(spot.state()).size() > 1;
        return turns ? wall.nowMs() + paceMs(spot.plan()) : 0;
    }

    private static boolean isOnAir(Spot<Round, CocreationState, Kind.None> spot) {
        return spot.show().onAir().equals(spot.slot().id());
    }

    private static long paceMs(Round plan) {
        return plan.autoplaySeconds() * 1_000L;
    }
}
