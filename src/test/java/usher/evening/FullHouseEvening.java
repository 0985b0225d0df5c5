package usher.evening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A roster of three hundred and one whole evening: two of them hold the phones of this test, robots hold the others.
/// `target/evening/full-house/` has pictures of every device. It is a rehearsal, whose lamps are short.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FullHouseEvening {
    private static final Path PICTURES = Path.of("target", "evening", "full-house");
    private static final List<String> PRIZES = List.of("third", "second", "first");

    @TempDir
    static Path folder;

    @RegisterExtension
    final Witness witness = Witness.ofStory(() -> this.hall);

    private Hall hall;
    private List<Guest> guests;
    private Crowd crowd;
    private Host host;
    private Screen screen;
    private Phone android;
    private Phone iphone;
    private Film film;
    private String code;

    @BeforeAll
    void aHall() throws Exception {
        Files.createDirectories(PICTURES);
        guests = Guest.all();
        hall = Hall.open(folder);
        code = hall.rehearsalOf(guests.size());
    }

    @AfterAll
    void close() throws Exception {
        if (crowd != null) {
            crowd.close();
        }
        if (hall != null) {
            hall.close();
        }
    }

    @Test
    @Order(1)
    void theListComesInAndTheDoorAsksForIt() throws Exception {
        host = hall.host();
        host.opens(hall.server().hostLink());
        host.enters(code);
        host.bringsPeople(Guest.ROSTER, guests.size());
        host.asksForTheList();
    }

    @Test
    @Order(2)
    void everybodyComesIn() throws Exception {
        screen = hall.screen(code);
        host.leads(host.say("evening.seating"));
        android = hall.phone(Device.WECHAT_ANDROID);
        android.opens(hall.url("/j/" + code));
        android.comesIn(guests.get(0));
        iphone = hall.phone(Device.IPHONE);
        iphone.opens(hall.url("/j/" + code));
        assertThat(iphone.sendsTwice(guests.get(1))).isEqualTo("opaqueredirect opaqueredirect");
        iphone.reloads();
        iphone.is(guests.get(1));
        crowd = Crowd.come(hall.server().url(), code, guests.subList(2, guests.size()));

        screen.counts(guests.size());
        film = new Film(screen);
        photograph("1-welcome");
    }

    @Test
    @Order(3)
    void everybodyHandsIn() throws Exception {
        host.leads(host.say("cue.cocreation.close"));
        android.handsIn("雨停之后", "镜头一：空无一人的站台。镜头二：她收起伞，笑了。");
        iphone.handsIn("The last train", "A platform, a bag, nobody.");
        host.hasWorks(guests.size() / 2);
        photograph("2-cocreation");
        host.leads(host.say("cue.cocreation.next"));
        photograph("3-gallery");
    }

    @Test
    @Order(4)
    void everybodyVotesAndThePodiumStands() throws Exception {
        host.leads(host.say("cue.cocreation.count"));
        android.votes();
        iphone.votes();
        photograph("4-vote");
        host.leads(host.say("evening.prize.third"));
        photograph("5-podium");
    }

    @Test
    @Order(5)
    void threePrizesAreDrawn() throws Exception {
        for (String prize : PRIZES) {
            host.leads(host.say("cue.draw.press"));
            host.takes();
            android.holds();
            iphone.holds();
            photograph("6-" + prize + "-press");
            String glyphs = screen.glyphs();
            assertThat(glyphs).hasSize(4);
            for (Phone phone : List.of(android, iphone)) {
                phone.letsGo();
                phone.reads(glyphs);
            }
            photograph("6-" + prize + "-drawn");
        }
    }

    @Test
    @Order(6)
    void theCreditsRoll() throws Exception {
        host.leads(host.say("evening.credits"));
        host.takes();
        screen.shows(screen.say("kind.card.thanks"));
        photograph("7-credits");

        film.isNeverBlank("full-house");
        assertThat(hall.errors()).isEmpty();
    }

    @Test
    @Order(7)
    void theCommandLineVerifiesTheTranscript() throws Exception {
        Path transcript = folder.resolve("transcript.json");
        Files.writeString(transcript, hall.get("/transcript/" + code + ".json"));

        Process verify = new ProcessBuilder(ServerProcess.java("verify", "--lang", "zh", transcript.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(verify.getInputStream().readAllBytes());

        assertThat(verify.waitFor()).as(said).isZero();
        assertThat(said).contains(String.valueOf(PRIZES.size()));
    }

    private void photograph(String moment) throws IOException {
        Map<String, Surface> devices = Map.of("screen", screen, "console", host, "android", android, "iphone", iphone);
        devices.forEach((name, device) -> device.photograph(PICTURES.resolve(moment + "-" + name + ".png")));
    }
}
