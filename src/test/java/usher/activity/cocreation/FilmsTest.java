package usher.activity.cocreation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.pcollections.TreePVector;
import usher.core.By;
import usher.core.Job;
import usher.core.Script;
import usher.engine.Nobody;

/// Renditions and the film of a round.
class FilmsTest {
    private static final FilmPlan PLAN = FilmPlan.START;

    @Test
    void everyVideoIsMadeReadyOnce() {
        Story story = filmed(2);
        assertThat(jobs(story)).containsExactly("r/" + blob(1).substring(0, 20), "r/" + blob(2).substring(0, 20));
        story.server(new CocreationCommand.Film.Rendered(blob(1), blob(9))).isTaken();
        assertThat(jobs(story)).containsExactly("r/" + blob(2).substring(0, 20));
        assertThat(story.state().reel().rendition(blob(1))).isEqualTo(blob(9));
        story.server(new CocreationCommand.Film.Rendered(blob(1), blob(8))).isRefused("job-stale");
    }

    @Test
    void namesOfJobsAreShortEnoughForTheJournal() {
        String slot = "a-slot-whose-id-is-long-as-ids-may-be";
        assertThat(jobs(filmed(1)).getFirst().length() + ("job/" + slot + "/").length())
                .isLessThanOrEqualTo(usher.journal.Limits.ID_CHARS_MAX);
    }

    @Test
    void onlyTheHostAsksAndOnlyTheServerAnswers() {
        Story story = filmed(1);
        story.guest(1, new CocreationCommand.Film.Make()).isRefused("host-only");
        story.host(new CocreationCommand.Film.Rendered(blob(1), "")).isRefused("server-only");
        story.host(new CocreationCommand.Film.Made(1, blob(9), 9_000)).isRefused("server-only");
    }

    @Test
    void makesAFilmPlaysItAndTakesItOff() {
        Story story = filmed(2);
        story.host(new CocreationCommand.Film.Play(true)).isRefused("film-not-made");
        story.host(new CocreationCommand.Film.Make()).isTaken();
        story.host(new CocreationCommand.Film.Make()).isRefused("film-making");
        story.host(new CocreationCommand.Film.Plan(PLAN)).isRefused("film-making");
        assertThat(jobs(story)).contains("film/1");
        story.server(new CocreationCommand.Film.Made(1, blob(9), 61_000)).isTaken();
        story.server(new CocreationCommand.Film.Made(1, blob(9), 61_000)).isRefused("job-stale");
        story.host(new CocreationCommand.Film.Play(true)).isTaken();
        assertThat(story.state().reel().playing()).isTrue();
        story.host(new CocreationCommand.Film.Play(false)).isTaken();
        assertThat(story.state().reel().playing()).isFalse();
    }

    @Test
    void whatWasCancelledIsNotTakenLater() {
        Story story = filmed(1).host(new CocreationCommand.Film.Make());
        story.host(new CocreationCommand.Film.Cancel()).isTaken();
        assertThat(jobs(story)).doesNotContain("film/1");
        story.server(new CocreationCommand.Film.Made(1, blob(9), 1_000)).isRefused("job-stale");
        story.host(new CocreationCommand.Film.Make()).isTaken();
        assertThat(jobs(story)).contains("film/2");
    }

    @Test
    void keepsTheLastFilmWhereTheNextOneFails() {
        Story story = filmed(1).host(new CocreationCommand.Film.Make());
        story.server(new CocreationCommand.Film.Made(1, blob(9), 1_000))
                .host(new CocreationCommand.Film.Make())
                .server(new CocreationCommand.Film.Failed(2));
        assertThat(story.state().reel().film()).isEqualTo(blob(9));
        assertThat(story.state().reel().failed()).isTrue();
    }

    @Test
    void anEmptyFilmIsNotMade() {
        Story.givenOpen(Story.plan(), 2).host(new CocreationCommand.Film.Make()).isRefused("film-empty");
    }

