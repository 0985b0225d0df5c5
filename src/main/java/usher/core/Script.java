package usher.core;

import org.pcollections.PVector;

/// A film to be made: what it shows, in order; people as tickets.
///
/// @param tall   9:16 rather than 16:9
/// @param lang   `zh` or `en`, of what is drawn
/// @param music  blob of a track, empty for none
/// @param voices whether the shots' own sound is heard
public record Script(
        boolean tall,
        String lang,
        String title,
        String subtitle,
        PVector<Shot> shots,
        String music,
        boolean voices,
        PVector<Credit> credits,
        PVector<Sponsor> sponsors) {
    /// One shot: a picture that stands, or a film from one moment to another (0: its end).
    ///
    /// @param table  whose it is, empty for one person's
    /// @param makers who made it
    public record Shot(String blob, boolean moves, long fromMs, long toMs, String table, PVector<Integer> makers) {}

    /// Names that stand together in the credits, under a table's name or none.
    public record Credit(String table, PVector<Integer> people) {}
}
