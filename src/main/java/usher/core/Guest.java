package usher.core;

import org.pcollections.PVector;

/// One ticket as the core knows it: no name, only what decides.
///
/// @param table     name of the table, empty where there is none
/// @param arrivedMs when the guest came in, 0 while absent
public record Guest(int ticket, String table, PVector<String> tags, boolean staff, long arrivedMs) {
    public boolean present() {
        return arrivedMs > 0;
    }

    Guest at(String table) {
        return new Guest(ticket, table, tags, staff, arrivedMs);
    }

    Guest arrived(long timeMs) {
        return new Guest(ticket, table, tags, staff, timeMs);
    }
}
