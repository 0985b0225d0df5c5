package usher.core;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The kinds of activity that this server knows, by name.
public final class Kinds {
    private final Map<String, Kind<?, ?, ?, ?>> byName = new HashMap<>();
    private final List<Kind<?, ?, ?, ?>> all;

    public Kinds(List<Kind<?, ?, ?, ?>> kinds) {
        kinds.forEach(kind -> byName.put(kind.name(), kind));
        all = List.copyOf(kinds);
    }

    public List<Kind<?, ?, ?, ?>> all() {
        return all;
    }

    public boolean knows(String name) {
        return byName.containsKey(name);
    }

    /// The kind of a slot, seen with its types put aside: the reducer hands each kind only what that kind made.
    public Kind<Plan, Object, Object, Object> of(Slot slot) {
        return named(slot.kind());
    }

    @SuppressWarnings("unchecked")
    public Kind<Plan, Object, Object, Object> named(String name) {
        @Nullable Kind<?, ?, ?, ?> kind = byName.get(name);
        if (kind == null) {
            throw new IllegalArgumentException("unknown kind " + name);
        }
        return (Kind<Plan, Object, Object, Object>) kind;
    }

    public Spot<Plan, Object, Object> spot(Show show, Slot slot) {
        Kind<Plan, Object, Object, Object> kind = of(slot);
        Object state = show.states().get(slot.id());
        Object ledger = show.ledgers().get(slot.kind());
        return new Spot<>(
                show, slot, slot.plan(), state == null ? kind.start() : state, ledger == null ? kind.ledger() : ledger);
    }
}
