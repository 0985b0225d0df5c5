package usher.activity.seating;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import usher.core.Vault;
import usher.solver.Attendee;
import usher.solver.Explanation;
import usher.solver.Problem;
import usher.solver.Sentence;

/// Says why a table is as it is, to the table and to each who sits there, and deals it a question.
final class Telling {
    private Telling() {}

    static SeatingCommand done(Work.Explaining work, Vault vault) {
        Problem problem =
                Puzzle.seated(work.plan(), work.chart().places().keySet(), work.chart(), work.earlier(), vault);
        Explanation explanation = new Explanation(problem, work.chart().plan());
        Icebreakers bank = new Icebreakers(vault.questions());
        Map<Integer, List<Integer>> tables = work.chart().tables();
        PVector<SeatingCommand.Told> told = TreePVector.empty();
        for (int no : work.tables()) {
            List<Integer> people = tables.getOrDefault(no, List.of());
            int asked = work.asked().getOrDefault(no, 0);
            List<Attendee> sitting = problem.people().stream()
                    .filter(attendee -> people.contains(People.ticket(attendee.ticket())))
                    .toList();
            Sentence question = bank.question(sitting, work.round() > 1, no + work.round() * tables.size() + asked);
            List<Sentence> whys = new ArrayList<>();
            people.forEach(ticket -> whys.add(explanation.person(People.id(ticket))));
            told = told.plus(new SeatingCommand.Told(
                    no, asked, TreePVector.from(people), explanation.table(no), question, TreePVector.from(whys)));
        }
        return new SeatingCommand.Explained(told);
    }
}
