package usher.people;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads a table as people and says about every row what is doubtful; keeps nothing itself.
public final class RosterImport {
    private static final Pattern BETWEEN_TAGS = Pattern.compile("[、,，;；/／|｜\\r\\n\\t\\x0B]+");
    private static final Pattern QUOTES = Pattern.compile("[\"“”「」『』]");
    private static final Pattern TABLE_NUMBER = Pattern.compile("第?\\s*0*(\\d{1,4})\\s*(?:号桌|号|桌)?");
    private static final Pattern YES = Pattern.compile("是|对|有|1|y|yes|true|√|✓|✔|☑");
    private static final Pattern NO = Pattern.compile("否|不是|无|0|n|no|false|×|x|-|/");
    private static final Pattern STAFF = Pattern.compile("工作人员|志愿者|组委会|主办|staff|crew|volunteer|organi[sz]er");
    private static final Pattern NOT_STAFF = Pattern.compile("^(?:非|不|not|non).*");

    private static final int WHOLE_ROW = -1;

    private final ColumnMapping mapping;
    private final List<String> header;
    private final List<String> fieldNames;
    private final List<Draft> people = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Repeats repeats = new Repeats();

    private RosterImport(Table table, ColumnMapping mapping) {
        this.mapping = mapping;
        this.header = table.header();
        this.fieldNames = FieldNames.of(header, mapping);
        problems.addAll(table.notes());
    }

    public static Preview preview(Table table, ColumnMapping mapping) {
        RosterImport reading = new RosterImport(table, mapping);
        if (reading.checkColumns()) {
            table.rows().forEach(reading::read);
        }
        return Preview.of(table.rows().size(), reading.people, reading.problems);
    }

    private boolean checkColumns() {
        OptionalInt name = mapping.column(Field.NAME);
        if (name.isEmpty() || name.getAsInt() < 0 || name.getAsInt() >= header.size()) {
            problems.add(Problem.of(Problem.Code.NO_NAME_COLUMN, 0, 0));
            return false;
        }
        if (!mapping.columns().containsKey(Field.PHONE) && !mapping.columns().containsKey(Field.CODE)) {
            problems.add(Problem.of(Problem.Code.NO_PHONE_COLUMN, 0, 0));
        }
        return true;
    }

    private void read(Row row) {
        if (repeatsHeader(row)) {
            say(Problem.Code.HEADER_AGAIN, row, WHOLE_ROW);
            return;
        }
        int before = problems.size();
        Draft draft = draft(row);
        if (draft == null) {
            problems.subList(before, problems.size()).clear();
            say(Problem.Code.MISSING_NAME, row, column(Field.NAME));
            return;
        }
        Optional<Repeats.Found> repeat = repeats.look(row.number(), draft);
        if (repeat.isPresent() && repeat.get().code().severity() == Problem.Severity.SKIP) {
            problems.subList(before, problems.size()).clear();
            say(repeat.get().code(), row, WHOLE_ROW, repeat.get().row());
            return;
        }
        repeat.ifPresent(found -> say(found.code(), row, column(Field.NAME), found.row()));
        people.add(draft);
    }

    private boolean repeatsHeader(Row row) {
        return Text.seen(row.cell(0)).equals(header.getFirst())
                && row.cells().stream().map(Text::seen).toList().equals(header);
    }

    private @Nullable Draft draft(Row row) {
        String name = name(row);
        if (name.isEmpty()) {
            return null;
        }
        String contact = contact(row);
        Map<String, String> fields = new LinkedHashMap<>();
        for (int column = 0; column < fieldNames.size(); column++) {
            if (!fieldNames.get(column).isEmpty()) {
                fields.put(fieldNames.get(column), value(row, column, Draft.VALUE_GRAPHEMES_MAX));
            }
        }
        if (row.cells().size() > header.size()) {
            say(Problem.Code.EXTRA_CELLS, row, header.size());
        }
        String code = text(row, Field.CODE, Draft.CODE_GRAPHEMES_MAX).replace(" ", "");
        boolean staff = staff(row, fields);
        return new Draft(name, contact, code, tableName(row), tags(row), staff, fields);
    }

    private String name(Row row) {
        int column = column(Field.NAME);
        String raw = row.cell(column);
        String whole = cell(row, column);
        String name = Names.tidy(whole);
        if (!name.equals(whole)) {
            say(Problem.Code.NAME_TOO_LONG, row, column);
        } else if (!name.equals(raw) && !name.isEmpty() && !CellText.of(raw).formula() && !Text.breaksLine(raw)) {
            say(Problem.Code.NAME_TIDIED, row, column);
        }
        return name;
    }

