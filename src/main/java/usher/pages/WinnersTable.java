package usher.pages;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import usher.people.Field;
import usher.people.Person;
import usher.texts.Texts;

/// Who won what as a table of people, which the next evening takes as its list: the 200 who have a seat come as guests.
final class WinnersTable {
    private static final List<Field> KEPT = List.of(Field.COMPANY, Field.TITLE, Field.CITY);

    private final Texts texts;
    private final IntFunction<Optional<Person>> people;

    WinnersTable(Texts texts, IntFunction<Optional<Person>> people) {
        this.texts = texts;
        this.people = people;
    }

    /// @return the text of a CSV file
    String of(List<PrizeDesk.Winner> winners) {
        Set<String> others = others(winners);
        CsvTable table = new CsvTable();
        List<String> head = new ArrayList<>();
        Stream.of(Field.NAME, Field.PHONE, Field.CODE).forEach(field -> head.add(word(field)));
        KEPT.forEach(field -> head.add(word(field)));
        Stream.of(Field.TABLE, Field.TAGS).forEach(field -> head.add(word(field)));
        head.addAll(others);
        Stream.of("number", "draw", "prize").forEach(column -> head.add(texts.say("winners." + column)));
        table.row(head);
        winners.forEach(winner -> table.row(row(winner, others)));
        return table.text();
    }

    private List<String> row(PrizeDesk.Winner winner, Set<String> others) {
        List<String> cells = new ArrayList<>();
        Person person = people.apply(winner.ticket()).orElse(null);
        if (person == null) {
            cells.addAll(Stream.generate(() -> "")
                    .limit(5L + KEPT.size() + others.size())
                    .toList());
        } else {
            Stream.of(person.name(), person.contact(), person.code())
                    .forEach(cell -> cells.add(Objects.requireNonNullElse(cell, "")));
            KEPT.forEach(field -> cells.add(person.fields().getOrDefault(field.word(), "")));
            cells.add(Objects.requireNonNullElse(person.table(), ""));
            cells.add(String.join("、", person.tags()));
            others.forEach(name -> cells.add(person.fields().getOrDefault(name, "")));
        }
        cells.add(Integer.toString(winner.ticket()));
        cells.add(Integer.toString(winner.number()));
        cells.add(winner.prizeName());
        return cells;
    }

    private Set<String> others(List<PrizeDesk.Winner> winners) {
        Set<String> names = new LinkedHashSet<>();
        winners.forEach(winner -> people.apply(winner.ticket())
                .ifPresent(person -> names.addAll(person.fields().keySet())));
        KEPT.forEach(field -> names.remove(field.word()));
        return names;
    }

    private String word(Field field) {
        return texts.lang().equals("zh") ? field.zh() : field.en();
    }
}
