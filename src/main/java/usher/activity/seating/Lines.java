package usher.activity.seating;

import java.util.ArrayList;
import java.util.List;
import org.pcollections.TreePVector;
import usher.core.Change;
import usher.core.Job;
import usher.core.Kind;
import usher.core.Spot;
import usher.core.Step;
import usher.core.Text;
import usher.core.Vault;

/// What guests write about themselves for their tables. Where the evening is moderated the word list looks first, and
/// what it holds waits for the host.
final class Lines {
    private Lines() {}

    static Step<Change<SeatingState, Kind.None>> say(
            Spot<SeatingPlan, SeatingState, Kind.None> spot, String text, int ticket) {
        String line = text.strip();
        if (line.length() > Text.NAME_MAX) {
            return Step.refused("text-too-long", Text.NAME_MAX);
        }
        if (!spot.state().book().current().seats(ticket)) {
            return Step.refused("seating-not-seated");
        }
        SeatingState.Chatter chatter = spot.state().chatter();
        return spot.show().moderates() && !line.isEmpty()
                ? table(spot, chatter.waiting(ticket, new SeatingState.Held(line, TreePVector.empty())), ticket)
                : table(spot, chatter.saying(ticket, line), ticket);
    }

    static Step<Change<SeatingState, Kind.None>> checked(
            Spot<SeatingPlan, SeatingState, Kind.None> spot, SeatingCommand.Checked checked) {
        SeatingState.Chatter chatter = spot.state().chatter();
        SeatingState.Held held = chatter.held().get(checked.ticket());
        if (held == null || !held.text().equals(checked.text()) || !held.words().isEmpty()) {
            return Step.refused("job-stale");
        }
        return table(
                spot,
                checked.words().isEmpty()
                        ? chatter.saying(checked.ticket(), held.text())
                        : chatter.waiting(checked.ticket(), new SeatingState.Held(held.text(), checked.words())),
                checked.ticket());
    }

    static Step<Change<SeatingState, Kind.None>> pass(
            Spot<SeatingPlan, SeatingState, Kind.None> spot, SeatingCommand.Pass pass) {
        SeatingState.Chatter chatter = spot.state().chatter();
        SeatingState.Held held = chatter.held().get(pass.ticket());
        return held == null
                ? Step.refused("seating-no-line")
                : table(spot, chatter.saying(pass.ticket(), pass.on() ? held.text() : ""), pass.ticket());
    }

    /// The number counts a guest's lines, for the same words may be written twice.
    static List<Job> jobs(SeatingState state) {
        List<Job> jobs = new ArrayList<>();
        state.chatter().held().forEach((ticket, held) -> {
            if (held.words().isEmpty()) {
                String id = "line/" + ticket + "/" + state.chatter().count() + "/"
                        + held.text().hashCode();
                jobs.add(new Job(id, new Work.Line(ticket, held.text())));
            }
        });
        return jobs;
    }

    static SeatingCommand done(Work.Line line, Vault vault) {
        return new SeatingCommand.Checked(line.ticket(), line.text(), TreePVector.from(vault.held(line.text())));
    }

    /// Read by everybody who sits at the guest's table.
    private static Step<Change<SeatingState, Kind.None>> table(
            Spot<SeatingPlan, SeatingState, Kind.None> spot, SeatingState.Chatter next, int ticket) {
        Chart chart = spot.state().book().current();
        int[] table = chart.people(chart.table(ticket)).stream()
                .mapToInt(Integer::intValue)
                .toArray();
        return Steps.only(spot, spot.state().with(next), table);
    }
}
