package usher.pages;

import java.util.List;

/// One table's card: its number or name, and who sits there as far as that is known.
public record TableCard(String table, List<String> people) {
    static final int A_SHEET = 2;

    private static final int MANY = 12;

    /// The class of letters in which the table's name fits.
    public String fit() {
        return table.length() <= 2 ? "fit-1" : table.length() <= 4 ? "fit-2" : "fit-3";
    }

    public boolean isNumbered() {
        return isNumber(table);
    }

    static boolean isNumber(String table) {
        return table.matches("[0-9]+");
    }

    /// Whether the names need smaller letters.
    public boolean isFull() {
        return people.size() > MANY;
    }
}