    @Test
    void ordersByTableByVotesAndByHand() {
        Story story = filmed(3);
        assertThat(order(story)).containsExactly("t:1", "t:2", "t:3");
        story.take().take().take().take().take().votes(1, "t:3").votes(3, "t:3", "t:1");
        story.host(new CocreationCommand.Film.Plan(plan(FilmPlan.Order.VOTES))).isTaken();
        assertThat(order(story)).containsExactly("t:3", "t:1", "t:2");
        FilmPlan byHand = plan(FilmPlan.Order.HAND, "t:2/p2", "t:3/p3");
        story.host(new CocreationCommand.Film.Plan(byHand)).isTaken();
        assertThat(order(story)).containsExactly("t:2", "t:3", "t:1");
    }

    @Test
    void leavesOutTrimsAndCredits() {
        Story story = filmed(2);
        FilmPlan plan = new FilmPlan(
                "我们的城市",
                FilmPlan.Order.TABLES,
                TreePVector.empty(),
                TreePVector.singleton("t:1/p1"),
                TreePVector.singleton(new FilmPlan.Trim("t:2/p2", 1_000, 3_000)),
                "",
                "",
                true,
                true);
        story.host(new CocreationCommand.Film.Plan(plan)).isTaken();
        Script script = FilmShots.script(story.spot());
        assertThat(script.title()).isEqualTo("我们的城市");
        assertThat(script.tall()).isTrue();
        assertThat(script.shots()).hasSize(1);
        assertThat(script.shots().getFirst().fromMs()).isEqualTo(1_000);
        assertThat(script.shots().getFirst().toMs()).isEqualTo(3_000);
        assertThat(script.credits()).hasSize(1);
        assertThat(script.credits().getFirst().people()).containsExactly(3, 4);
    }

    @Test
    void refusesPlansThatCannotBe() {
        Story story = filmed(1);
        for (FilmPlan.Trim trim : List.of(
                new FilmPlan.Trim("t:1/p1", -1, 0),
                new FilmPlan.Trim("t:1/p1", 2_000, 2_100),
                new FilmPlan.Trim("x".repeat(500), 0, 0))) {
            FilmPlan plan = new FilmPlan(
                    "",
                    FilmPlan.Order.HAND,
                    TreePVector.empty(),
                    TreePVector.empty(),
                    TreePVector.singleton(trim),
                    "",
                    "",
                    true,
                    false);
            story.host(new CocreationCommand.Film.Plan(plan)).isRefused("film-plan-unusable");
        }
        story.host(new CocreationCommand.Film.Plan(plan(FilmPlan.Order.HAND, "t:1/p1", "t:1/p1")))
                .isRefused("film-plan-unusable");
    }

    @Test
    void resultsOfTheVaultBecomeFacts() {
        Story story = filmed(1).host(new CocreationCommand.Film.Make());
        for (Job job : Films.jobs(story.spot())) {
            story.act(By.SERVER, Films.work(job, Nobody.VAULT)).isTaken();
        }
        assertThat(story.state().reel().renditions()).containsEntry(blob(1), "");
        assertThat(story.state().reel().failed()).isTrue();
    }

    /// So many tables, each with one video of its own.
    static Story filmed(int tables) {
        Story story = Story.givenOpen(Story.plan(), tables);
        for (int table = 1; table <= tables; table++) {
            story.submits(table * 2 - 1, "作品" + table, "", video(table)).isTaken();
        }
        return story;
    }

    static Piece video(int number) {
        return new Piece("p" + number, Piece.Form.VIDEO, blob(number), blob(100), 1920, 1080, 6_000, "", "");
    }

    private static String blob(int number) {
        return "%08x%056x".formatted(number, 0);
    }

    private static FilmPlan plan(FilmPlan.Order order, String... hand) {
        return new FilmPlan(
                "",
                order,
                TreePVector.from(List.of(hand)),
                TreePVector.empty(),
                TreePVector.empty(),
                "",
                "",
                true,
                false);
    }

    private static List<String> order(Story story) {
        return FilmShots.of(story.spot()).shown().stream()
                .map(shot -> shot.work().id())
                .toList();
    }

    private static List<String> jobs(Story story) {
        return Films.jobs(story.spot()).stream().map(Job::id).toList();
    }
}
