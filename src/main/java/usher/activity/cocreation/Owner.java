package usher.activity.cocreation;

import java.util.Comparator;
import usher.core.House;

/// To whom a work belongs, as the id that it bears: `t:3` the table 3, `p:37` the person with ticket 37.
record Owner(String id) {
    /// Tables in reading order, then people by ticket.
    static final Comparator<Owner> READING =
            Comparator.comparing(Owner::isTable).reversed().thenComparing(Owner::compareAlike);

    private static final String TABLE = "t:";
    private static final String PERSON = "p:";

    static Owner table(String name) {
        return new Owner(TABLE + name);
    }

    static Owner person(int ticket) {
        return new Owner(PERSON + ticket);
    }

    /// For whom a guest hands in: the table they sit at now, themself where there is none.
    static Owner of(House house, boolean byTable, int ticket) {
        String table = byTable ? house.tableOf(ticket) : "";
        return table.isEmpty() ? person(ticket) : table(table);
    }

    boolean isTable() {
        return id.startsWith(TABLE);
    }

    /// The table's name, empty for a person.
    String table() {
        return isTable() ? id.substring(TABLE.length()) : "";
    }

    /// The person's ticket, 0 for a table.
    int ticket() {
        return isTable() ? 0 : Integer.parseInt(id.substring(PERSON.length()));
    }

    private int compareAlike(Owner other) {
        return isTable() && other.isTable()
                ? House.BY_TABLE.compare(table(), other.table())
                : Integer.compare(ticket(), other.ticket());
    }
}
