package usher.pages;

import io.javalin.config.JavalinConfig;
import io.javalin.http.BadRequestResponse;
import io.javalin.http.Context;
import io.javalin.http.ForbiddenResponse;
import io.javalin.http.NotFoundResponse;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import usher.core.Show;
import usher.people.Directory;

/// What the console asks of a seating beside the live lane, for it speaks of what only the roster knows; and the
/// numbers that two guests wished to exchange.
public final class SeatingPages {
    private static final Pattern TICKET = Pattern.compile("#([0-9]{1,9})");

    private final Site site;
    private final Access access;
    private final JoinPages.Directories directories;
    private final SeatDesk desk;

    public SeatingPages(Site site, Access access, JoinPages.Directories directories, SeatDesk desk) {
        this.site = site;
        this.access = access;
        this.directories = directories;
        this.desk = desk;
    }

    public void add(JavalinConfig config) {
        config.routes.post("/host/{code}/seating", this::survey);
        config.routes.get("/host/{code}/seating/{slot}", this::judge);
        config.routes.get("/host/{code}/seating/{slot}/why", this::why);
        config.routes.get("/j/{code}/exchanged", this::exchanged);
    }

    private void survey(Context context) {
        access.needHost(context);
        Show show = site.show(context).moment().show();
        tell(
                context,
                show,
                desk.survey(show, context.body(), lang(context))
                        .orElseThrow(() -> new BadRequestResponse("bad-input")));
    }

    private void judge(Context context) {
        access.needHost(context);
        Show show = site.show(context).moment().show();
        tell(
                context,
                show,
                desk.judge(show, context.pathParam("slot"), lang(context)).orElseThrow(NotFoundResponse::new));
    }

    private void why(Context context) {
        access.needHost(context);
        Show show = site.show(context).moment().show();
        String says = desk.why(
                        show,
                        context.pathParam("slot"),
                        number(context, "one"),
                        number(context, "other"),
                        number(context, "table"),
                        lang(context))
                .orElseThrow(NotFoundResponse::new);
        tell(context, show, Map.of("text", says));
    }

    /// To the guest's own phone: numbers of those who tapped back, and of nobody else.
    private void exchanged(Context context) {
        Show show = site.show(context).moment().show();
        OptionalInt ticket = access.guest(context, show.code());
        if (ticket.isEmpty()) {
            throw new ForbiddenResponse("guest-only");
        }
        Directory directory = directories.of(show.code());
        List<Map<String, Object>> people = new ArrayList<>();
        for (int other : desk.exchanged(show, ticket.getAsInt())) {
            directory
                    .find(other)
                    .filter(person -> !directory.isErased(other))
                    .ifPresent(person -> people.add(Map.of(
                            "ticket", other,
                            "name", person.name(),
                            "contact", Objects.requireNonNullElse(person.contact(), ""))));
        }
        context.json(Map.of("people", people));
    }

    private String lang(Context context) {
        return site.page(context).lang();
    }

    /// With the names in place of the tickets, for the host alone.
    private void tell(Context context, Show show, Map<String, Object> answer) {
        Directory directory = directories.of(show.code());
        context.json(named(answer, directory));
    }

    private static Object named(Object value, Directory directory) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> all = new LinkedHashMap<>();
                map.forEach((key, inner) ->
                        all.put(String.valueOf(key), "rule".equals(key) ? inner : named(inner, directory)));
                yield all;
            }
            case List<?> list ->
                list.stream().map(inner -> named(inner, directory)).toList();
            case String text -> {
                Matcher tickets = TICKET.matcher(text);
                yield tickets.replaceAll(found -> Matcher.quoteReplacement(directory
                        .find(Integer.parseInt(found.group(1)))
                        .map(person -> person.name())
                        .orElse(found.group())));
            }
            default -> value;
        };
    }

    private static int number(Context context, String name) {
        return context.queryParamAsClass(name, Integer.class).getOrDefault(0);
    }
}
