package usher.pages;

import java.util.List;

/// The page of cards as its template draws it.
///
/// @param people     how many fit the wish, also where fewer are on the page
/// @param tableNames tables to choose from
public record CardSheet(
        String code,
        String title,
        String where,
        CardWish wish,
        List<NameCard> names,
        List<TableCard> tables,
        int people,
        List<String> tableNames) {
    /// How many sheets of A4 it takes.
    public int sheets() {
        return (names.size() + NameCard.A_SHEET - 1) / NameCard.A_SHEET
                + (tables.size() + TableCard.A_SHEET - 1) / TableCard.A_SHEET;
    }

    public boolean isEmpty() {
        return names.isEmpty() && tables.isEmpty();
    }
}
