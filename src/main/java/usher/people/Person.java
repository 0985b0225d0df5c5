package usher.people;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Somebody of one show: the ticket that the core knows, and all that it does not. Tickets count from 1.
public record Person(
        int ticket,
        String name,
        @Nullable String contact,
        @Nullable String code,
        @Nullable String table,
        List<String> tags,
        boolean staff,
        Map<String, String> fields,
        boolean walkIn) {
    /// Stands where a person was erased.
    public static final String ERASED = "匿名";

    public Person {
        tags = List.copyOf(tags);
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /// What enters the draw's hashes as contact: the number, or the ticket where there is none.
    public String drawContact() {
        return contact == null ? "ticket:" + ticket : contact;
    }

    static Person of(int ticket, Draft draft, boolean walkIn) {
        return new Person(
                ticket,
                draft.name(),
                draft.contact(),
                draft.code(),
                draft.table(),
                draft.tags(),
                draft.staff(),
                draft.fields(),
                walkIn);
    }

    static Person erased(int ticket) {
        return new Person(ticket, ERASED, null, null, null, List.of(), false, Map.of(), false);
    }

    Person named(String other) {
        return new Person(ticket, other, contact, code, table, tags, staff, fields, walkIn);
    }

    /// The list's newer word about this person; what tells who it is stays where the list is silent.
    Person updated(Draft draft, boolean keepName) {
        return new Person(
                ticket,
                keepName ? name : draft.name(),
                draft.contact() == null ? contact : draft.contact(),
                draft.code() == null ? code : draft.code(),
                draft.table(),
                draft.tags(),
                draft.staff(),
                draft.fields(),
                walkIn);
    }
}
