package usher.activity.seating;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pcollections.TreePSet;
import usher.core.By;
import usher.core.Command;
import usher.core.Job;

/// Whatever host, guests and workers do in whatever order: nobody sits twice, the house agrees, and all find a chair.
class SeatingPropertyTest {
    private static final int STEPS = 140;
    private static final int TICKETS = 40;
    private static final int TABLES = 9;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void keepsItsPromisesWhateverHappens(long seed) {
        Random luck = new Random(seed);
        SeatingStory story = SeatingStory.with(SeatingStory.fives());
        story.come(1, 12).take();
        List<Job> late = new ArrayList<>();
        for (int step = 0; step < STEPS; step++) {
            Chart before = story.chart();
            int rounds = story.state().book().rounds().size();
            boolean byHand = any(story, luck, late);
            check(story, seed, step);
            if (!byHand && rounds > 0 && story.state().book().rounds().size() == rounds) {
                nobodyMoved(before, story.chart(), "seed %d, step %d".formatted(seed, step));
            }
        }
        story.works();
        check(story, seed, STEPS);
        if (story.state().isShown()) {
            TreePSet<Integer> here = Crowd.of(story.show, story.spot().plan());
            TreeSet<Integer> placed = new TreeSet<>(story.chart().places().keySet());
            placed.addAll(story.state().book().unseated());
            assertThat(placed).as("seed %d", seed).isEqualTo(new TreeSet<>(here));
        }
    }

    /// One thing that may happen; says whether it was the host's hand on the seats, or an undo.
    private static boolean any(SeatingStory story, Random luck, List<Job> late) {
        int ticket = 1 + luck.nextInt(TICKETS);
        int other = 1 + luck.nextInt(TICKETS);
        int table = 1 + luck.nextInt(TABLES);
        switch (luck.nextInt(16)) {
            case 0, 1, 2 -> story.attempt(By.SERVER, new Command.Arrive(ticket, true));
            case 3 -> story.attempt(By.HOST, new Command.Leave(ticket));
            case 4 -> story.attempt(By.HOST, new Command.Take(story.show.step()));
            case 5 -> {
                story.attempt(By.HOST, new Command.Undo(story.show.step()));
                return true;
            }
            case 6 -> story.refusal(By.HOST, new SeatingCommand.Solve());
            case 7 -> {
                story.refusal(By.HOST, new SeatingCommand.Move(ticket, table));
                return true;
            }
            case 8 -> {
                story.refusal(By.HOST, new SeatingCommand.Swap(ticket, other));
                return true;
            }
            case 9 -> {
                story.refusal(By.HOST, new SeatingCommand.Close(table));
                return true;
            }
            case 10 -> {
                story.refusal(By.HOST, luck.nextBoolean() ? new SeatingCommand.Back() : approve(luck));
                return true;
            }
            case 11 -> story.refusal(By.HOST, new SeatingCommand.Lock(ticket, luck.nextBoolean()));
            case 12 -> story.refusal(By.guest(ticket), new SeatingCommand.Tap(other, luck.nextBoolean()));
            case 13 -> late.addAll(story.open());
            case 14 -> {
                if (!late.isEmpty()) {
                    Job job = late.remove(luck.nextInt(late.size()));
                    story.refusal(By.SERVER, story.result(job));
                }
            }
            default -> story.works();
        }
        return false;
    }

    private static SeatingCommand approve(Random luck) {
        return new SeatingCommand.Approve(luck.nextBoolean());
    }

    private static void check(SeatingStory story, long seed, int step) {
        String where = "seed %d, step %d".formatted(seed, step);
        Chart chart = story.chart();
        assertThat(chart.open()).as(where).containsAll(chart.places().values());
        chart.places().forEach((ticket, table) -> {
            if (story.house().guest(ticket) != null) {
                assertThat(story.house().tableOf(ticket)).as(where).isEqualTo(String.valueOf(table));
            }
        });
        if (!story.state().isShown()) {
            assertThat(story.house().tables()).as(where).isEmpty();
        }
        Proposal proposal = story.state().book().proposal();
        assertThat(proposal.fits(story.state().book().edited())).as(where).isTrue();
        assertThat(proposal.shifts().size()).as(where).isLessThanOrEqualTo(4);
        Chart draft = story.state().book().draft();
        if (draft != null) {
            assertThat(draft.open())
                    .as(where)
                    .containsAll(Objects.requireNonNull(draft).places().values());
        }
    }

    /// Arrivals, departures and workers never move anybody who sits.
    private static void nobodyMoved(Chart before, Chart now, String where) {
        now.places().forEach((ticket, table) -> {
            if (before.seats(ticket)) {
                assertThat(before.table(ticket)).as(where).isEqualTo(table);
            }
        });
    }
}
