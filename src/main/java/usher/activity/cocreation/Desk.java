package usher.activity.cocreation;

import org.pcollections.PVector;
import org.pcollections.TreePMap;

/// The moderation desk: what is held back until the host has looked, by id of the work, item or group. Nothing here is
/// ever deleted, and what is held shows everywhere but before the hall.
///
/// @param held   by id
/// @param passed words that the host let through, by id: the same words hold it no more
record Desk(TreePMap<String, Held> held, TreePMap<String, PVector<String>> passed) {
    static final Desk EMPTY = new Desk(TreePMap.empty(), TreePMap.empty());

    /// What holds a text back.
    enum Why {
        /// The word list has not been asked yet.
        CHECK,
        /// It says words of the list.
        WORDS,
        /// The host looks at everything first.
        TURN,
        /// The host took it back to the desk.
        HOST
    }

    /// One thing that waits.
    ///
    /// @param text  what is looked through
    /// @param turn  whether it waits for the host even where the list finds nothing
    /// @param words what the list found
    record Held(Why why, String text, boolean turn, PVector<String> words, long sinceMs) {}

    boolean holds(String id) {
        return held.containsKey(id);
    }

    Desk with(String id, Held next) {
        return new Desk(held.plus(id, next), passed);
    }

    Desk without(String id) {
        return new Desk(held.minus(id), passed);
    }

    Desk passing(String id, PVector<String> words) {
        return new Desk(held.minus(id), words.isEmpty() ? passed : passed.plus(id, words));
    }
}
