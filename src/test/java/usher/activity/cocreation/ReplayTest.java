package usher.activity.cocreation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import usher.core.Alarm;
import usher.core.By;
import usher.core.Command;
import usher.core.Kinds;
import usher.engine.Codec;

/// Random evenings: what was told to a phone stays true, and the same entries make the same round.
class ReplayTest {
    private static final int EVENINGS = 30;
    private static final int STEPS = 400;
    private static final int TABLES = 5;
    private static final int GUESTS = 14;

    private final Codec codec = new Codec(new Kinds(List.of(new Cocreation())));
    private final Map<String, String> acknowledged = new HashMap<>();

    @Test
    void noAcknowledgedWorkIsEverMissingAndEveryReplayIsTheSame() throws Exception {
        long seed = System.nanoTime();
        System.out.println("ReplayTest seed " + seed);
        Random luck = new Random(seed);
        Set<Class<?>> phases = new HashSet<>();
        int works = 0;
        int ballots = 0;
        for (int evening = 0; evening < EVENINGS; evening++) {
            acknowledged.clear();
            Story story = Story.given(evening % 2 == 0 ? Story.withVoteMinutes(1) : Story.byPerson(), TABLES);
            for (int step = 0; step < STEPS; step++) {
                random(story, luck);
                holds(story);
                phases.add(story.state().phase().getClass());
            }
            works += story.state().works().size();
            ballots += story.state().votes().size();
            assertThat(Story.replayed(story.entries())).as("seed %d", seed).isEqualTo(story.show);
            assertThat(Story.replayed(throughJson(story.entries())))
                    .as("seed %d", seed)
                    .isEqualTo(story.show);
        }
        assertThat(phases).as("the phases that were reached").hasSize(7);
        assertThat(works).isGreaterThan(EVENINGS);
        assertThat(ballots).isGreaterThan(0);
    }

    private void holds(Story story) {
        CocreationState state = story.state();
        acknowledged.forEach((id, text) -> assertThat(story.work(id).text()).isEqualTo(text));
        Map<String, Integer> counted = new HashMap<>();
        state.votes().values().forEach(ballot -> ballot.forEach(work -> counted.merge(work, 1, Integer::sum)));
        state.works().keySet().forEach(id -> assertThat(state.votesFor(id)).isEqualTo(counted.getOrDefault(id, 0)));
        if (state.phase() instanceof Phase.Gallery gallery && !gallery.work().isEmpty()) {
            assertThat(state.isShown(gallery.work())).isTrue();
        }
        assertThat(story.screen()).isNotNull();
        assertThat(story.phone()).isNotNull();
        assertThat(story.console()).isNotNull();
        assertThat(story.own(1)).isNotNull();
    }

    private void random(Story story, Random luck) {
        story.after(luck.nextInt(4_000));
        int ticket = 1 + luck.nextInt(GUESTS);
        switch (luck.nextInt(16)) {
            case 0, 1, 2, 3, 4 -> submit(story, ticket, luck);
            case 5, 6, 7 -> story.votes(ticket, ids(story, luck));
            case 8 -> story.withdraws(ticket, id(story, luck));
            case 9 -> story.newcomer(11 + luck.nextInt(4));
            case 10 -> story.seats(1 + luck.nextInt(10), String.valueOf(1 + luck.nextInt(TABLES)));
            case 11 -> story.host(host(story, luck));
            case 12 -> story.undo();
            case 13 -> story.afterMinutes(luck.nextInt(3));
            case 14 -> ring(story, luck);
            default -> take(story, luck);
        }
    }

    private void submit(Story story, int ticket, Random luck) {
        String text = luck.nextInt(20) == 0 ? "" : "第" + luck.nextInt(1_000) + "稿";
        String owner = story.own(ticket).owner();
        story.submits(ticket, "", text);
        if (story.wasTaken()) {
            acknowledged.put(owner, text);
        }
    }

    /// Rare, so that every phase lasts a while; a finished round goes on in the next slot.
    private static void take(Story story, Random luck) {
        if (luck.nextInt(2) == 0) {
            story.take();
        }
    }

    private static void ring(Story story, Random luck) {
        CocreationCommand due = story.alarm().map(Alarm::command).orElse(new CocreationCommand.Due(story.nowMs));
        story.server(luck.nextInt(3) == 0 ? new CocreationCommand.Due(luck.nextLong()) : due);
    }

    private static CocreationCommand host(Story story, Random luck) {
        return switch (luck.nextInt(9)) {
            case 0, 1 -> new CocreationCommand.AddMinute();
            case 2 -> new CocreationCommand.CloseEarly();
            case 3 -> new CocreationCommand.Hide(id(story, luck));
            case 4 -> new CocreationCommand.Restore(id(story, luck));
            case 5 -> new CocreationCommand.NextWork();
            case 6 -> new CocreationCommand.PreviousWork();
            case 7 -> new CocreationCommand.GoTo(id(story, luck));
            default -> new CocreationCommand.Autoplay(luck.nextInt(12));
        };
    }

    private static String id(Story story, Random luck) {
        List<String> ids = new ArrayList<>(story.state().works().keySet());
        ids.add("t:404");
        return ids.get(luck.nextInt(ids.size()));
    }

    private static String[] ids(Story story, Random luck) {
        return luck.ints(luck.nextInt(3), 0, 1)
                .mapToObj(zero -> id(story, luck))
                .toArray(String[]::new);
    }

    private List<Story.Entry> throughJson(List<Story.Entry> entries) throws Codec.BadInput {
        PVector<Story.Entry> read = TreePVector.empty();
        for (Story.Entry entry : entries) {
            Command command = codec.readEntry(codec.write(entry.command()));
            read = read.plus(new Story.Entry(command, entry.stamp()));
        }
        return read;
    }

    @Test
    void aCommandWithMissingFieldsIsRefusedBeforeTheRound() {
        for (String act : List.of(
                "{\"do\":\"submit\",\"title\":\"\",\"text\":\"字\"}",
                "{\"do\":\"submit\",\"title\":null,\"text\":\"字\",\"pieces\":[]}",
                "{\"do\":\"vote\"}",
                "{\"do\":\"vote\",\"works\":{}}",
                "{\"do\":\"goto\"}",
                "{\"do\":\"autoplay\",\"seconds\":\"fast\"}",
                "{\"do\":\"OPEN\"}",
                "{\"do\":\"open\"}")) {
            String json = "{\"do\":\"act\",\"slot\":\"a1\",\"kind\":\"cocreation\",\"act\":" + act + "}";
            assertThat(read(json)).as(act).isEqualTo("bad-input");
        }
        assertThat(read("{\"do\":\"act\",\"slot\":\"a1\",\"kind\":\"cocreation\",\"act\":{\"do\":\"submit\","
                        + "\"title\":\"\",\"text\":\"字\",\"pieces\":[]}}"))
                .isEqualTo("read");
    }

    private String read(String json) {
        try {
            return codec.read(json) instanceof Command.Act act && act.command() instanceof CocreationCommand
                    ? "read"
                    : "something else";
        } catch (Codec.BadInput e) {
            return "bad-input";
        }
    }

    @Test
    void anAlarmSentByTheServerSurvivesTheJournal() throws Exception {
        Command.Act alarm = new Command.Act("a1", "cocreation", new CocreationCommand.Due(17));

        assertThat(codec.readEntry(codec.write(alarm))).isEqualTo(alarm);
        assertThat(By.of(By.SERVER.text())).isEqualTo(By.SERVER);
    }
}