    private @Nullable String contact(Row row) {
        OptionalInt mapped = mapping.column(Field.PHONE);
        if (mapped.isEmpty()) {
            return null;
        }
        int column = mapped.getAsInt();
        String raw = row.cell(column).strip();
        if (raw.isEmpty()) {
            say(Problem.Code.MISSING_PHONE, row, column);
            return null;
        }
        List<PhoneNumber> numbers = PhoneNumber.readAll(raw);
        if (numbers.isEmpty()) {
            cell(row, column);
            say(Problem.Code.UNREADABLE_PHONE, row, column);
            return null;
        }
        PhoneNumber first = numbers.getFirst();
        if (numbers.size() > 1) {
            say(Problem.Code.SEVERAL_PHONES, row, column);
        } else if (first.kind() == PhoneNumber.Kind.UNCLEAR) {
            say(Problem.Code.UNCLEAR_PHONE, row, column);
        } else if (!first.text().equals(raw) && !first.text().equals("+86" + raw)) {
            say(Problem.Code.PHONE_REWRITTEN, row, column);
        }
        return first.text();
    }

    private List<String> tags(Row row) {
        OptionalInt mapped = mapping.column(Field.TAGS);
        if (mapped.isEmpty()) {
            return List.of();
        }
        int column = mapped.getAsInt();
        boolean formula = CellText.of(row.cell(column)).formula();
        String raw = formula ? cell(row, column) : row.cell(column);
        if (!formula && Text.breaksLine(raw)) {
            say(Problem.Code.LINE_BREAK, row, column);
        }
        List<String> tags = Stream.of(BETWEEN_TAGS.split(raw))
                .map(tag -> Text.seen(QUOTES.matcher(tag).replaceAll("")))
                .filter(tag -> !tag.isEmpty())
                .distinct()
                .toList();
        if (tags.size() > Draft.TAGS_MAX) {
            say(Problem.Code.TOO_MANY_TAGS, row, column, Draft.TAGS_MAX);
        }
        if (tags.stream().anyMatch(tag -> Text.graphemes(tag) > Draft.TAG_GRAPHEMES_MAX)) {
            say(Problem.Code.CELL_TOO_LONG, row, column, Draft.TAG_GRAPHEMES_MAX);
        }
        return tags;
    }

    private String tableName(Row row) {
        String text = text(row, Field.TABLE, Draft.CODE_GRAPHEMES_MAX);
        Matcher numbered = TABLE_NUMBER.matcher(text);
        return numbered.matches() ? numbered.group(1) : text;
    }

    /// The column may say yes or no, or what somebody is; the latter is kept as a field as well.
    private boolean staff(Row row, Map<String, String> fields) {
        OptionalInt mapped = mapping.column(Field.STAFF);
        if (mapped.isEmpty()) {
            return false;
        }
        String said = value(row, mapped.getAsInt(), Draft.VALUE_GRAPHEMES_MAX);
        String folded = said.toLowerCase(Locale.ROOT);
        if (YES.matcher(folded).matches()) {
            return true;
        }
        if (!NO.matcher(folded).matches() && mapped.getAsInt() < header.size()) {
            fields.putIfAbsent(header.get(mapped.getAsInt()), said);
        }
        return STAFF.matcher(folded).find() && !NOT_STAFF.matcher(folded).matches();
    }

    private String text(Row row, Field field, int graphemesMax) {
        OptionalInt mapped = mapping.column(field);
        return mapped.isEmpty() ? "" : value(row, mapped.getAsInt(), graphemesMax);
    }

    private String value(Row row, int column, int graphemesMax) {
        String whole = cell(row, column);
        String cut = Text.line(whole, graphemesMax);
        if (!cut.equals(whole)) {
            say(Problem.Code.CELL_TOO_LONG, row, column, graphemesMax);
        }
        return cut;
    }

    private String cell(Row row, int column) {
        CellText cell = CellText.of(row.cell(column));
        if (cell.formula()) {
            say(Problem.Code.FORMULA, row, column);
        }
        if (cell.lineBreak()) {
            say(Problem.Code.LINE_BREAK, row, column);
        }
        return cell.text();
    }

    private int column(Field field) {
        return mapping.column(field).orElse(0);
    }

    private void say(Problem.Code code, Row row, int column, Object... more) {
        problems.add(Problem.of(code, row.number(), column + 1, more));
    }
}
