package usher.activity.seating;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import usher.core.Kind;
import usher.core.Person;
import usher.core.Spot;

/// What the screen and the phones show of a seating: who sits where, and nothing that only the roster knows.
final class Views {
    private final Spot<SeatingPlan, SeatingState, Kind.None> spot;
    private final SeatingState state;
    private final Chart chart;

    /// One table as the hall reads it.
    record Table(int no, List<Person> people) {}

    /// Somebody who was placed after the others.
    record Late(Person person, int table, long at) {}

    /// Somebody at the same table.
    ///
    /// @param line   what they tell the table themselves
    /// @param tapped this phone would exchange numbers
    /// @param mutual both would
    record Mate(Person person, String line, boolean tapped, boolean mutual) {}

    Views(Spot<SeatingPlan, SeatingState, Kind.None> spot) {
        this.spot = spot;
        this.state = spot.state();
        this.chart = state.book().current();
    }

    Map<String, @Nullable Object> screen() {
        Map<String, @Nullable Object> view = head();
        view.put("here", Crowd.list(spot.show(), spot.plan()).size());
        view.put("view", state.shown().view().name().toLowerCase(Locale.ROOT));
        view.put("at", state.shown().atMs());
        view.put("tables", tables());
        view.put("layout", layout());
        view.put(
                "late",
                state.shown().late().stream()
                        .map(one -> new Late(new Person(one.ticket()), one.table(), one.atMs()))
                        .toList());
        return view;
    }

    Map<String, @Nullable Object> phone() {
        Map<String, @Nullable Object> view = head();
        view.put("layout", layout());
        return view;
    }

    /// What one guest's phone shows besides; null while there is no table for it.
    @Nullable
    Object own(int ticket) {
        int table = chart.table(ticket);
        if (table == 0) {
            return null;
        }
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        List<Integer> people = chart.people(table);
        SeatingState.Mix mix = state.said().mixes().get(table);
        view.put("round", state.book().rounds().size());
        view.put("table", table);
        view.put("zone", spot.plan().layout().zone(table));
        SeatingState.Held held = state.chatter().held().get(ticket);
        view.put("line", held == null ? state.chatter().lines().getOrDefault(ticket, "") : held.text());
        view.put("held", held != null && !held.words().isEmpty());
        view.put("mates", people.stream().map(mate -> mate(ticket, mate)).toList());
        view.put("why", state.said().whys().get(ticket));
        view.put("question", mix == null ? null : mix.question());
        view.put("lost", state.chatter().lost().contains(ticket));
        view.put("met", met(ticket, people));
        return view;
    }

    private Mate mate(int ticket, int mate) {
        SeatingState.Chatter chatter = state.chatter();
        return new Mate(
                new Person(mate),
                chatter.lines().getOrDefault(mate, ""),
                chatter.taps(ticket, mate),
                chatter.isMutual(ticket, mate));
    }

    /// Whom this guest exchanged numbers with at an earlier table.
    private List<Person> met(int ticket, List<Integer> people) {
        return state.chatter().taps().keySet().stream()
                .filter(other -> state.chatter().isMutual(ticket, other) && !people.contains(other))
                .map(Person::new)
                .toList();
    }

    /// What all phones share while something else is on air: the button names the table, for who has one.
    Map<String, @Nullable Object> beside() {
        Map<String, @Nullable Object> view = phone();
        view.put("label", "table");
        return view;
    }

    /// `ready`, `solving`, `planned` or `shown`, the same for everybody.
    static String phase(SeatingState state) {
        return state.search().working() != null
                ? "solving"
                : state.book().draft() != null ? "planned" : state.isShown() ? "shown" : "ready";
    }

    private Map<String, @Nullable Object> head() {
        Map<String, @Nullable Object> view = new LinkedHashMap<>();
        Book book = state.book();
        view.put("phase", phase(state));
        view.put("round", book.rounds().size());
        view.put("rounds", spot.plan().rounds());
        view.put("intro", state.shown().intro());
        return view;
    }

    private @Nullable Layout layout() {
        return spot.plan().layout().isGiven() ? spot.plan().layout() : null;
    }

    private List<Table> tables() {
        List<Table> tables = new ArrayList<>();
        chart.tables().forEach((no, people) -> {
            if (!people.isEmpty()) {
                tables.add(new Table(no, people.stream().map(Person::new).toList()));
            }
        });
        return List.copyOf(tables);
    }
}
