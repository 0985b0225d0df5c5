package usher.core;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.pcollections.PMap;
import org.pcollections.PVector;
import org.pcollections.TreePMap;
import org.pcollections.TreePSet;
import org.pcollections.TreePVector;

/// Who is expected, who is present and who sits where.
///
/// @param veiled whose names stand as "guest 37" until the host has seen them
public record House(TreePMap<Integer, Guest> guests, PVector<Integer> arrivals, TreePSet<Integer> veiled) {
    public static final House EMPTY = new House(TreePMap.empty(), TreePVector.empty(), TreePSet.empty());

    /// Tables in the order that people read them: 2 before 10, numbers before names.
    public static final Comparator<String> BY_TABLE =
            Comparator.comparingInt(House::number).thenComparing(Comparator.naturalOrder());

    public @Nullable Guest guest(int ticket) {
        return guests.get(ticket);
    }

    public boolean isPresent(int ticket) {
        Guest guest = guests.get(ticket);
        return guest != null && guest.present();
    }

    public String tableOf(int ticket) {
        Guest guest = guests.get(ticket);
        return guest == null ? "" : guest.table();
    }

    public int presentCount() {
        return arrivals.size();
    }

    /// Present tickets, ascending.
    public List<Integer> present() {
        return guests.values().stream()
                .filter(Guest::present)
                .map(Guest::ticket)
                .toList();
    }

    /// Present tickets by table, tables in reading order; people without a table are left out.
    public Map<String, List<Integer>> tables() {
        Map<String, List<Integer>> tables = new TreeMap<>(BY_TABLE);
        for (Guest guest : guests.values()) {
            if (guest.present() && !guest.table().isEmpty()) {
                tables.computeIfAbsent(guest.table(), name -> new ArrayList<>()).add(guest.ticket());
            }
        }
        return tables;
    }

    House enrol(PVector<Guest> roster) {
        PMap<Integer, Guest> next = guests;
        for (Guest guest : roster) {
            Guest known = guests.get(guest.ticket());
            Guest merged = known == null ? guest : guest.arrived(known.arrivedMs());
            if (merged.table().isEmpty() && known != null) {
                merged = merged.at(known.table());
            }
            next = next.plus(guest.ticket(), merged);
        }
        return new House((TreePMap<Integer, Guest>) next, arrivals, veiled);
    }

    House arrive(int ticket, long timeMs, int tables) {
        Guest known = guests.get(ticket);
        Guest guest = known == null ? new Guest(ticket, "", TreePVector.empty(), false, 0) : known;
        String table = guest.table().isEmpty() && tables > 0 ? emptiest(tables) : guest.table();
        return new House(guests.plus(ticket, guest.at(table).arrived(timeMs)), arrivals.plus(ticket), veiled);
    }

    House leave(int ticket) {
        Guest guest = guests.get(ticket);
        return guest == null
                ? this
                : new House(guests.plus(ticket, guest.arrived(0)), arrivals.minus(Integer.valueOf(ticket)), veiled);
    }

    /// Takes over what an activity dealt: who sits where now, beside what it had dealt before.
    House seated(Map<Integer, String> before, Map<Integer, String> now) {
        TreePMap<Integer, Guest> next = guests;
        for (int ticket : before.keySet()) {
            if (!now.containsKey(ticket)) {
                next = moved(next, ticket, "");
            }
        }
        for (Map.Entry<Integer, String> seat : now.entrySet()) {
            next = moved(next, seat.getKey(), seat.getValue());
        }
        return new House(next, arrivals, veiled);
    }

    House veil(int ticket, boolean on) {
        return new House(guests, arrivals, on ? veiled.plus(ticket) : veiled.minus(Integer.valueOf(ticket)));
    }

    /// The table with the fewest people, the lowest number among equals.
    private String emptiest(int tables) {
        Map<String, Integer> seated = new HashMap<>();
        guests.values().stream()
                .filter(guest -> guest.present() && !guest.table().isEmpty())
                .forEach(guest -> seated.merge(guest.table(), 1, Integer::sum));
        int best = 1;
        for (int table = 2; table <= tables; table++) {
            if (seated.getOrDefault(String.valueOf(table), 0) < seated.getOrDefault(String.valueOf(best), 0)) {
                best = table;
            }
        }
        return String.valueOf(best);
    }

    /// Nobody knows this ticket any more.
    House forget(int ticket) {
        return new House(guests.minus(ticket), arrivals.minus(Integer.valueOf(ticket)), veiled.minus(ticket));
    }

    private static TreePMap<Integer, Guest> moved(TreePMap<Integer, Guest> guests, int ticket, String table) {
        Guest guest = guests.get(ticket);
        return guest == null || guest.table().equals(table) ? guests : guests.plus(ticket, guest.at(table));
    }

    private static int number(String table) {
        int end = 0;
        while (end < table.length() && end < 9 && Character.isDigit(table.charAt(end))) {
            end++;
        }
        return end == 0 ? Integer.MAX_VALUE : Integer.parseInt(table.substring(0, end));
    }
}
