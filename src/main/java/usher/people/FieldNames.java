package usher.people;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Under which name each column of a list is kept: ours for company, title and city, its own for the rest, none for the
/// columns that have a place in [Draft].
final class FieldNames {
    private static final Set<Field> KEPT_AS_FIELDS = Set.of(Field.COMPANY, Field.TITLE, Field.CITY);
    private static final int GRAPHEMES_MAX = 40;

    private FieldNames() {}

    static List<String> of(List<String> header, ColumnMapping mapping) {
        List<String> names = new ArrayList<>();
        for (int at = 0; at < header.size(); at++) {
            int column = at;
            String own = header.get(at).isEmpty() ? Problem.letter(at + 1) : Text.line(header.get(at), GRAPHEMES_MAX);
            names.add(mapping.field(column)
                    .map(field -> KEPT_AS_FIELDS.contains(field) ? field.word() : "")
                    .orElseGet(() -> unused(own, names)));
        }
        return names;
    }

    private static String unused(String name, List<String> used) {
        String unused = name;
        for (int count = 2; used.contains(unused); count++) {
            unused = name + " " + count;
        }
        return unused;
    }
}
