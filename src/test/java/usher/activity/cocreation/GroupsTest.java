package usher.activity.cocreation;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import usher.core.Person;

/// Groups that people make on their phones; a group takes three, and groups are fixed after five minutes.
class GroupsTest {
    private static Story open() {
        return Story.givenOpen(Story.byGroup(), 3);
    }

    private static CocreationCommand form(String id, String name) {
        return new CocreationCommand.FormGroup(id, name, 2);
    }

    private static CocreationCommand join(String id) {
        return new CocreationCommand.JoinGroup(id);
    }

    private static CocreationCommand leave() {
        return new CocreationCommand.LeaveGroup();
    }

    @Test
    void oneMakesAGroupOthersJoinAndAllShareItsDraft() {
        Story story = open().guest(1, form("k1", " 夜航船 ")).guest(4, join("k1")).isTaken();

        OwnView view = story.own(4);
        assertThat(view.owner()).isEqualTo("g:k1");
        assertThat(view.table()).isEqualTo("夜航船");
        assertThat(view.team().members()).containsExactly(new Person(1), new Person(4));
        story.guest(4, new CocreationCommand.SetText("g:k1", "一句话")).isTaken();
        assertThat(story.own(1).work().text()).isEqualTo("一句话");
        PhoneViews.Countdown phone = (PhoneViews.Countdown) story.phone();
        assertThat(phone.groups()).containsExactly(new PhoneViews.Choice("k1", "夜航船", 2, 2));
        assertThat(phone.groupsUntil()).isEqualTo(Story.START_MS + 5 * 60_000);
    }

    @Test
    void theSameTapTwiceIsOneGroup() {
        Story story =
                open().guest(1, form("k1", "夜航船")).guest(1, form("k1", "夜航船")).isTaken();
        story.guest(2, join("k1")).guest(2, join("k1")).isTaken();

        assertThat(story.state().groups().all()).hasSize(1);
        assertThat(story.state().groups().group("k1").members()).containsExactly(1, 2);
    }

    @Test
    void aMemberGivesTheGroupAnotherNameAndNobodyElseDoes() {
        Story story = open().guest(1, form("k1", "夜航船")).guest(2, join("k1"));

        story.guest(2, new CocreationCommand.FormGroup("k1", "昼航船", 5)).isTaken();
        story.guest(3, new CocreationCommand.FormGroup("k1", "海盗船", 5)).isRefused("group-unknown");

        assertThat(story.own(1).team().name()).isEqualTo("昼航船");
    }

    @Test
    void refusesNamesThatAreNoneOrTaken() {
        Story story = open().guest(1, form("k1", "夜航船"));

        story.guest(2, form("k2", "夜航船")).isRefused("group-name-taken");
        story.guest(2, form("k2", "  ")).isRefused("group-name");
        story.guest(2, form("k2", "3")).isRefused("group-name");
        story.guest(2, form("k2", "船".repeat(31))).isRefused("text-too-long");
        story.guest(2, form("K/2", "船")).isRefused("group-unknown");
        story.guest(2, new CocreationCommand.FormGroup("k2", "船", 8)).isRefused("group-unknown");
    }

    @Test
    void aFullGroupTakesNobodyMoreAndWhoLeavesMakesRoom() {
        Story story = open().guest(1, form("k1", "夜航船")).guest(2, join("k1")).guest(3, join("k1"));

        story.guest(4, join("k1")).isRefused("group-full");
        story.guest(2, leave()).isTaken().guest(4, join("k1")).isTaken();

        assertThat(story.state().groups().group("k1").members()).containsExactly(1, 3, 4);
        assertThat(story.own(2).owner()).isEqualTo("p:2");
    }

    @Test
    void whoGoesToAnotherGroupLeavesTheFirstAndAnEmptyOneIsGone() {
        Story story =
                open().guest(1, form("k1", "夜航船")).guest(1, form("k2", "昼航船")).isTaken();

        assertThat(story.state().groups().all()).containsOnlyKeys("k2");
        story.guest(2, join("k1")).isRefused("group-unknown");
    }

    @Test
    void aGroupThatMadeSomethingStaysWhenAllHaveLeft() {
        Story story = open().guest(1, form("k1", "夜航船")).guest(1, new CocreationCommand.SetText("g:k1", "字"));

        story.guest(1, leave()).isTaken();
        story.guest(2, join("k1")).isTaken();

        assertThat(story.own(2).work().text()).isEqualTo("字");
    }

    @Test
    void groupsAreFixedAfterTheFirstMinutesButLatecomersStillGetIn() {
        Story story = open().guest(1, form("k1", "夜航船")).afterMinutes(5).after(1);

        story.guest(2, form("k2", "昼航船")).isRefused("groups-closed");
        story.guest(1, leave()).isRefused("groups-closed");
        story.newcomer(50).guest(50, join("k1")).isTaken();
        story.guest(50, join("k1")).isTaken();
        story.guest(50, new CocreationCommand.FormGroup("k1", "夜航", 1)).isTaken();
    }

    @Test
    void whoIsInNoGroupHandsInAlone() {
        Story story = open().guest(1, form("k1", "夜航船")).submits(2, "我自己的").isTaken();

        assertThat(story.work("p:2").isIn()).isTrue();
        assertThat(story.console().of()).isEqualTo(1);
        assertThat(story.console().loose()).isEqualTo(1);
    }

    @Test
    void aRoundByTableHasNoGroups() {
        Story.givenOpen(Story.plan(), 3).guest(1, form("k1", "夜航船")).isRefused("no-groups");
        Story.given(Story.byGroup(), 3).guest(1, form("k1", "夜航船")).isRefused("works-not-open");
    }

    @Test
    void theGalleryNamesTheGroupAndNobodyVotesForTheirOwn() {
        Story story = open().guest(1, form("k1", "夜航船")).guest(2, join("k1"));
        story.guest(2, new CocreationCommand.SetText("g:k1", "字")).submits(3, "三");

        ScreenViews.Gallery view =
                (ScreenViews.Gallery) story.untilAlarm().take().screen();
        assertThat(view.work().table()).isEqualTo("夜航船");
        assertThat(view.work().colour()).isEqualTo(2);
        assertThat(view.work().makers()).containsExactly(new Person(1), new Person(2));

        story.take().take().isIn(Phase.Vote.class);
        story.votes(1, "g:k1")
                .isRefused("vote-for-own")
                .votes(1, "p:3")
                .isTaken()
                .votes(3, "g:k1")
                .isTaken();
    }

    @Test
    void theGroupsOfAWholeHallStaySmallOnPhones() {
        Story story = Story.givenOpen(Story.byGroup(), 150);
        for (int ticket = 1; ticket <= 300; ticket += 3) {
            story.guest(ticket, form("k" + ticket, "我们是第" + ticket + "个小组"));
        }

        int bytes = tools.jackson.databind.json.JsonMapper.shared().writeValueAsBytes(story.phone()).length;

        System.out.println("phone's list of 100 groups: " + bytes + " bytes");
        assertThat(bytes).isLessThan(9_000);
    }
}
