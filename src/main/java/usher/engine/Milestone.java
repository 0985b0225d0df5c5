package usher.engine;

import usher.journal.Print;

/// A state, and the entry that it came of.
///
/// @param newestMs when that entry was written; 0 for none
/// @param tip      its hash, empty at the beginning
record Milestone(Moment moment, long newestMs, String tip) {
    /// So many entries apart are those that nodes compare.
    static final long EVERY = 1_000;

    long seq() {
        return moment.position().seq();
    }

    /// What is said of it to other nodes; takes some milliseconds.
    Print print() {
        return new Print(
                seq(),
                tip,
                Rules.mark(),
                Digest.of(StateJson.ordered(moment.show())).hex());
    }
}
