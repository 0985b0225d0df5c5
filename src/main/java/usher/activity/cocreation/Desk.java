package usher.activity.cocreation;

import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePVector;

/// The moderation desk: what is held back until the host has looked, by id of the work, item or group. Nothing is ever
/// deleted here; what is held is only kept from the hall.
///
/// @param held   by id
/// @param passed words that the host let through, by id: they hold it no more
record Desk(TreePMap<String, Held> held, TreePMap<String, PVector<String>> passed) {
    static final Desk EMPTY = new Desk(TreePMap.empty(), TreePMap.empty());

    /// What holds something back.
    enum Why {
        /// The word list has not answered yet.
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
    /// @param seq   number of the entry that brought it, so that an answer about what it said before is known
    /// @param turn  whether it waits for the host even where the list finds nothing
    /// @param words what the list found
    record Held(Why why, String text, long seq, boolean turn, PVector<String> words) {
        static Held brought(String text, long seq, boolean turn) {
            return new Held(text.isBlank() ? Why.TURN : Why.CHECK, text, seq, turn, TreePVector.empty());
        }

        Held found(PVector<String> found) {
            return new Held(found.isEmpty() ? Why.TURN : Why.WORDS, text, seq, turn, found);
        }
    }

    boolean holds(String id) {
        return held.containsKey(id);
    }

    @Nullable
    Held held(String id) {
        return held.get(id);
    }

    Desk with(String id, Held next) {
        return new Desk(held.plus(id, next), passed);
    }

    Desk without(String id) {
        return new Desk(held.minus(id), passed);
    }

    /// The host lets it through, and with it the words that held it.
    Desk passing(String id, PVector<String> words) {
        PVector<String> all = passedOf(id).plusAll(words);
        return new Desk(held.minus(id), words.isEmpty() ? passed : passed.plus(id, all));
    }

    PVector<String> passedOf(String id) {
        return passed.getOrDefault(id, TreePVector.empty());
    }
}
