package usher.pages;

import java.util.Locale;

/// Which cards are to be printed, of whom.
///
/// @param table  one table's people, empty for all
/// @param search part of a name, a ticket code or a company
public record CardWish(What what, Who who, String table, String search) {
    /// The two kinds of card.
    public enum What {
        NAMES,
        TABLES;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// Whose cards.
    public enum Who {
        ALL,
        HERE,
        AWAY,
        WALKIN,
        STAFF;

        public String word() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
