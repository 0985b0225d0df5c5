package usher.activity.cocreation;

import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/// A wall: what people put up, in the order in which it came, and which of it is on the screen.
///
/// @param order   ids as they came
/// @param now     id of the item on the screen, empty for none
/// @param nowMs   since when
/// @param pinned  id of the item that stays until the host lets it go, empty for none
/// @param turns   how often the screen has turned
/// @param turnOf  at which turn an item was last on the screen
record Wall(
        TreePMap<String, Item> items,
        PVector<String> order,
        String now,
        long nowMs,
        String pinned,
        int turns,
        TreePMap<String, Integer> turnOf) {
    static final int ITEMS_MAX = 5_000;
    static final Wall EMPTY = new Wall(TreePMap.empty(), TreePVector.empty(), "", 0, "", 0, TreePMap.empty());

    @Nullable
    Item item(String id) {
        return items.get(id);
    }

    Wall with(Item item) {
        PVector<String> next = items.containsKey(item.id()) ? order : order.plus(item.id());
        return new Wall(items.plus(item.id(), item), next, now, nowMs, pinned, turns, turnOf);
    }

    /// Without what somebody put up.
    Wall without(int ticket) {
        Wall next = this;
        for (Item item : items.values()) {
            if (item.by() == ticket) {
                String id = item.id();
                next = new Wall(
                        next.items.minus(id),
                        next.order.minus(id),
                        next.now.equals(id) ? "" : next.now,
                        nowMs,
                        next.pinned.equals(id) ? "" : next.pinned,
                        turns,
                        next.turnOf.minus(id));
            }
        }
        return next;
    }

    /// The item on the screen, from now on.
    Wall at(String id, long timeMs) {
        return id.isEmpty()
                ? new Wall(items, order, "", timeMs, pinned, turns, turnOf)
                : new Wall(items, order, id, timeMs, pinned, turns + 1, turnOf.plus(id, turns + 1));
    }

    /// The same item, as if it had come up only now.
    Wall since(long timeMs) {
        return new Wall(items, order, now, timeMs, pinned, turns, turnOf);
    }

    Wall pinned(String id) {
        return new Wall(items, order, now, nowMs, id, turns, turnOf);
    }

    int turnOf(String id) {
        return turnOf.getOrDefault(id, 0);
    }
}
