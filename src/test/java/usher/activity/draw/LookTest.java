package usher.activity.draw;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import usher.core.Command;
import usher.core.Kinds;
import usher.core.Next;
import usher.core.Refused;
import usher.engine.Codec;

/// How a draw is staged, and its photo moment.
class LookTest {
    private static final DrawPlan.Look WITH_PHOTO = new DrawPlan.Look(DrawPlan.Scene.SPHERE, DrawPlan.Sound.HARP, true);
    private static final String PLAN =
            "{\"prize\":\"p1\",\"quantity\":1,\"exclude\":\"ALL\",\"staff\":false,\"tables\":[],\"tags\":[],\"strength\":23%s}";
    private static final String LOOK = ",\"look\":{\"scene\":\"%s\",\"sound\":\"%s\",\"photo\":true}";

    private final Codec codec = new Codec(new Kinds(List.of(new Draw())));

    @Test
    void takeShowsThePhotoWhenAllAreHereAndThenLeaves() {
        DrawStory story = drawn(plan(WITH_PHOTO));
        assertThat(next(story)).isEqualTo(new Next.Do<>(new DrawCommand.Confirm(), "confirm"));
        story.take();
        assertThat(next(story)).isEqualTo(new Next.Do<>(new DrawCommand.Photo(true), "photo"));
        assertThat(story.screen().draw().photo()).isFalse();
        story.take();
        assertThat(story.screen().draw().photo()).isTrue();
        assertThat(story.screen().winners()).hasSize(1);
        assertThat(next(story)).isEqualTo(new Next.Leave<>());
        story.restart().take();
        assertThat(story.show.onAir()).isEqualTo(DrawStory.SECOND);
    }

    @Test
    void aPlanWithoutAPhotoLeavesAtOnceAndTheHostMayStillShowOne() {
        DrawStory story = drawn(plan(DrawPlan.Look.PLAIN)).take();
        assertThat(next(story)).isEqualTo(new Next.Leave<>());
        story.host(new DrawCommand.Photo(true));
        assertThat(story.screen().draw().photo()).isTrue();
        story.host(new DrawCommand.Photo(false));
        assertThat(story.screen().draw().photo()).isFalse();
    }

    @Test
    void nobodyIsPhotographedBeforeTheResultAndNoGuestCallsForIt() {
        DrawStory story =
                DrawStory.with(DrawStory.prize(1), plan(WITH_PHOTO)).guests(3).onAir();
        assertThat(story.tryHost(new DrawCommand.Photo(true))).contains(Refused.of("draw-no-result"));
        story.lockAndList().pressed(1, 2, 3);
        assertThat(story.tryGuest(1, new DrawCommand.Photo(true))).contains(Refused.of("host-only"));
    }

    @Test
    void thePhotoTellsOfASubstituteToo() {
        DrawStory story = drawn(plan(WITH_PHOTO)).take().take();
        int absentee = story.winners().getFirst();
        story.host(new DrawCommand.Absent(absentee, "absent", true));
        assertThat(story.screen().draw().photo()).isTrue();
        assertThat(story.screen().winners().getFirst().insteadOf()).isEqualTo(absentee);
        assertThat(next(story)).isEqualTo(new Next.Do<>(new DrawCommand.Confirm(), "confirm"));
    }

    @Test
    void theScreenIsToldSceneAndSound() {
        Seen.Common draw = drawn(plan(WITH_PHOTO)).screen().draw();
        assertThat(draw.scene()).isEqualTo("sphere");
        assertThat(draw.sound()).isEqualTo("harp");
    }

    @Test
    void aPlanWrittenBeforeThereWasAChoiceLooksAsItDidThen() throws Exception {
        assertThat(read("").look()).isEqualTo(DrawPlan.Look.PLAIN);
    }

    @Test
    void refusesASceneOrASoundThatIsNotOnTheList() throws Exception {
        assertThat(read(LOOK.formatted("SPHERE", "HARP")).look()).isEqualTo(WITH_PHOTO);
        for (String look : List.of(LOOK.formatted("BALL", "HARP"), LOOK.formatted("WALL", "https://x/y.mp3"))) {
            assertThatThrownBy(() -> read(look)).isInstanceOf(Codec.BadInput.class);
        }
    }

    private DrawPlan read(String look) throws Codec.BadInput {
        String json =
                "{\"do\":\"putSlot\",\"index\":0,\"slot\":{\"id\":\"a1\",\"kind\":\"draw\",\"title\":\"\",\"plan\":%s}}"
                        .formatted(PLAN.formatted(look));
        return codec.read(json) instanceof Command.PutSlot put && put.slot().plan() instanceof DrawPlan plan
                ? plan
                : DrawStory.plan(0);
    }

    private static DrawPlan plan(DrawPlan.Look look) {
        DrawPlan usual = DrawStory.plan(1);
        return new DrawPlan(
                usual.prize(),
                usual.quantity(),
                usual.exclude(),
                usual.staff(),
                usual.tables(),
                usual.tags(),
                usual.strength(),
                look,
                DrawPlan.Who.PRESENT);
    }

    private static DrawStory drawn(DrawPlan plan) {
        return DrawStory.with(DrawStory.prize(5), plan)
                .guests(5)
                .onAir()
                .lockAndList()
                .pressed(1, 2, 3);
    }

    private static Next<DrawCommand> next(DrawStory story) {
        return new Draw().next(story.spot(DrawStory.SLOT));
    }
}
