package usher.activity.cocreation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import usher.core.By;
import usher.core.Change;
import usher.core.Job;
import usher.core.Kind;
import usher.core.Refused;
import usher.core.Spot;
import usher.core.Stamp;
import usher.core.Step;
import usher.core.Vault;

/// The rules of the desk: what people write goes there, the word list answers from outside, the host lets it through.
final class Looks {
    private static final String JOB = "check/";
    private static final String NAME = "n:";

    /// A text that the word list is asked about.
    private record Check(String id, long seq, String text) {}

    private Looks() {}

    static @Nullable Refused foreign(CocreationCommand.Look command, By by) {
        return switch (command) {
            case CocreationCommand.Look.Checked _ -> by.role() == By.Role.SERVER ? null : Refused.of("server-only");
            case CocreationCommand.Look.Approve _, CocreationCommand.Look.HoldBack _ ->
                by.isGuest() ? Refused.of("host-only") : null;
        };
    }

    static Step<Change<CocreationState, Kind.None>> apply(
            Spot<Round, CocreationState, Kind.None> spot, CocreationCommand.Look command, Stamp stamp) {
        return switch (command) {
            case CocreationCommand.Look.Checked checked -> checked(spot, checked, stamp.timeMs());
            case CocreationCommand.Look.Approve(String id) -> approve(spot, id, stamp.timeMs());
            case CocreationCommand.Look.HoldBack(String id) -> holdBack(spot, id, stamp);
        };
    }

    /// A step of a guest's, with what it brought put on the desk where the plan wants that.
    static Step<Change<CocreationState, Kind.None>> watched(
            Spot<Round, CocreationState, Kind.None> spot, Step<Change<CocreationState, Kind.None>> step, Stamp stamp) {
        if (spot.plan().moderation() == Round.Moderation.OFF
                || !stamp.by().isGuest()
                || !(step instanceof Step.Taken<Change<CocreationState, Kind.None>> taken)) {
            return step;
        }
        CocreationState before = spot.state();
        CocreationState after = taken.state().state();
        Desk desk = after.desk();
        for (Map.Entry<String, Said> brought : brought(before, after).entrySet()) {
            desk = entered(desk, brought.getKey(), brought.getValue(), spot.plan(), stamp.seq());
        }
        return desk == after.desk()
                ? step
                : new Step.Taken<>(
                        new Change<>(Walls.settled(after.with(desk), stamp.timeMs()), spot.ledger()), taken.touched());
    }

    /// Under which id a group's name waits; the group's work waits under the owner's.
    static String nameOf(Group group) {
        return NAME + group.id();
    }

    /// What stands in place of a name that waits: the group's number.
    static String veiled(CocreationState state, Group group) {
        return "#" + (List.copyOf(state.groups().all().keySet()).indexOf(group.id()) + 1);
    }

    static List<Job> jobs(CocreationState state) {
        List<Job> jobs = new ArrayList<>();
        state.desk().held().forEach((id, held) -> {
            if (held.why() == Desk.Why.CHECK) {
                jobs.add(new Job(JOB + id + "/" + held.seq(), new Check(id, held.seq(), held.text())));
            }
        });
        return jobs;
    }

    /// Null for a job that is not ours.
    static @Nullable CocreationCommand work(Job job, Vault vault) {
        return job.what() instanceof Check(String id, long seq, String text)
                ? new CocreationCommand.Look.Checked(id, seq, TreePVector.from(vault.held(text)))
                : null;
    }

    /// What somebody says: words to look through, and what else makes it another thing than before.
    private record Said(String text, Object rest) {
        static Said of(Work work) {
            String links = work.pieces().stream()
                    .flatMap(piece -> Stream.of(piece.title(), piece.url()))
                    .filter(text -> !text.isEmpty())
                    .collect(Collectors.joining("\n"));
            return new Said((work.title() + "\n" + work.text() + "\n" + links).strip(), work.pieces());
        }

        static Said of(Item item) {
            return new Said(item.text(), item.pieces());
        }
    }

    /// What the step brought or changed, by id.
    private static Map<String, Said> brought(CocreationState before, CocreationState after) {
        Map<String, Said> brought = new LinkedHashMap<>();
        if (before.works() != after.works()) {
            for (Work work : after.works().values()) {
                Work known = before.work(work.id());
                if (work != known && (known == null || !Said.of(known).equals(Said.of(work)))) {
                    brought.put(work.id(), Said.of(work));
                }
            }
        }
        if (before.groups().all() != after.groups().all()) {
            for (Group group : after.groups().all().values()) {
                Group known = before.groups().group(group.id());
                if (known == null || !known.name().equals(group.name())) {
                    brought.put(nameOf(group), new Said(group.name(), ""));
                }
            }
        }
        if (before.wall().items() != after.wall().items()) {
            for (Item item : after.wall().items().values()) {
                Item known = before.wall().item(item.id());
                if (item != known && (known == null || !Said.of(known).equals(Said.of(item)))) {
                    brought.put(item.id(), Said.of(item));
                }
            }
        }
        return brought;
    }

    private static Desk entered(Desk desk, String id, Said said, Round plan, long seq) {
        boolean turn = plan.moderation() == Round.Moderation.BEFORE;
        return turn || !said.text().isBlank()
                ? desk.with(id, Desk.Held.brought(said.text(), seq, turn))
                : desk.without(id);
    }

    private static Step<Change<CocreationState, Kind.None>> checked(
            Spot<Round, CocreationState, Kind.None> spot, CocreationCommand.Look.Checked checked, long timeMs) {
        Desk desk = spot.state().desk();
        Desk.Held held = desk.held(checked.id());
        if (held == null || held.why() != Desk.Why.CHECK || held.seq() != checked.seq()) {
            return Step.refused("job-stale");
        }
        PVector<String> found = checked.words().minusAll(desk.passedOf(checked.id()));
        Desk next = found.isEmpty() && !held.turn()
                ? desk.without(checked.id())
                : desk.with(checked.id(), held.found(found));
        return seen(spot, next, timeMs);
    }

    /// Letting through what has been let through changes nothing.
    private static Step<Change<CocreationState, Kind.None>> approve(
            Spot<Round, CocreationState, Kind.None> spot, String id, long timeMs) {
        Desk desk = spot.state().desk();
        Desk.Held held = desk.held(id);
        return held == null
                ? Cocreation.only(spot, spot.state(), Set.of())
                : seen(spot, desk.passing(id, held.words()), timeMs);
    }

    private static Step<Change<CocreationState, Kind.None>> holdBack(
            Spot<Round, CocreationState, Kind.None> spot, String id, Stamp stamp) {
        CocreationState state = spot.state();
        Work work = state.work(id);
        Item item = state.wall().item(id);
        Group group = id.startsWith(NAME) ? state.groups().group(id.substring(NAME.length())) : null;
        if (work == null && item == null && group == null) {
            return Step.refused("work-unknown");
        }
        String text = work != null
                ? Said.of(work).text()
                : item != null
                        ? Said.of(item).text()
                        : Objects.requireNonNull(group).name();
        Desk.Held held = new Desk.Held(
                Desk.Why.HOST, text, stamp.seq(), true, state.desk().passedOf(id));
        return state.desk().holds(id)
                ? Cocreation.only(spot, state, Set.of())
                : seen(spot, state.desk().with(id, held), stamp.timeMs());
    }

    private static Step<Change<CocreationState, Kind.None>> seen(
            Spot<Round, CocreationState, Kind.None> spot, Desk desk, long timeMs) {
        return Cocreation.everybody(spot, Walls.settled(spot.state().with(desk), timeMs));
    }
}
