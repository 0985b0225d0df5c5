package usher.activity.cocreation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pcollections.TreePVector;
import usher.core.By;
import usher.core.Job;
import usher.core.Vault;

/// The moderation desk: what the list holds, what the host lets through, and that nothing is lost on the way.
class DeskTest {
    private static final Cocreation KIND = new Cocreation();

    @Test
    void whereNothingIsModeratedNothingIsAsked() {
        Story story = Story.givenOpen(Story.plan(), 2).submits(1, "赌博");

        assertThat(story.state().desk()).isEqualTo(Desk.EMPTY);
        assertThat(KIND.jobs(story.spot())).isEmpty();
    }

    @Test
    void aWorkWaitsUntilTheListHasAnsweredAndThenIsFree() {
        Story story = Story.givenOpen(moderated(Round.Moderation.AFTER), 2).submits(1, "雨夜", "机器狗");

        assertThat(story.state().desk().held("t:1").why()).isEqualTo(Desk.Why.CHECK);
        assertThat(story.state().isShown("t:1")).isFalse();
        checked(story);
        assertThat(story.state().isShown("t:1")).isTrue();
    }

    @Test
    void theListHoldsForTheHostAndDeletesNothing() {
        Story story = Story.givenOpen(moderated(Round.Moderation.AFTER), 2)
                .submits(1, "赌博")
                .submits(3, "雨夜");
        checked(story).take().take().shows("t:2");

        DeskView.Row row = story.console().desk().rows().getFirst();
        assertThat(row.words()).containsExactly("赌博");
        assertThat(story.own(2).work().text()).isEqualTo("赌博");

        story.act(By.CREW, new CocreationCommand.Look.Approve("t:1"));
        assertThat(story.console().desk().rows()).isEmpty();
        assertThat(story.state().shown()).extracting(Work::id).containsExactly("t:1", "t:2");
    }

    @Test
    void aWordThatTheHostLetThroughHoldsTheSameWorkNoMore() {
        Story story = Story.givenOpen(moderated(Round.Moderation.AFTER), 2).submits(1, "赌博");
        checked(story).host(new CocreationCommand.Look.Approve("t:1"));

        checked(story.submits(1, "讲赌博的短片"));
        assertThat(story.state().isShown("t:1")).isTrue();
        checked(story.submits(1, "赌博和毒品"));
        assertThat(story.state().desk().held("t:1").words()).containsExactly("毒品");
    }

    @Test
    void linkTitlesAndTitlesAreLookedThroughToo() {
        Story story = Story.givenOpen(moderated(Round.Moderation.AFTER), 2);
        Piece link = new Piece("p1", Piece.Form.LINK, "", "", 0, 0, 0, "https://example.org/", "毒品");

        checked(story.submits(1, "", "", link).submits(3, "赌博", ""));
        assertThat(story.state().desk().held().keySet()).containsExactly("t:1", "t:2");
    }

    @Test
    void whatWaitsIsInNoFilm() {
        Story story = Story.givenOpen(moderated(Round.Moderation.BEFORE), 2)
                .submits(1, "", "", Story.picture(1))
                .submits(3, "", "", Story.picture(2));

        story.host(new CocreationCommand.Look.Approve("t:2"));
        assertThat(FilmShots.of(story.spot()).shown())
                .extracting(shot -> shot.work().id())
                .containsExactly("t:2");
    }

    @Test
    void beforehandEverythingWaitsForTheHostPicturesToo() {
        Story story = Story.givenOpen(moderated(Round.Moderation.BEFORE), 2)
                .submits(1, "", "", Story.picture(1))
                .submits(3, "雨夜");

        checked(story);
        assertThat(story.state().desk().held("t:1").why()).isEqualTo(Desk.Why.TURN);
        assertThat(story.state().desk().held("t:2").why()).isEqualTo(Desk.Why.TURN);
        story.host(new CocreationCommand.Look.Approve("t:1"));
        story.submits(1, "", "", Story.picture(1), Story.picture(2));
        assertThat(story.state().isShown("t:1")).isFalse();
    }

