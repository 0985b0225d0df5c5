package usher;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import usher.activity.seating.People;
import usher.core.Vault;
import usher.people.Directory;
import usher.people.Person;

/// What the directory says about people, without their names: whom a cell names stands there as a ticket.
final class Profiles {
    private static final Pattern BETWEEN_NAMES = Pattern.compile("[、,，;；/／|｜]+");
    private static final int SEVERAL = 0;

    private final Map<Integer, Person> people = new LinkedHashMap<>();
    /// Ticket by name and by ticket code; a name that several have is nobody's.
    private final Map<String, Integer> tickets = new HashMap<>();

    private Profiles() {}

    static Profiles of(Directory directory) {
        Profiles profiles = new Profiles();
        for (Person person : directory.all()) {
            if (!directory.isErased(person.ticket())) {
                profiles.people.put(person.ticket(), person);
                profiles.tickets.merge(person.name(), person.ticket(), (one, other) -> SEVERAL);
                if (person.code() != null) {
                    profiles.tickets.put(person.code(), person.ticket());
                }
            }
        }
        return profiles;
    }

    List<Vault.Profile> of(List<Integer> wanted) {
        return wanted.stream().map(this::of).toList();
    }

    /// Everybody of the directory.
    List<Vault.Profile> all() {
        return of(List.copyOf(people.keySet()));
    }

    private Vault.Profile of(int ticket) {
        Person person = people.get(ticket);
        if (person == null) {
            return new Vault.Profile(ticket, Map.of(), List.of());
        }
        Map<String, String> fields = new LinkedHashMap<>();
        person.fields().forEach((field, value) -> fields.put(field, tickets(value)));
        return new Vault.Profile(ticket, fields, person.tags());
    }

    /// A cell that names people of the list holds their tickets.
    private String tickets(String value) {
        List<String> named = new ArrayList<>();
        for (String label : BETWEEN_NAMES.split(value, -1)) {
            int ticket = tickets.getOrDefault(label.strip(), SEVERAL);
            if (ticket == SEVERAL) {
                return value;
            }
            named.add(People.id(ticket));
        }
        return String.join("、", named);
    }
}
