package usher.activity.draw;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.pcollections.TreePVector;
import usher.core.Alarm;
import usher.core.By;
import usher.core.Command;
import usher.core.Job;
import usher.core.Prize;
import usher.core.Slot;

/// Evenings at random: whatever host, guests and server say in whatever order, some things never happen.
class DrawPropertyTest {
    private static final int EVENINGS = 30;
    private static final int STEPS = 220;
    private static final List<String> SLOTS = List.of(DrawStory.SLOT, DrawStory.SECOND);

    @Test
    void nobodyOutsideThePoolNobodyTwiceAndNoStockBelowZero() {
        long first = Long.getLong("seed", System.nanoTime());
        System.out.println("seed " + first);
        int results = 0;
        for (int evening = 0; evening < EVENINGS; evening++) {
            results += evening(first + evening);
        }
        assertThat(results).isGreaterThan(EVENINGS / 2);
    }

    private static int evening(long seed) {
        Random luck = new Random(seed);
        Prize prize = DrawStory.inBatches(1 + luck.nextInt(6), luck.nextInt(3));
        DrawStory story = DrawStory.with(prize, DrawStory.plan(luck.nextInt(3))).onAir();
        for (int step = 0; step < STEPS; step++) {
            String slot = SLOTS.get(luck.nextInt(2));
            switch (luck.nextInt(10)) {
                case 0 -> arriveOrLeave(story, luck);
                case 1 -> story.later(luck.nextInt(90_000));
                case 2, 3 -> story.attempt(By.HOST, DrawStory.act(slot, hostSays(luck)));
                case 4 -> guestSays(story, slot, luck);
                case 5, 6 -> workOrClock(story, slot, luck);
                case 7 -> workOrClock(story, slot, luck);
                case 8 -> story.attempt(By.HOST, new Command.Take(story.show.step()));
                case 9 -> moreOrRestart(story, luck);
                default -> throw new IllegalStateException();
            }
            check(story, seed);
        }
        story.work();
        check(story, seed);
        if (!story.ledger().records().isEmpty()) {
            assertThat(story.verified().errors()).as("seed %d", seed).isEmpty();
        }
        return story.ledger().draws().size();
    }

    private static void arriveOrLeave(DrawStory story, Random luck) {
        int ticket = 1 + luck.nextInt(12);
        if (luck.nextInt(4) == 0) {
            story.attempt(By.HOST, new Command.Leave(ticket));
        } else if (!story.show.house().isPresent(ticket)) {
            story.guest(ticket, ticket == 12);
        }
    }

    private static DrawCommand hostSays(Random luck) {
        int ticket = 1 + luck.nextInt(12);
        return switch (luck.nextInt(9)) {
            case 0, 1 -> new DrawCommand.Lock();
            case 2, 3 -> new DrawCommand.Press();
            case 4 -> new DrawCommand.SealAnyway();
            case 5 -> luck.nextInt(4) == 0 ? new DrawCommand.VoidDraw("error") : new DrawCommand.Again();
            case 6 -> new DrawCommand.Present(ticket);
            case 7 -> new DrawCommand.Absent(ticket, "absent", luck.nextBoolean());
            default -> new DrawCommand.Claim(ticket);
        };
    }

    private static void guestSays(DrawStory story, String slot, Random luck) {
        int ticket = 1 + luck.nextInt(12);
        String draw = "d" + (1 + luck.nextInt(Math.max(1, story.ledger().opens())));
        DrawCommand says = luck.nextInt(4) == 0
                ? new DrawCommand.Here(draw)
                : new DrawCommand.Tap(draw, DrawStory.luck(luck.nextInt(40)));
        story.attempt(By.guest(ticket), DrawStory.act(slot, says));
    }

    private static void workOrClock(DrawStory story, String slot, Random luck) {
        Draw kind = new Draw();
        List<Job> jobs = kind.jobs(story.spot(slot));
        if (!jobs.isEmpty()) {
            Job job = jobs.get(luck.nextInt(jobs.size()));
            story.attempt(By.SERVER, DrawStory.act(slot, kind.work(job, story.vault)));
            return;
        }
        Alarm<DrawCommand> alarm = kind.alarm(story.spot(slot)).orElse(null);
        if (alarm != null && luck.nextInt(3) == 0) {
            story.later(Math.max(0, alarm.atMs() - story.nowMs));
            story.attempt(By.SERVER, DrawStory.act(slot, alarm.command()));
        }
    }

    private static void moreOrRestart(DrawStory story, Random luck) {
        switch (luck.nextInt(6)) {
            case 0 -> story.restart();
            case 1 -> {
                Prize prize = DrawStory.inBatches(4 + luck.nextInt(8), luck.nextInt(3));
                if (prize.quantity() >= story.show.prizes().get(0).quantity()) {
                    story.attempt(By.HOST, new Command.PutPrize(prize));
                }
            }
            case 2 -> {
                DrawPlan plan = new DrawPlan(
                        DrawStory.PRIZE,
                        luck.nextInt(4),
                        DrawPlan.Exclude.ALL,
                        luck.nextBoolean(),
                        luck.nextInt(3) == 0 ? TreePVector.singleton("1") : TreePVector.empty(),
                        TreePVector.empty(),
                        10,
                        DrawPlan.Look.PLAIN,
                        DrawPlan.Who.PRESENT);
                story.attempt(By.HOST, new Command.PutSlot(new Slot(SLOTS.get(luck.nextInt(2)), "draw", "", plan), 0));
            }
            default -> story.later(1_000);
        }
    }

    private static void check(DrawStory story, long seed) {
        Set<Integer> winners = new HashSet<>();
        Map<String, Integer> won = new HashMap<>();
        for (Drawn drawn : story.ledger().draws()) {
            for (Drawn.Place place : drawn.places()) {
                assertThat(winners.add(place.ticket()))
                        .as("seed %d: %d wins twice", seed, place.ticket())
                        .isTrue();
                assertThat(drawn.call().lists(place.ticket()))
                        .as("seed %d: %d is in the pool", seed, place.ticket())
                        .isTrue();
                won.merge(drawn.call().conditions().prize().id(), 1, Integer::sum);
            }
        }
        won.forEach((prize, pieces) -> assertThat(story.show.prize(prize).quantity() - pieces)
                .as("seed %d: stock", seed)
                .isNotNegative());
    }
}
