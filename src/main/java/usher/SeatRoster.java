package usher;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import usher.people.ColumnMapping;
import usher.people.Draft;
import usher.people.Field;
import usher.people.Preview;
import usher.people.Problem;
import usher.people.Reading;
import usher.people.Refused;
import usher.people.RosterFile;
import usher.people.RosterImport;
import usher.people.Table;
import usher.solver.Attendee;
import usher.solver.Rule;

/// A list of people, read as the import reads it, for the solver: their codes, their fields, and the names beside.
///
/// @param fields names under which a rule may speak of a column, and the column's own
record SeatRoster(List<Attendee> people, Map<String, String> names, Map<String, String> fields, Preview.Counts counts) {
    private static final Pattern BETWEEN_NAMES = Pattern.compile("[、,，;；/／|｜]+");

    /// A list that cannot be used, in a sentence.
    static final class Unusable extends Exception {
        private static final long serialVersionUID = 1;

        Unusable(String sentence) {
            super(sentence);
        }
    }

    static SeatRoster read(Path file, String lang) throws IOException, Unusable {
        byte[] bytes;
        try (var in = Files.newInputStream(file)) {
            bytes = in.readNBytes(RosterFile.BYTES_MAX + 1);
        }
        Reading reading = RosterFile.read(bytes);
        return switch (reading) {
            case Refused refused -> throw new Unusable(sentence(refused.problem(), lang));
            case Table table -> of(table, lang);
        };
    }

    private static SeatRoster of(Table table, String lang) throws Unusable {
        ColumnMapping guess = ColumnMapping.guess(table.header());
        // "Last time's table" is something to go by here, and no seat.
        Preview preview = RosterImport.preview(table, guess.without(Field.TABLE));
        for (Problem problem : preview.problems()) {
            if (problem.severity() == Problem.Severity.STOP) {
                throw new Unusable(sentence(problem, lang));
            }
        }
        Map<String, String> names = new LinkedHashMap<>();
        List<String> codes = new ArrayList<>();
        Map<String, String> byName = new HashMap<>();
        for (Draft draft : preview.people()) {
            String code = draft.code() == null ? unused("#" + (codes.size() + 1), names) : unused(draft.code(), names);
            codes.add(code);
            names.put(code, draft.name());
            byName.merge(draft.name(), code, (one, other) -> "");
        }
        List<Attendee> people = new ArrayList<>();
        for (int at = 0; at < codes.size(); at++) {
            Draft draft = preview.people().get(at);
            Map<String, String> fields = new LinkedHashMap<>();
            draft.fields().forEach((field, value) -> fields.put(field, codes(value, byName, names)));
            people.add(new Attendee(codes.get(at), fields, draft.tags()));
        }
        return new SeatRoster(people, names, spoken(table, guess), preview.counts());
    }

    /// A cell that names people of the list, by names that only one has, holds their codes.
    private static String codes(String value, Map<String, String> byName, Map<String, String> names) {
        List<String> codes = new ArrayList<>();
        for (String label : BETWEEN_NAMES.split(value, -1)) {
            String code = Objects.requireNonNullElse(byName.get(label.strip()), "");
            if (code.isEmpty() && !names.containsKey(label.strip())) {
                return value;
            }
            codes.add(code.isEmpty() ? label.strip() : code);
        }
        return String.join("、", codes);
    }

    /// What a column is called in the file, in Chinese and in English, leads to the name under which it is kept.
    private static Map<String, String> spoken(Table table, ColumnMapping mapping) {
        Map<String, String> spoken = new LinkedHashMap<>();
        Map<Field, String> kept = Map.of(
                Field.COMPANY, Field.COMPANY.word(),
                Field.TITLE, Field.TITLE.word(),
                Field.CITY, Field.CITY.word(),
                Field.TAGS, Rule.TAGS,
                Field.CODE, Rule.TICKET);
        kept.forEach((field, word) -> {
            spoken.put(field.zh(), word);
            spoken.put(field.en(), word);
            spoken.put(field.word(), word);
            mapping.column(field).ifPresent(column -> spoken.put(table.header().get(column), word));
        });
        return spoken;
    }

    private static String unused(String code, Map<String, String> names) {
        String unused = code;
        for (int count = 2; names.containsKey(unused); count++) {
            unused = code + "-" + count;
        }
        return unused;
    }

    private static String sentence(Problem problem, String lang) {
        return lang.equals("zh") ? problem.zh() : problem.en();
    }
}
