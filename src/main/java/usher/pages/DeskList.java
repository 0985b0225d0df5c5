package usher.pages;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import usher.core.Guest;
import usher.core.Show;
import usher.people.CheckIn;
import usher.people.Directory;
import usher.people.Field;
import usher.people.Person;
import usher.people.PhoneNumber;

/// What a desk knows of everybody: enough to find them by, numbers masked; and who of them is here.
final class DeskList {
    private static final int COLUMNS_MAX = 12;

    private final Show show;
    private final Directory directory;

    DeskList(Show show, Directory directory) {
        this.show = show;
        this.directory = directory;
    }

    /// One person of the list.
    ///
    /// @param number masked: `138****1234`
    /// @param about  where they work and as what
    record Line(
            int ticket,
            String name,
            String number,
            String code,
            String table,
            String about,
            boolean staff,
            boolean walkIn) {}

    /// Everybody, and the version of this reading.
    record People(String version, List<Line> people) {}

    /// Who is here, and the versions of this reading and of the list.
    ///
    /// @param list the version of the list of people
    /// @param here one row each: ticket, when, by which desk (empty: by their own phone), the arrival's own time
    record Here(String version, String list, boolean ended, int expected, List<List<Object>> here) {}

    People people() {
        return new People(version(), known().map(this::line).toList());
    }

    Here here() {
        Map<String, CheckIn> byArrival = new HashMap<>();
        directory
                .checkIns()
                .all()
                .forEach(checkIn -> byArrival.put(checkIn.ticket() + "/" + checkIn.arrivedMs(), checkIn));
        List<List<Object>> rows = new ArrayList<>();
        for (int ticket : show.house().arrivals()) {
            Guest guest = Objects.requireNonNull(show.house().guest(ticket));
            CheckIn by = byArrival.get(ticket + "/" + guest.arrivedMs());
            rows.add(List.of(
                    ticket,
                    by == null ? guest.arrivedMs() : by.atMs(),
                    by == null ? "" : by.desk(),
                    guest.arrivedMs()));
        }
        int expected = (int) known().filter(person -> !person.walkIn()).count();
        String list = version();
        String version = Integer.toHexString(Objects.hash(rows, show.ended(), list));
        return new Here(version, list, show.ended(), expected, rows);
    }

    /// The roster's own columns, which a walk-in may be asked for too.
    List<Column> columns() {
        Set<String> names = new LinkedHashSet<>();
        directory.all().forEach(person -> names.addAll(person.fields().keySet()));
        return names.stream().limit(COLUMNS_MAX).map(Column::of).toList();
    }

    /// A column under its own name, in both languages where it is one that we know.
    record Column(String name, String zh, String en) {
        static Column of(String name) {
            return Stream.of(Field.COMPANY, Field.TITLE, Field.CITY)
                    .filter(field -> field.word().equals(name))
                    .findFirst()
                    .map(field -> new Column(name, field.zh(), field.en()))
                    .orElseGet(() -> new Column(name, name, name));
        }
    }

    /// Where somebody works and as what, as far as the list says.
    static String about(Person person) {
        return Stream.of(Field.COMPANY, Field.TITLE)
                .map(field -> person.fields().getOrDefault(field.word(), ""))
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /// The table that the house knows, else the roster's.
    static String table(Show show, Person person) {
        Guest guest = show.house().guest(person.ticket());
        return guest == null || guest.table().isEmpty() ? orEmpty(person.table()) : guest.table();
    }

    private Stream<Person> known() {
        return directory.all().stream().filter(person -> !directory.isErased(person.ticket()));
    }

    private Line line(Person person) {
        return new Line(
                person.ticket(),
                person.name(),
                person.contact() == null ? "" : PhoneNumber.masked(person.contact()),
                orEmpty(person.code()),
                table(show, person),
                about(person),
                person.staff(),
                person.walkIn());
    }

    /// Asked for every other second, so it reads only what a desk may see change: who there is, name and table.
    private String version() {
        int version = 1;
        for (Person person : directory.all()) {
            version = 31 * version + person.name().hashCode();
            version = 31 * version + table(show, person).hashCode();
        }
        return Integer.toHexString(version);
    }

    private static String orEmpty(@Nullable String text) {
        return text == null ? "" : text;
    }
}
