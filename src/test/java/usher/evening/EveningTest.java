package usher.evening;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import usher.ud1.Known;
import usher.ud1.Report;
import usher.ud1.Verify;

/// One whole evening through the real pages: a host, a screen and phones. Its chapters follow one another; where one
/// fails, the rest is skipped and `target/evening/` holds what every device showed.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EveningTest {
    private static final int CLICKS = 10;
    private static final int CLICKS_APART_MS = 500;

    @TempDir
    static Path folder;

    @RegisterExtension
    final Witness witness = Witness.ofStory(() -> this.hall);

    private Hall hall;
    private List<Guest> guests;
    private Host host;
    private Screen screen;
    private Phone android;
    private Phone iphone;
    private Phone late;
    private String code;

    @BeforeAll
    void aHallAndAList() throws Exception {
        guests = Guest.all();
        hall = Hall.open(folder);
    }

    @AfterAll
    void close() throws Exception {
        if (hall != null) {
            hall.close();
        }
    }

    @Test
    @Order(1)
    void theHostOpensTheLinkMakesAShowAndBringsTheListIn() throws Exception {
        host = hall.host();
        host.opens(hall.server().hostLink());
        code = host.makesShow("门童之夜", "evening");
        host.bringsPeople(Guest.ROSTER, 300);
    }

    @Test
    @Order(2)
    void phonesComeInByNameAndFourDigits() throws Exception {
        screen = hall.screen(code);
        screen.shows("门童之夜");
        host.takes();
        host.takes("入场");
        screen.counts(0);
        String link = screen.scanned();
        assertThat(link).startsWith(hall.url("/"));

        android = hall.phone(Device.WECHAT_ANDROID);
        android.opens(link);
        android.comesIn(guests.get(0));
        iphone = hall.phone(Device.WECHAT_IPHONE);
        iphone.opens(link);
        iphone.comesIn(guests.get(1));

        screen.counts(2);
        screen.shows(guests.get(0).name());
        assertThat((Boolean) android.page.evaluate("isSecureContext")).isFalse();
    }

    @Test
    @Order(3)
    void aReloadIsTheSamePersonAndAWrongNumberIsNobody() {
        android.reloads();
        android.is(guests.get(0));
        screen.counts(2);

        Phone stranger = hall.phone(Device.IPHONE);
        stranger.opens(hall.url("/j/" + code));
        stranger.comesIn(guests.get(2).name(), "0000");
        stranger.shows(stranger.say("refused.claim-unknown"));
        screen.counts(2);
    }

    @Test
    @Order(4)
    void theTalkIsRenamedWhileItIsOnAir() {
        host.takes("分享");
        host.renames("十分钟做一部短片", "周小鱼");

        for (Surface surface : List.of(screen, android, iphone)) {
            surface.shows("十分钟做一部短片");
            surface.shows("周小鱼");
        }
    }

    @Test
    @Order(5)
    void aTakeTooEarlyIsTakenBack() {
        host.takes("赞助致谢");
        screen.showsNo("周小鱼");

        host.undoes();

        host.isOnAir("分享");
        screen.shows("周小鱼");
        android.shows("周小鱼");
    }

    @Test
    @Order(6)
    void whoComesLateIsInAtOnceAndReadsEnglish() {
        late = hall.phone(Device.IPHONE);
        late.opens(hall.url("/"));
        late.comesIn("", guests.get(3).ticket());

        late.is(guests.get(3));
        late.shows("十分钟做一部短片");
        late.shows(late.say("kind.card.talk"));
    }

    @Test
    @Order(7)
    void theButtonsForBadMomentsHelp() {
        host.panics("hold", true);
        screen.shows(screen.say("screen.back"));
        host.panics("hold", false);
        screen.shows("周小鱼");

        host.panics("showCode", true);
        assertThat(screen.scanned()).contains(code);
        host.panics("showCode", false);
        screen.shows("周小鱼");

        host.panics("mute", true);
        android.shows(android.say("phone.muted"));
        host.panics("mute", false);
        android.showsNo(android.say("phone.muted"));

        host.panics("freeze", true);
        host.takes("下一站");
        android.shows("下一站");
        screen.shows("周小鱼");
        host.panics("freeze", false);
        screen.shows("下一站");
    }

    @Test
    @Order(8)
    void theServerIsKilledAndEverybodyGoesOn() throws Exception {
        hall.server().kill();
        screen.isOffline();
        screen.shows("下一站");
        android.isOffline();

        hall.server().restart();

        for (Surface surface : List.of(screen, android, iphone, late)) {
            surface.isLive();
        }
        screen.shows("下一站");
        host.takes("分享");
        screen.shows("周小鱼");
        android.shows("周小鱼");
        android.is(guests.get(0));
    }

    @Test
    @Order(12)
    void aPrizeAddedOnTheSpotIsDrawnByEverybody() {
        host.takes("三等奖");
        host.takes();
        host.isTold(host.say("refused.pool-too-small", 3, 10));

        host.addsPrize("嘉宾签名书", 1);
        host.takes();
        screen.shows("嘉宾签名书");
        host.takes();
        screen.shows(screen.say("kind.draw.locked"));
        android.shows(android.say("kind.draw.you-listed"));
        host.takes();
        List<Phone> phones = List.of(android, iphone, late);
        phones.forEach(Phone::holds);
        phones.forEach(phone -> phone.shows(phone.say("kind.draw.in-seal")));
        phones.forEach(Phone::letsGo);
        screen.hasLamps();
        android.hasLamps();

        String winner = screen.winner();
        Phone lucky = phones.stream()
                .filter(phone -> phone.guest().name().equals(winner))
                .findFirst()
                .orElseThrow();
        lucky.hasWon();
        lucky.answersHere();
        screen.shows(screen.say("kind.draw.is-here"));
        String glyphs = screen.glyphs();
        assertThat(glyphs).hasSize(4);
        for (Phone phone : phones) {
            phone.reads(glyphs);
            phone.shows(winner);
            assertThat(phone.lightsUp()).isEqualTo(phone == lucky);
        }
        host.handsOver();
    }

    @Test
    @Order(13)
    void theTranscriptProvesIt() throws Exception {
        String transcript = hall.get("/transcript/" + code + ".json");

        Report report = Verify.text(transcript, Known.NOTHING.withScreenCode(screen.glyphs()));

        assertThat(report.errors()).isEmpty();
        assertThat(report.draws()).singleElement().satisfies(draw -> {
            assertThat(draw.phase()).isEqualTo(Report.Phase.DONE);
            assertThat(draw.code()).isEqualTo(screen.glyphs());
            assertThat(draw.taps()).isEqualTo(3);
            assertThat(draw.winners()).extracting(Report.Winner::name).containsExactly(screen.winner());
        });
    }

    @Test
    @Order(14)
    void twoTabletsThatClickTwiceAtOnceMakeOneStep() throws Exception {
        host.takes("片尾");
        host.copies("片尾", CLICKS);
        Host second = hall.host();
        second.opens(hall.server().hostLink());
        second.enters(code);

        for (int i = 0; i < CLICKS; i++) {
            int before = host.position();
            Host.clickTwiceAtOnce(List.of(host, second));
            host.isOnAir(before + 1);
            second.isOnAir(before + 1);
            host.page.waitForTimeout(CLICKS_APART_MS);
            host.isOnAir(before + 1);
        }
        screen.shows(screen.say("kind.card.thanks"));
        assertThat(hall.errors()).isEmpty();
    }
}
