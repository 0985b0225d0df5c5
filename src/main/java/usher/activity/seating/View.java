package usher.activity.seating;

/// How the screen shows who sits where.
public enum View {
    /// Tables appear one after another.
    REVEAL,
    /// Everybody by name, with the table.
    FIND,
    /// The hall as it stands.
    MAP
}
