package usher.activity.cocreation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pcollections.TreePVector;

/// The vote and its podium.
class VotesTest {
    @Test
    void aBallotIsReplacedWholeAndCanBeTakenBack() {
        Story story = Story.givenVote(Story.plan(), 4)
                .votes(1, "t:2", "t:3")
                .votes(1, "t:4")
                .isTaken();

        assertThat(story.state().votesFor("t:2")).isZero();
        assertThat(story.state().votesFor("t:4")).isEqualTo(1);
        assertThat(story.own(1).voted()).containsExactly("t:4");
        story.votes(1).isTaken();
        assertThat(story.state().votes()).isEmpty();
    }

    @Test
    void theSameBallotTwiceCountsOnce() {
        Story story = Story.givenVote(Story.plan(), 3).votes(1, "t:2").votes(1, "t:2");

        assertThat(story.state().votesFor("t:2")).isEqualTo(1);
    }

    @Test
    void placesAreRevealedFromTheThirdToTheFirst() {
        Story story = Story.givenVote(Story.plan(), 4);
        story.votes(1, "t:2", "t:3")
                .votes(2, "t:2", "t:3")
                .votes(3, "t:3", "t:4")
                .votes(7, "t:3");

        story.take()
                .cues("third")
                .take()
                .cues("second")
                .take()
                .cues("first")
                .take()
                .cues("Leave");

        ScreenViews.Podium podium = (ScreenViews.Podium) story.screen();
        assertThat(podium.places()).extracting(Places.Row::rank).containsExactly(1, 2, 3);
        assertThat(podium.places()).extracting(Places.Row::votes).containsExactly(4, 2, 1);
        assertThat(podium.covered()).isZero();
    }

    @Test
    void tiesShareAPlaceAndUseUpTheNext() {
        Story story = Story.givenVote(Story.plan(), 4);
        story.votes(1, "t:2", "t:3").votes(2, "t:2", "t:3").votes(3, "t:4");

        story.take().cues("third").take().cues("first").take().cues("Leave");

        List<Places.Row> places = ((ScreenViews.Podium) story.screen()).places();
        assertThat(places).extracting(Places.Row::rank).containsExactly(1, 3);
        assertThat(places.getFirst().works()).extracting(Caption::id).containsExactly("t:2", "t:3");
    }

    @Test
    void nobodySeesResultsBeforeTheyAreRevealed() {
        Story story = Story.givenVote(Story.plan(), 4)
                .votes(1, "t:2", "t:3")
                .votes(2, "t:2")
                .take();
        assertThat(story.screen()).isInstanceOf(ScreenViews.Vote.class);
        assertThat(story.console().places()).isEmpty();
        assertThat(story.own(3).votes()).isEqualTo(-1);

        story.take();

        assertThat(((PhoneViews.Podium) story.phone()).places())
                .extracting(Places.Row::rank)
                .containsExactly(2);
        assertThat(((PhoneViews.Podium) story.phone()).covered()).isEqualTo(1);
        assertThat(story.own(3).votes()).isEqualTo(-1);
        assertThat(story.take().own(3).votes()).isEqualTo(2);
    }

    @Test
    void aVoteWithoutVotesHasNoPodium() {
        Story.givenVote(Story.plan(), 3).take().isIn(Phase.Counted.class).cues("Leave");
    }

    @Test
    void aHiddenWorkIsOffThePodiumAndBackOnItWhenRestored() {
        Story story = Story.givenVote(Story.plan(), 3).votes(1, "t:2", "t:3").votes(2, "t:2");
        story.host(new CocreationCommand.Hide("t:2")).take().cues("first").take();
        assertThat(((ScreenViews.Podium) story.screen()).places().getFirst().works())
                .extracting(Caption::id)
                .containsExactly("t:3");

        story.host(new CocreationCommand.Restore("t:2")).take();

        assertThat(((ScreenViews.Podium) story.screen()).places().getFirst().works())
                .extracting(Caption::id)
                .containsExactly("t:2");
    }

    @Test
    void undoOfTheCountOpensTheVoteAgainWithItsBallots() {
        Story story =
                Story.givenVote(Story.plan(), 3).votes(1, "t:2").take().undo().isTaken();

        story.isIn(Phase.Vote.class).votes(3, "t:3").isTaken();
        assertThat(story.state().votes()).hasSize(2);
    }

    @Test
    void lateComersVoteToo() {
        Story.givenVote(Story.plan(), 3).newcomer(90).votes(90, "t:1", "t:2").isTaken();
    }

    @Test
    void refusesVotesBeforeAndAfterTheVote() {
        Story.givenOpen(Story.plan(), 3).submits(1, "一").votes(3, "t:1").isRefused("votes-not-open");
        Story.givenVote(Story.plan(), 3).take().votes(1, "t:2").isRefused("votes-not-open");
    }

    @Test
    void refusesMoreVotesThanEachHas() {
        Story.givenVote(Story.plan(), 4).votes(1, "t:2", "t:3", "t:4").isRefused("votes-too-many");
    }

    @Test
    void refusesTwoVotesForOneWork() {
        Story.givenVote(Story.plan(), 3).votes(1, "t:2", "t:2").isRefused("votes-doubled");
    }

    @Test
    void refusesAVoteForTheOwnTableWhicheverPhoneItWas() {
        Story.givenVote(Story.plan(), 3)
                .votes(1, "t:1")
                .isRefused("vote-for-own")
                .votes(2, "t:2", "t:1")
                .isRefused("vote-for-own");
    }

    @Test
    void refusesAVoteForAWorkThatOneHandedInBeforeMoving() {
        Story.givenVote(Story.plan(), 3).seats(1, "2").votes(1, "t:1").isRefused("vote-for-own");
    }

    @Test
    void refusesAVoteForTheOwnWorkByPerson() {
        Story story = Story.givenOpen(Story.byPerson(), 2)
                .submits(1, "甲")
                .submits(2, "乙")
                .take()
                .take()
                .take()
                .take();

        story.isIn(Phase.Vote.class)
                .votes(1, "p:1")
                .isRefused("vote-for-own")
                .votes(1, "p:2")
                .isTaken();
    }

    @Test
    void refusesVotesForWorksThatAreNotThere() {
        Story story = Story.givenVote(Story.plan(), 3).host(new CocreationCommand.Hide("t:2"));

        story.votes(1, "t:2").isRefused("work-unknown");
        story.votes(1, "t:99").isRefused("work-unknown");
        story.votes(1, "-1").isRefused("work-unknown");
        story.guest(1, new CocreationCommand.Vote(TreePVector.singleton(null))).isRefused("work-unknown");
        assertThat(story.state().votes()).isEmpty();
    }

    @Test
    void refusesVotesFromTheHost() {
        Story.givenVote(Story.plan(), 3)
                .host(new CocreationCommand.Vote(TreePVector.singleton("t:1")))
                .isRefused("guests-only");
    }
}
