package usher.people;

import java.util.List;

/// What came of importing a list: all of it, or nothing.
public sealed interface ImportResult {
    /// Tickets by what happened to them; `missing` were on an earlier list and not on this one, and stay.
    record Imported(List<Integer> added, List<Integer> updated, List<Integer> unchanged, List<Integer> missing)
            implements ImportResult {
        public Imported {
            added = List.copyOf(added);
            updated = List.copyOf(updated);
            unchanged = List.copyOf(unchanged);
            missing = List.copyOf(missing);
        }
    }

    /// Nothing was imported, because these drafts (by their place in the list, from 0) cannot be told apart from
    /// others.
    record Conflicted(List<Conflict> conflicts) implements ImportResult {
        public Conflicted {
            conflicts = List.copyOf(conflicts);
        }
    }

    /// A draft whose number or ticket code somebody else has too: another draft (`ticket` 0) or a person.
    record Conflict(int draft, int ticket, boolean byContact) {}
}
