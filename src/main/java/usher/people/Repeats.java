package usher.people;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Who of a list came before: by phone, by ticket code, by name.
final class Repeats {
    /// How this row repeats an earlier one.
    record Found(Problem.Code code, int row) {}

    /// Fewer equal details than this say nothing about being the same person.
    private static final int DETAILS_MIN = 3;

    private final Map<String, Seen> byContact = new HashMap<>();
    private final Map<String, Integer> byCode = new HashMap<>();
    private final Map<String, Integer> byName = new HashMap<>();
    private final Map<List<Object>, Integer> byEverythingElse = new HashMap<>();

    private record Seen(int row, String nameKey) {}

    /// Compares with the rows before and, unless it is to be left out, remembers this one.
    Optional<Found> look(int row, Draft draft) {
        Optional<Found> same = samePerson(draft);
        if (same.isPresent()) {
            return same;
        }
        Optional<Found> alike = alike(draft);
        remember(row, draft);
        return alike;
    }

    private Optional<Found> samePerson(Draft draft) {
        Seen contact = draft.contact() == null ? null : byContact.get(draft.contact());
        if (contact != null) {
            boolean sameName = contact.nameKey.equals(Names.key(draft.name()));
            return Optional.of(
                    new Found(sameName ? Problem.Code.DUPLICATE_PHONE : Problem.Code.PHONE_OF_ANOTHER, contact.row));
        }
        Integer code = draft.code() == null ? null : byCode.get(TicketCode.key(draft.code()));
        return code == null ? Optional.empty() : Optional.of(new Found(Problem.Code.DUPLICATE_CODE, code));
    }

    private Optional<Found> alike(Draft draft) {
        Integer twin = byEverythingElse.get(everythingElse(draft));
        if (twin != null && draft.fields().size() + draft.tags().size() >= DETAILS_MIN) {
            return Optional.of(new Found(Problem.Code.SAME_PERSON_PERHAPS, twin));
        }
        Integer namesake = byName.get(Names.key(draft.name()));
        return namesake == null ? Optional.empty() : Optional.of(new Found(Problem.Code.SAME_NAME, namesake));
    }

    private void remember(int row, Draft draft) {
        String nameKey = Names.key(draft.name());
        if (draft.contact() != null) {
            byContact.put(draft.contact(), new Seen(row, nameKey));
        }
        if (draft.code() != null) {
            byCode.put(TicketCode.key(draft.code()), row);
        }
        byName.putIfAbsent(nameKey, row);
        byEverythingElse.putIfAbsent(everythingElse(draft), row);
    }

    private static List<Object> everythingElse(Draft draft) {
        return List.of(Names.key(draft.name()), draft.tags(), draft.fields(), draft.staff());
    }
}
