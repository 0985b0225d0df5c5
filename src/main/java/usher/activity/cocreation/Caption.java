package usher.activity.cocreation;

import usher.core.Person;

/// A work in one line, as views show it: what, by which table or group (empty for none) or person, and its small
/// picture.
record Caption(
        String id, String label, String table, int colour, Person by, boolean late, String thumb, String picture) {
    static final int LABEL_MAX = 40;

    static Caption of(Work work, CocreationState state) {
        return new Caption(
                work.id(),
                work.label(LABEL_MAX),
                Teams.name(state, work.owner()),
                Teams.colour(state, work.owner()),
                person(work),
                state.isLate(work),
                work.thumb(),
                work.picture());
    }

    /// The person whose work it is, or who was the last to touch it for the table or group.
    static Person person(Work work) {
        return new Person(work.owner().ticket() == 0 ? work.by() : work.owner().ticket());
    }
}
