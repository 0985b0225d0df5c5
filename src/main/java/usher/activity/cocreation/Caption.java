package usher.activity.cocreation;

import usher.core.Person;

/// A work in one line, as views show it: what, by which table (empty for none) or person, and its small picture.
record Caption(String id, String label, String table, Person by, boolean late, String thumb, String picture) {
    static final int LABEL_MAX = 40;

    static Caption of(Work work, CocreationState state) {
        return new Caption(
                work.id(),
                work.label(LABEL_MAX),
                work.owner().table(),
                person(work),
                state.isLate(work),
                work.thumb(),
                work.picture());
    }

    /// The person whose work it is, or who handed it in for the table.
    static Person person(Work work) {
        return new Person(work.owner().isTable() ? work.by() : work.owner().ticket());
    }
}
