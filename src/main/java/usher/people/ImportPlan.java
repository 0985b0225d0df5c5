package usher.people;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who of a list is already here, who is new, and what changes; reckoned before anything is written.
final class ImportPlan {
    /// A person as the file holds them; a name that was corrected by hand outlives the next import.
    record Present(Person person, boolean renamed) {}

    /// Somebody who has this number or code after the import: a ticket, or 0 for another draft.
    private record Owner(int ticket) {}

    private final Map<Integer, Present> present = new HashMap<>();
    private final List<Draft> drafts;

    /// Who each draft is, once the import is done; nothing for somebody new.
    private final List<@Nullable Person> known = new ArrayList<>();

    ImportPlan(List<Present> people, List<Draft> drafts) {
        people.forEach(one -> present.put(one.person.ticket(), one));
        this.drafts = drafts;
        match();
    }

    List<Draft> added() {
        List<Draft> added = new ArrayList<>();
        for (int at = 0; at < drafts.size(); at++) {
            if (known.get(at) == null) {
                added.add(drafts.get(at));
            }
        }
        return added;
    }

    List<Person> updated() {
        return known.stream()
                .filter(Objects::nonNull)
                .filter(person -> !person.equals(before(person)))
                .toList();
    }

    List<Integer> unchanged() {
        return known.stream()
                .filter(Objects::nonNull)
                .filter(person -> person.equals(before(person)))
                .map(Person::ticket)
                .toList();
    }

    /// On an earlier list and not on this one.
    List<Integer> missing() {
        return unmatched().stream()
                .filter(person -> !person.walkIn())
                .map(Person::ticket)
                .sorted()
                .toList();
    }

    /// Drafts after which two people would have one number or one code.
    List<ImportResult.Conflict> conflicts() {
        Map<String, Owner> contacts = new HashMap<>();
        Map<String, Owner> codes = new HashMap<>();
        for (Person person : unmatched()) {
            take(contacts, person.contact(), person.ticket());
            take(codes, codeKey(person.code()), person.ticket());
        }
        List<ImportResult.Conflict> conflicts = new ArrayList<>();
        for (int at = 0; at < drafts.size(); at++) {
            Person person = known.get(at);
            Draft draft = drafts.get(at);
            Owner contact = take(contacts, person == null ? draft.contact() : person.contact(), 0);
            Owner code = take(codes, codeKey(person == null ? draft.code() : person.code()), 0);
            if (contact != null) {
                conflicts.add(new ImportResult.Conflict(at, contact.ticket, true));
            } else if (code != null) {
                conflicts.add(new ImportResult.Conflict(at, code.ticket, false));
            }
        }
        return conflicts;
    }

    /// The organiser's own code is the surer sign; a number may have passed to somebody else.
    private void match() {
        Map<String, Person> byCode = new HashMap<>();
        Map<String, Person> byContact = new HashMap<>();
        for (Present one : present.values()) {
            put(byCode, codeKey(one.person.code()), one.person);
            put(byContact, one.person.contact(), one.person);
        }
        Set<Integer> matched = new HashSet<>();
        drafts.forEach(draft -> known.add(updated(find(byCode, codeKey(draft.code()), matched), draft)));
        for (int at = 0; at < drafts.size(); at++) {
            Draft draft = drafts.get(at);
            if (known.get(at) == null) {
                known.set(at, updated(find(byContact, draft.contact(), matched), draft));
            }
        }
    }

    private @Nullable Person updated(@Nullable Person before, Draft draft) {
        if (before == null) {
            return null;
        }
        boolean renamed = Objects.requireNonNull(present.get(before.ticket())).renamed;
        return before.updated(draft, renamed);
    }

    private List<Person> unmatched() {
        Set<Integer> matched = new HashSet<>();
        known.stream().filter(Objects::nonNull).forEach(person -> matched.add(person.ticket()));
        return present.values().stream()
                .map(Present::person)
                .filter(person -> !matched.contains(person.ticket()))
                .toList();
    }

    private Person before(Person person) {
        return Objects.requireNonNull(present.get(person.ticket())).person;
    }

    private static @Nullable Person find(Map<String, Person> people, @Nullable String key, Set<Integer> matched) {
        Person person = key == null ? null : people.get(key);
        return person != null && matched.add(person.ticket()) ? person : null;
    }

    /// Who had the key before, if anybody.
    private static @Nullable Owner take(Map<String, Owner> owners, @Nullable String key, int ticket) {
        return key == null ? null : owners.putIfAbsent(key, new Owner(ticket));
    }

    private static void put(Map<String, Person> people, @Nullable String key, Person person) {
        if (key != null) {
            people.put(key, person);
        }
    }

    private static @Nullable String codeKey(@Nullable String code) {
        return code == null ? null : TicketCode.key(code);
    }
}