    @Test
    void anAnswerAboutWhatItSaidBeforeIsRefused() {
        Story story = Story.givenOpen(moderated(Round.Moderation.AFTER), 2).submits(1, "雨夜");
        long seq = story.state().desk().held("t:1").seq();
        story.submits(1, "赌博");

        story.server(new CocreationCommand.Look.Checked("t:1", seq, TreePVector.empty()))
                .isRefused("job-stale");
        assertThat(story.state().isShown("t:1")).isFalse();
    }

    @Test
    void theHostTakesBackWhatWasLetThrough() {
        Story story = Story.givenOpen(moderated(Round.Moderation.AFTER), 2).submits(1, "雨夜");
        checked(story).host(new CocreationCommand.Look.HoldBack("t:1"));
        assertThat(story.state().isShown("t:1")).isFalse();

        story.host(new CocreationCommand.Look.Approve("t:1")).isTaken();
        assertThat(story.state().isShown("t:1")).isTrue();
        story.host(new CocreationCommand.Look.Approve("t:1")).isTaken();
    }

    @Test
    void guestsNeitherLetThroughNorAnswerForTheList() {
        Story story = Story.givenOpen(moderated(Round.Moderation.AFTER), 2).submits(1, "赌博");

        story.guest(1, new CocreationCommand.Look.Approve("t:1")).isRefused("host-only");
        story.host(new CocreationCommand.Look.Checked("t:1", 1, TreePVector.empty()))
                .isRefused("server-only");
    }

    @Test
    void nobodyVotesForWhatTheHallMayNotSee() {
        Story story = Story.givenOpen(moderated(Round.Moderation.AFTER), 3)
                .submits(1, "赌博")
                .submits(3, "二")
                .submits(5, "三");
        checked(story).take().take().take().take().isIn(Phase.Vote.class);

        story.votes(3, "t:1").isRefused("work-unknown");
        story.votes(3, "t:3").isTaken();
    }

    @Test
    void aGroupWhoseNameIsHeldHasANumberUntilTheHostLetsItThrough() {
        Story story = Story.givenOpen(moderated(Round.Moderation.AFTER).by(Round.Who.GROUPS), 2);
        story.guest(1, new CocreationCommand.FormGroup("g1", "赌博队", 2)).isTaken();
        story.guest(3, new CocreationCommand.FormGroup("g2", "雨夜队", 3)).isTaken();
        checked(story);

        assertThat(names(story)).containsExactly("#1", "雨夜队");
        story.host(new CocreationCommand.Look.Approve("n:g1"));
        assertThat(names(story)).containsExactlyInAnyOrder("赌博队", "雨夜队");
    }

    private static List<String> names(Story story) {
        return story.state().groups().all().values().stream()
                .map(group -> Teams.name(story.state(), Owner.group(group.id())))
                .toList();
    }

    /// The word list answers all that it is asked.
    static Story checked(Story story) {
        for (Job job : KIND.jobs(story.spot())) {
            if (job.id().startsWith("check/")) {
                story.server(KIND.work(job, new TwoWords())).isTaken();
            }
        }
        return story;
    }

    static Round moderated(Round.Moderation moderation) {
        return wall(Round.Form.ROUND, moderation, 20);
    }

    static Round wall(Round.Form form, Round.Moderation moderation, int minutes) {
        Round plan = Story.plan();
        return new Round(
                form,
                plan.theme(),
                plan.brief(),
                minutes,
                plan.who(),
                plan.groupMax(),
                plan.groupMinutes(),
                plan.votes(),
                plan.voteMinutes(),
                plan.tally(),
                plan.takes(),
                plan.piecesMax(),
                plan.pieceMegabytesMax(),
                plan.videoSecondsMax(),
                plan.graceMinutes(),
                plan.autoplaySeconds(),
                moderation);
    }

    /// A list of two words.
    private static final class TwoWords implements Vault {
        @Override
        public List<Commitment> commitments(List<Integer> tickets) {
            return List.of();
        }

        @Override
        public String secret(int j) {
            return "";
        }

        @Override
        public String eventKeyHash() {
            return "";
        }

        @Override
        public List<String> held(String text) {
            return List.of("赌博", "毒品").stream().filter(text::contains).toList();
        }
    }
}
