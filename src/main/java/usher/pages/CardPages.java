package usher.pages;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import usher.core.House;
import usher.core.Show;
import usher.people.Directory;
import usher.people.Person;
import usher.texts.Texts;

/// Name cards and table cards to be printed, several on a sheet of A4, in the show's language.
public final class CardPages {
    /// QR codes are drawn into the page; more people are printed part by part.
    private static final int NAMES_MAX = 600;

    private final Site site;
    private final Access access;
    private final JoinPages.Directories directories;

    public CardPages(Site site, Access access, JoinPages.Directories directories) {
        this.site = site;
        this.access = access;
        this.directories = directories;
    }

    public void add(JavalinConfig config) {
        config.routes.get("/desk/{code}/cards", this::page);
    }

    private void page(Context context) {
        access.needCrew(context);
        Show show = site.show(context).moment().show();
        Directory directory = directories.of(show.code());
        CardWish wish = wish(context);
        List<Person> people = directory.all().stream()
                .filter(person -> !directory.isErased(person.ticket()))
                .filter(wanted(show, wish))
                .toList();
        boolean names = wish.what() == CardWish.What.NAMES;
        CardSheet sheet = new CardSheet(
                show.code(),
                show.info().title(),
                site.where(show),
                wish,
                names ? names(show, people) : List.of(),
                names ? List.of() : tables(show, people),
                people.size(),
                tableNames(show, directory));
        Page page = site.page(context);
        site.render(
                context,
                "desk/cards.jte",
                Map.of("page", page, "texts", Texts.of(show.info().lang()), "sheet", sheet));
    }

    private static CardWish wish(Context context) {
        return new CardWish(
                word(CardWish.What.values(), asked(context, "what")),
                word(CardWish.Who.values(), asked(context, "who")),
                asked(context, "table"),
                asked(context, "q"));
    }

    private static Predicate<Person> wanted(Show show, CardWish wish) {
        return person -> isOf(show, wish.who(), person)
                && (wish.table().isEmpty() || DeskList.table(show, person).equals(wish.table()))
                && (wish.search().isEmpty()
                        || searched(person).contains(wish.search().toLowerCase(Locale.ROOT)));
    }

    private static boolean isOf(Show show, CardWish.Who who, Person person) {
        return switch (who) {
            case ALL -> true;
            case HERE -> show.house().isPresent(person.ticket());
            case AWAY -> !show.house().isPresent(person.ticket());
            case WALKIN -> person.walkIn();
            case STAFF -> person.staff();
        };
    }

    private static String searched(Person person) {
        String code = person.code() == null ? "" : person.code();
        return (person.name() + " " + code + " " + DeskList.about(person)).toLowerCase(Locale.ROOT);
    }

    /// By table and then by ticket, as they are laid out on the tables.
    private List<NameCard> names(Show show, List<Person> people) {
        return people.stream()
                .sorted(Comparator.comparing((Person person) -> DeskList.table(show, person), House.BY_TABLE)
                        .thenComparing(Person::ticket))
                .limit(NAMES_MAX)
                .map(person -> new NameCard(
                        person.name(),
                        DeskList.about(person),
                        DeskList.table(show, person),
                        person.ticket(),
                        person.staff(),
                        Qr.svg(TicketPages.url(site, show.code(), person.ticket()))))
                .toList();
    }

    private static List<TableCard> tables(Show show, List<Person> people) {
        Map<String, List<String>> seated = new TreeMap<>(House.BY_TABLE);
        for (int table = 1; table <= show.info().tables(); table++) {
            seated.put(String.valueOf(table), new ArrayList<>());
        }
        for (Person person : people) {
            String table = DeskList.table(show, person);
            if (!table.isEmpty()) {
                seated.computeIfAbsent(table, name -> new ArrayList<>()).add(person.name());
            }
        }
        return seated.entrySet().stream()
                .map(entry -> new TableCard(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }

    private static List<String> tableNames(Show show, Directory directory) {
        Set<String> names = new LinkedHashSet<>();
        directory.all().stream()
                .map(person -> DeskList.table(show, person))
                .filter(table -> !table.isEmpty())
                .sorted(House.BY_TABLE)
                .forEach(names::add);
        return List.copyOf(names);
    }

    private static String asked(Context context, String name) {
        return Optional.ofNullable(context.queryParam(name)).orElse("").strip();
    }

    /// The word of this name, the first where there is none.
    private static <E extends Enum<E>> E word(E[] words, String name) {
        return Arrays.stream(words)
                .filter(word -> word.name().equalsIgnoreCase(name))
                .findFirst()
                .orElse(words[0]);
    }
}
