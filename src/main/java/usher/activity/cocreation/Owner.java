package usher.activity.cocreation;

import java.util.Comparator;
import usher.core.House;
import usher.core.Kind;
import usher.core.Spot;

/// To whom a work belongs, as the id that it bears: `t:3` the table 3, `g:k2f9` a group, `p:37` the person with ticket
/// 37.
record Owner(String id) {
    /// Tables in reading order, then groups, then people by ticket.
    static final Comparator<Owner> READING =
            Comparator.comparingInt(Owner::rank).thenComparing(Owner::compareAlike);

    private static final String TABLE = "t:";
    private static final String GROUP = "g:";
    private static final String PERSON = "p:";
    private static final int KEY_MAX = 24;

    static Owner table(String name) {
        return new Owner(TABLE + name);
    }

    static Owner person(int ticket) {
        return new Owner(PERSON + ticket);
    }

    static Owner group(String id) {
        return new Owner(GROUP + id);
    }

    /// For whom a guest hands in: the table they sit at now or their group, themself where there is none.
    static Owner of(Spot<Round, CocreationState, Kind.None> spot, int ticket) {
        String table = spot.plan().byTable() ? spot.house().tableOf(ticket) : "";
        String group = spot.plan().byGroup() ? spot.state().groups().of(ticket) : "";
        return !table.isEmpty() ? table(table) : group.isEmpty() ? person(ticket) : group(group);
    }

    /// Whether a phone may name a group so.
    static boolean isKey(String text) {
        return !text.isEmpty()
                && text.length() <= KEY_MAX
                && text.chars().allMatch(c -> (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z'));
    }

    boolean isTable() {
        return id.startsWith(TABLE);
    }

    /// The table's name, empty for a person.
    String table() {
        return isTable() ? id.substring(TABLE.length()) : "";
    }

    boolean isGroup() {
        return id.startsWith(GROUP);
    }

    /// The group's id, empty for others.
    String group() {
        return isGroup() ? id.substring(GROUP.length()) : "";
    }

    /// The person's ticket, 0 for a table or a group.
    int ticket() {
        return id.startsWith(PERSON) ? Integer.parseInt(id.substring(PERSON.length())) : 0;
    }

    private int rank() {
        return isTable() ? 0 : isGroup() ? 1 : 2;
    }

    private int compareAlike(Owner other) {
        int first =
                isTable() ? House.BY_TABLE.compare(table(), other.table()) : Integer.compare(ticket(), other.ticket());
        return first == 0 ? id.compareTo(other.id) : first;
    }
}
