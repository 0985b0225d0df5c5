package usher.journal;

/// What a node says of a state of its own: the same entries, by the same rules, must have made the same state.
///
/// @param seq   of the newest entry that went into it
/// @param entry that entry's hash, and with it all entries before
/// @param rules by which they were played
/// @param state its hash
public record Print(long seq, String entry, String rules, String state) {
    /// What must agree before states can be compared.
    record Place(long seq, String entry, String rules) {}

    Place place() {
        return new Place(seq, entry, rules);
    }
}
