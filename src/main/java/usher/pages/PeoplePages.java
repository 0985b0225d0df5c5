package usher.pages;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import tools.jackson.databind.json.JsonMapper;
import usher.core.By;
import usher.core.Command;
import usher.core.Guest;
import usher.core.Show;
import usher.engine.Answer;
import usher.engine.ShowLoop;
import usher.people.ColumnMapping;
import usher.people.Directory;
import usher.people.Field;
import usher.people.ImportResult;
import usher.people.Person;
import usher.people.Preview;
import usher.people.Problem;
import usher.people.Reading;
import usher.people.Refused;
import usher.people.RosterFile;
import usher.people.RosterImport;
import usher.people.Row;
import usher.people.Table;

/// The roster: a file, its columns named, a preview with every doubt by row, then all of it or nothing; and the list of
/// people at the desk. The console has the file and sends it with each request: nothing of it is kept in between.
public final class PeoplePages {
    private static final int SAMPLE_ROWS = 8;
    private static final int PROBLEMS_SHOWN_MAX = 2_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final Site site;
    private final Access access;
    private final JoinPages.Directories directories;

    public PeoplePages(Site site, Access access, JoinPages.Directories directories) {
        this.site = site;
        this.access = access;
        this.directories = directories;
    }

    public void add(JavalinConfig config) {
        config.routes.post("/host/{code}/roster/import", this::importAll);
        config.routes.post("/host/{code}/roster/preview", this::preview);
        config.routes.get("/host/{code}/people", this::people);
        config.routes.post("/host/{code}/people/{ticket}/arrive", this::arrive);
        config.routes.post("/host/{code}/people/{ticket}/leave", this::leave);
        config.routes.post("/host/{code}/people/{ticket}/erase", this::erase);
    }

    private void preview(Context context) throws IOException {
        access.needHost(context);
        site.show(context);
        switch (reading(context)) {
            case Refused refused -> refuse(context, refused.problem());
            case Table table -> context.json(answer(site.page(context), table, mapping(context, table)));
        }
    }

    private static Map<String, Object> answer(Page page, Table table, ColumnMapping mapping) {
        Preview preview = RosterImport.preview(table, mapping);
        Map<String, Object> answer = new LinkedHashMap<>();
        answer.put("header", table.header());
        Map<String, Integer> columns = new LinkedHashMap<>();
        for (Field field : Field.values()) {
            columns.put(field.word(), mapping.column(field).orElse(-1));
        }
        answer.put("mapping", columns);
        answer.put("fields", fields(page));
        answer.put(
                "sample",
                table.rows().stream().limit(SAMPLE_ROWS).map(Row::cells).toList());
        answer.put("people", preview.counts().people());
        answer.put("warnings", preview.counts().warned());
        answer.put("skipped", preview.counts().skipped());
        answer.put("stopped", preview.stopped());
        List<Problem> problems = new ArrayList<>(table.notes());
        problems.addAll(preview.problems());
        answer.put("problemCount", problems.size());
        answer.put(
                "problems",
                problems.stream()
                        .limit(PROBLEMS_SHOWN_MAX)
                        .map(problem -> Map.of(
                                "row", problem.row(),
                                "severity", problem.severity().name().toLowerCase(Locale.ROOT),
                                "code", problem.code().word(),
                                "text", sentence(page, problem)))
                        .toList());
        return answer;
    }

    private void importAll(Context context) throws Exception {
        access.needHost(context);
        site.show(context);
        switch (reading(context)) {
            case Refused refused -> refuse(context, refused.problem());
            case Table table -> importAll(context, RosterImport.preview(table, mapping(context, table)));
        }
    }

    private void importAll(Context context, Preview preview) throws Exception {
        ShowLoop loop = site.show(context);
        Page page = site.page(context);
        if (preview.stopped() || preview.people().isEmpty()) {
            context.status(422)
                    .json(Map.of(
                            "code",
                            "nothing-to-import",
                            "text",
                            preview.problems().isEmpty()
                                    ? page.say("refused.nothing-to-import")
                                    : sentence(page, preview.problems().getFirst())));
            return;
        }
        Directory directory = directories.of(loop.code());
        switch (directory.importAll(preview.people())) {
            case ImportResult.Conflicted conflicted ->
                context.status(422)
                        .json(Map.of(
                                "code",
                                "import-conflict",
                                "text",
                                page.say(
                                        "refused.import-conflict",
                                        conflicted.conflicts().size())));
            case ImportResult.Imported imported -> {
                Answer enrolled = enrol(loop, directory);
                if (enrolled instanceof Answer.No) {
                    tell(context, enrolled);
                    return;
                }
                context.json(Map.of(
                        "added", imported.added().size(),
                        "updated", imported.updated().size(),
                        "unchanged", imported.unchanged().size(),
                        "missing", imported.missing().size(),
                        "total", directory.count()));
            }
        }
    }

