package usher.activity.seating;

import java.util.List;
import org.pcollections.PVector;
import usher.core.Kind;
import usher.solver.Sentence;

/// What may be asked of a seating: by the host, by a guest's phone, or by the server as a fact from outside.
public sealed interface SeatingCommand {
    /// Host: a plan for those who are here now; once one is shown, for one more round.
    record Solve() implements SeatingCommand {}

    /// Host: no plan after all.
    record Cancel() implements SeatingCommand {}

    /// Server: the plan that was asked for.
    record Solved(int number, PVector<Table> tables, Score score) implements SeatingCommand {}

    /// One table of a plan.
    record Table(int no, PVector<Integer> people) {}

    /// Server: the search failed; nothing was found.
    record Failed(int number) implements SeatingCommand {}

    /// Host: everybody learns their table; `quiet` where the screen does not show one after another.
    record Publish(boolean quiet) implements SeatingCommand {}

    /// Host: the screen shows the tables another way.
    record Show(View view) implements SeatingCommand {}

    /// Server: places for those who have none, and moves that would mend what is broken.
    ///
    /// @param draft    of the plan that nobody has seen yet, else of the round that is shown
    /// @param version  of the seats that it was computed from
    /// @param gone     people who are not here any more
    /// @param unseated people for whom there is no chair
    record Seated(
            boolean draft,
            int version,
            PVector<Place> places,
            PVector<Integer> gone,
            PVector<Integer> unseated,
            Proposal proposal)
            implements SeatingCommand {}

    /// A chair for somebody who had none.
    record Place(int ticket, int table) {}

    /// Server: why these tables are as they are, for the people who sit there.
    record Explained(PVector<Told> tables) implements SeatingCommand {}

    /// What is said of one table, and to each who sits there.
    ///
    /// @param whys in the order of `people`
    record Told(int no, int asked, PVector<Integer> people, Sentence why, Sentence question, PVector<Sentence> whys) {}

    /// Host: somebody sits at another table.
    record Move(int ticket, int table) implements SeatingCommand {}

    /// Host: two people change places.
    record Swap(int one, int other) implements SeatingCommand {}

    /// Host: this person stays where they are, whatever is computed.
    record Lock(int ticket, boolean on) implements SeatingCommand {}

    /// Host: one more table.
    record Open(int table) implements SeatingCommand {}

    /// Host: one table fewer; who sat there is placed elsewhere.
    record Close(int table) implements SeatingCommand {}

    /// Host: the last change by hand is undone.
    record Back() implements SeatingCommand {}

    /// Host: the proposed moves are made, or not.
    record Approve(boolean yes) implements SeatingCommand {}

    /// Host: introductions go round every table, so many seconds each; 0 ends them.
    record Introduce(int seconds) implements SeatingCommand {}

    /// Host: another question for this table, 0 for every table.
    record Ask(int table) implements SeatingCommand {}

    /// Host: who could not find the table has been led there.
    record Found(int ticket) implements SeatingCommand {}

    /// Guest: the table cannot be found, or has been.
    record Lost(boolean on) implements SeatingCommand {}

    /// Guest: a line about oneself for the table.
    record Say(String text) implements SeatingCommand {}

    /// Server: what the word list says of a line; no words where it holds none.
    record Checked(int ticket, String text, PVector<String> words) implements SeatingCommand {}

    /// Host: a line that was held is shown to its table, or not.
    record Pass(int ticket, boolean on) implements SeatingCommand {}

    /// Guest: would exchange numbers with this person; only who is tapped back learns of it.
    record Tap(int ticket, boolean on) implements SeatingCommand {}

    List<Kind.Word<SeatingCommand>> WORDS = List.of(
            new Kind.Word<>("solve", Solve.class),
            new Kind.Word<>("cancel", Cancel.class),
            new Kind.Word<>("solved", Solved.class),
            new Kind.Word<>("failed", Failed.class),
            new Kind.Word<>("publish", Publish.class),
            new Kind.Word<>("show", Show.class),
            new Kind.Word<>("seated", Seated.class),
            new Kind.Word<>("explained", Explained.class),
            new Kind.Word<>("move", Move.class),
            new Kind.Word<>("swap", Swap.class),
            new Kind.Word<>("lock", Lock.class),
            new Kind.Word<>("open", Open.class),
            new Kind.Word<>("close", Close.class),
            new Kind.Word<>("back", Back.class),
            new Kind.Word<>("approve", Approve.class),
            new Kind.Word<>("introduce", Introduce.class),
            new Kind.Word<>("ask", Ask.class),
            new Kind.Word<>("found", Found.class),
            new Kind.Word<>("lost", Lost.class),
            new Kind.Word<>("say", Say.class),
            new Kind.Word<>("checked", Checked.class),
            new Kind.Word<>("pass", Pass.class),
            new Kind.Word<>("tap", Tap.class));
}
