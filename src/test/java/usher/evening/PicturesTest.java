package usher.evening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/// The pictures that the READMEs show: the screen, the console and a phone with three hundred people in the hall.
/// `mvn verify -Dit.test=PicturesTest -Dpictures=write` takes them anew.
class PicturesTest {
    private static final Path PICTURES = Path.of("src/docs/pictures");
    private static final List<Path> READMES = List.of(Path.of("README.md"), Path.of("src/docs/README.zh-CN.md"));
    private static final Pattern SHOWN = Pattern.compile("!\\[[^\\]]+]\\(([^)]+\\.png)\\)");
    private static final int PEOPLE = 300;
    private static final int TABLES = 30;
    private static final int WINNERS = 2;
    /// The winners' entrance is over, and the phone has compared.
    private static final int SETTLED_MS = 4_000;

    @TempDir
    Path folder;

    @Test
    void bothReadmesShowAllOfThem() throws IOException {
        for (Path readme : READMES) {
            List<Path> shown = SHOWN.matcher(Files.readString(readme))
                    .results()
                    .map((MatchResult found) ->
                            readme.resolveSibling(found.group(1)).normalize())
                    .toList();

            assertThat(shown).containsExactlyInAnyOrderElementsOf(pictures());
            for (Path picture : shown) {
                assertThat(ImageIO.read(picture.toFile()).getWidth()).isPositive();
            }
        }
    }

    @Test
    @EnabledIfSystemProperty(named = "pictures", matches = "write")
    void takesThem() throws Exception {
        List<Guest> guests = Guest.all();
        try (Hall hall = Hall.open(folder)) {
            Host host = hall.host();
            host.opens(hall.server().hostLink());
            String code = host.makesShow("AI 创作之夜", "evening");
            host.bringsPeople(Guest.ROSTER, guests.size());
            Screen screen = hall.screen(code);
            Phone phone = hall.phone(Device.WECHAT_IPHONE);
            phone.opens(hall.url("/j/" + code));
            phone.comesIn(guests.getFirst());
            try (Crowd crowd = Crowd.come(hall.server().url(), code, guests.subList(1, guests.size()))) {
                takeThem(host, screen, phone);
            }
        }
    }

    private static void takeThem(Host host, Screen screen, Phone phone) {
        host.takes();
        host.takes("入场");
        screen.counts(PEOPLE);
        host.leads(host.say("cue.cocreation.close"));
        host.hasWorks(TABLES);
        host.photograph(PICTURES.resolve("console.png"));

        host.takes("三等奖");
        host.addsPrize("AI 眼镜", WINNERS);
        host.leads(host.say("cue.draw.press"));
        host.takes();
        phone.holds();
        screen.hasWinners(WINNERS);
        phone.letsGo();
        phone.reads(screen.glyphs());
        screen.page.waitForTimeout(SETTLED_MS);
        screen.photograph(PICTURES.resolve("screen-draw.png"));
        phone.photograph(PICTURES.resolve("phone-draw.png"));
    }

    private static List<Path> pictures() throws IOException {
        try (Stream<Path> files = Files.list(PICTURES)) {
            return files.toList();
        }
    }
}
