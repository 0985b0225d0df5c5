package usher.evening;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
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

/// Two desks at one door, in real browsers: both see the same people, also after a lost network, a reload and a killed
/// server; nobody is let in twice and nothing that was tapped is lost.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CheckInTest {
    private static final Path ROSTER = Path.of("src/test/resources/people/roster-300.csv");
    private static final String LONG_NAME = "阿卜杜热合曼·买买提依明·克尤木江老师";
    private static final String LONG_WORK = "Benedicta-Alexandra";

    @TempDir
    static Path folder;

    @RegisterExtension
    final Witness witness = Witness.ofStory(() -> this.hall);

    private Hall hall;
    private FrontDesk east;
    private FrontDesk west;

    @BeforeAll
    void twoDesksAtOneDoor() throws Exception {
        hall = Hall.open(folder);
        String link = hall.expecting(Files.readString(ROSTER));
        east = hall.desk(Device.TABLET, "东门", link);
        west = hall.desk(Device.WECHAT_ANDROID, "西门", link);
    }

    @AfterAll
    void close() throws Exception {
        if (hall != null) {
            hall.close();
        }
    }

    @Test
    @Order(1)
    void oneTapLetsSomebodyInAndTheOtherDeskSeesIt() {
        east.letsIn("毛晨");

        east.card("in", "毛晨曦");
        west.hasSeen("毛晨曦", "东门");
        west.counts(1);
    }

    @Test
    @Order(2)
    void whoeverIsInAlreadyIsAmberWithTheDesk() {
        west.scans("t100001");

        west.card("before", "东门");
        west.counts(1);
    }

    @Test
    @Order(3)
    void withoutANetworkTheDeskGoesOn() {
        west.offline(true);
        west.letsIn("T100008");
        west.card("waiting", "段桂桂");
        west.letsIn("T100015");
        west.letsIn("T100022");
        west.undoes();
        west.addsWalkIn("现场王");

        west.shows(west.say("desk.lost"));
        west.hasNotSent(3);
        east.letsIn("T100008");
        east.card("in", "段桂桂");
        east.counts(2);
    }

    @Test
    @Order(4)
    void theNetworkComesBackAndAllOfItIsSentByItself() {
        west.offline(false);

        west.isOnline();
        west.hasNotSent(0);
        east.hasSeen("王瑶超", "西门");
        east.hasSeen("现场王", "西门");
        west.hasSeen("段桂桂", "东门");
        west.shows(west.say("desk.was-before").replaceFirst("^.*?\\{name}", "").replaceFirst("\\{.*", ""));
        east.counts(4);
        west.counts(4);
    }

    @Test
    @Order(5)
    void whatWasNotSentOutlivesAReload() {
        west.cannotSend();
        west.letsIn("T100036");
        west.hasNotSent(1);
        west.reloads();
        west.hasNotSent(1);
        west.canSend();

        west.hasNotSent(0);
        east.counts(5);
    }

    @Test
    @Order(6)
    void aKilledServerHearsItWhenItIsBack() throws Exception {
        hall.server().kill();
        east.letsIn("T100043");
        east.card("waiting", east.say("desk.waits"));
        hall.server().restart();

        east.isOnline();
        west.counts(6);
        east.letsIn("T100043");
        east.card("before", "东门");
    }

    @Test
    @Order(7)
    void anUndoIsSeenByTheOtherDesk() {
        east.letsIn("T100050");
        west.counts(7);
        east.undoes();

        west.counts(6);
    }

    @Test
    @Order(8)
    void everybodyHasACardAndTheLongestNamesFit() {
        east.addsWalkIn(LONG_NAME);
        east.card("in", LONG_NAME);
        east.addsWalkIn(LONG_WORK);
        east.card("in", LONG_WORK);
        int people = 303;

        east.opensCards("what=names");
        assertThat(east.cards()).isEqualTo(people);
        east.shows(east.say("cards.count", people, (people + 9) / 10));
        assertThat(east.overfullCards()).isEqualTo(List.of());
        east.opensCards("what=names&who=walkin");
        assertThat(east.cards()).isEqualTo(3);
    }

    @Test
    @Order(9)
    void aPhotoOfAPrintedCardLetsItsPersonIn() {
        east.opensCards("what=names&q=T100092");
        assertThat(east.cards()).isEqualTo(1);
        byte[] card = east.photographsCard();
        east.goesBack();
        east.photographs(card);

        east.card("in", "朱天诺");
        west.counts(9);
    }

    @Test
    @Order(10)
    void thePassOfTheDeskBringsTheirPhoneIn() {
        Phone phone = hall.phone(Device.WECHAT_IPHONE);
        phone.opens(east.pass());

        phone.shows("朱天诺");
        assertThat(phone.page.url()).doesNotContain("pass");
        west.counts(9);
    }

    @Test
    @Order(11)
    void noBrowserComplained() {
        assertThat(hall.errors()).isEmpty();
    }
}