    /// Tells the core who is expected, as far as it may know, and that a name is asked for at the door.
    private static Answer enrol(ShowLoop loop, Directory directory) throws Exception {
        PVector<Guest> guests = TreePVector.empty();
        for (Person person : directory.all()) {
            if (directory.isErased(person.ticket())) {
                continue;
            }
            String table = person.table() == null ? "" : person.table();
            guests = guests.plus(new Guest(person.ticket(), table, TreePVector.from(person.tags()), person.staff(), 0));
        }
        Answer enrolled = Orders.give(loop, By.SERVER, new Command.Enrol(guests));
        return enrolled instanceof Answer.No
                ? enrolled
                : Orders.give(
                        loop,
                        By.SERVER,
                        new Command.EditInfo(loop.moment().show().info().withRoster(true)));
    }

    private void people(Context context) {
        access.needHost(context);
        ShowLoop loop = site.show(context);
        Show show = loop.moment().show();
        List<Map<String, Object>> people = new ArrayList<>();
        Directory directory = directories.of(loop.code());
        for (Person person : directory.all()) {
            if (directory.isErased(person.ticket())) {
                continue;
            }
            Guest guest = show.house().guest(person.ticket());
            people.add(Map.of(
                    "ticket", person.ticket(),
                    "name", person.name(),
                    "table", guest == null ? "" : guest.table(),
                    "tags", person.tags(),
                    "staff", person.staff(),
                    "walkIn", person.walkIn(),
                    "present", guest != null && guest.present()));
        }
        context.json(Map.of("people", people));
    }

    private void arrive(Context context) throws Exception {
        Person person = person(context);
        tell(context, Orders.give(site.show(context), By.SERVER, new Command.Arrive(person.ticket(), person.walkIn())));
    }

    private void leave(Context context) throws Exception {
        tell(
                context,
                Orders.give(
                        site.show(context),
                        By.HOST,
                        new Command.Leave(person(context).ticket())));
    }

    /// Forgets a person for good: name, number, salts and codes here, the ticket in the show; what they made alone
    /// stays
    /// without a name or goes, as they wish. Asked again, it does the same again.
    private void erase(Context context) throws Exception {
        Person person = person(context);
        ShowLoop loop = site.show(context);
        boolean works =
                JSON.readTree(context.body()).path("works").asString("stay").equals("stay");
        directories.of(loop.code()).erase(person.ticket());
        tell(context, Orders.give(loop, By.SERVER, new Command.Forget(person.ticket(), works)));
    }

    private Person person(Context context) {
        access.needHost(context);
        String ticket = context.pathParam("ticket");
        if (!ticket.matches("[0-9]{1,7}")) {
            throw new NotFoundResponse();
        }
        return directories
                .of(site.show(context).code())
                .find(Integer.parseInt(ticket))
                .orElseThrow(NotFoundResponse::new);
    }

    private void tell(Context context, Answer answer) {
        switch (answer) {
            case Answer.Done done -> context.json(Map.of("ok", true));
            case Answer.No no ->
                site.refuse(
                        context,
                        HttpStatus.CONFLICT,
                        no.why().code(),
                        no.why().args().toArray());
        }
    }

    private static Reading reading(Context context) throws IOException {
        return RosterFile.read(context.bodyInputStream().readNBytes(RosterFile.BYTES_MAX + 1));
    }

    private void refuse(Context context, Problem problem) {
        context.status(HttpStatus.UNPROCESSABLE_CONTENT)
                .json(Map.of("code", problem.code().word(), "text", sentence(site.page(context), problem)));
    }

    /// As the address says, a column from 0 by each field's name; as the header looks where it says nothing.
    private static ColumnMapping mapping(Context context, Table table) {
        Map<Field, Integer> chosen = new EnumMap<>(Field.class);
        boolean isSaid = false;
        for (Field field : Field.values()) {
            String said = context.queryParam(field.word());
            isSaid |= said != null;
            if (said != null && said.matches("[0-9]{1,4}") && Integer.parseInt(said) < RosterFile.COLUMNS_MAX) {
                chosen.put(field, Integer.parseInt(said));
            }
        }
        return isSaid ? new ColumnMapping(chosen) : ColumnMapping.guess(table.header());
    }

    private static List<Map<String, String>> fields(Page page) {
        return Arrays.stream(Field.values())
                .map(field -> Map.of("name", field.word(), "label", page.lang().equals("zh") ? field.zh() : field.en()))
                .toList();
    }

    private static String sentence(Page page, Problem problem) {
        return page.lang().equals("zh") ? problem.zh() : problem.en();
    }
}
