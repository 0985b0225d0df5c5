package usher.activity.seating;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.pcollections.TreePVector;
import usher.core.Vault;
import usher.people.ColumnMapping;
import usher.people.Draft;
import usher.people.RosterFile;
import usher.people.RosterImport;
import usher.people.Table;
import usher.solver.Evaluation;
import usher.solver.Presets;

/// The list of a real evening, a quarter of it absent, twelve on no list: planned, shown, late guests, a second round.
class RosterTest {
    private static final int HERE = 225;
    private static final int WALK_INS = 12;
    private static final int LATE = 20;
    private static final Map<Integer, Map<String, String>> FIELDS = new LinkedHashMap<>();

    @BeforeAll
    static void reads() throws IOException {
        byte[] file = Files.readAllBytes(Path.of("src/test/resources/people/roster-300.csv"));
        Table table = (Table) RosterFile.read(file);
        List<Draft> people =
                RosterImport.preview(table, ColumnMapping.guess(table.header())).people();
        for (int at = 0; at < people.size(); at++) {
            FIELDS.put(at + 1, people.get(at).fields());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void seatsThemAllAndMovesNobody(long seed) {
        SeatingStory story = SeatingStory.with(
                new SeatingPlan(Presets.ICEBREAK, false, TreePVector.empty(), 0, 10, 2, false, 40, Layout.NONE));
        FIELDS.forEach(story::knows);
        List<Integer> listed = new ArrayList<>(FIELDS.keySet());
        Collections.shuffle(listed, new Random(seed));
        listed.subList(0, HERE).forEach(story::come);

        story.take().take().works().take().works();

        assertThat(story.chart().places()).hasSize(HERE);
        Score score = Objects.requireNonNull(story.state().search().score());
        System.out.printf(
                "seed %d: %d tables, broken %d (bound %d), cost %d (bound %d)%n",
                seed, story.chart().open().size(), score.hardBroken(), score.hardBound(), score.cost(), score.bound());
        assertThat(score.hardBroken()).as("seed %d", seed).isEqualTo(score.hardBound());

        Chart before = story.chart();
        listed.subList(HERE, HERE + LATE).forEach(story::come);
        for (int ticket = 301; ticket <= 300 + WALK_INS; ticket++) {
            story.knows(ticket, Map.of());
            story.come(ticket);
            story.works();
        }
        assertThat(story.chart().places()).hasSize(HERE + LATE + WALK_INS);
        assertThat(story.chart().places()).containsAllEntriesOf(before.places());
        assertThat(story.state().book().unseated()).isEmpty();
        Evaluation late = judged(story);
        System.out.printf(
                "seed %d: after %d late and %d walk-ins broken %d, %d moves proposed%n",
                seed,
                LATE,
                WALK_INS,
                late.hardBroken(),
                story.state().book().proposal().shifts().size());
        assertThat(late.hardBroken()).as("seed %d", seed).isLessThanOrEqualTo(score.hardBroken() + LATE);

        story.take().take().works().take();
        Set<Set<Integer>> again = pairs(story.chart());
        again.retainAll(pairs(story.state().book().rounds().getFirst()));
        System.out.printf("seed %d: %d pairs meet again in round two%n", seed, again.size());
        assertThat(story.chart().places()).hasSize(HERE + LATE + WALK_INS);
        assertThat(again).as("seed %d", seed).isEmpty();
    }

    private static Evaluation judged(SeatingStory story) {
        return Inquiry.of(
                        story.show,
                        SeatingStory.SLOT,
                        tickets -> tickets.stream()
                                .map(ticket ->
                                        new Vault.Profile(ticket, FIELDS.getOrDefault(ticket, Map.of()), List.of()))
                                .toList())
                .orElseThrow()
                .evaluation();
    }

    private static Set<Set<Integer>> pairs(Chart chart) {
        Set<Set<Integer>> pairs = new HashSet<>();
        Map<Integer, List<Integer>> tables = new HashMap<>(chart.tables());
        tables.values().forEach(people -> {
            for (int one : people) {
                for (int other : people) {
                    if (one < other) {
                        pairs.add(Set.of(one, other));
                    }
                }
            }
        });
        return pairs;
    }
}
