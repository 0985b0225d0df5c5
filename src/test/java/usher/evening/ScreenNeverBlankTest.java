package usher.evening;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// Whatever happens, the big screen shows something: no frame of a film of it is as empty as a blank page. The last
/// scene stays while the server or the network is gone.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ScreenNeverBlankTest {
    private static final int ROBOTS = 12;

    @TempDir
    static Path folder;

    @RegisterExtension
    final Witness witness = Witness.ofStory(() -> this.hall);

    private Hall hall;
    private Host host;
    private Screen screen;
    private Film film;

    @BeforeAll
    void aScreenIsFilmed() throws Exception {
        hall = Hall.open(folder);
        String code = hall.rehearsal(ROBOTS);
        host = hall.host();
        host.opens(hall.server().hostLink());
        host.enters(code);
        screen = hall.screen(code);
        host.leads(host.say("evening.seating"));
        screen.counts(ROBOTS - 1);
        film = new Film(screen);
    }

    @AfterAll
    void close() throws Exception {
        if (hall != null) {
            hall.close();
        }
    }

    @Test
    @Order(1)
    void aBlankWouldBeSeen() {
        film.blanks();

        assertThatThrownBy(() -> film.isNeverBlank("planted")).hasMessageContaining("planted");
        film.cut();
    }

    @Test
    @Order(2)
    void throughTheTransitionsOfAnEvening() throws Exception {
        host.leads(host.say("evening.prize.second"));

        film.isNeverBlank("transitions");
    }

    @Test
    @Order(3)
    void whileTheServerIsStartedAgain() throws Exception {
        String scene = screen.settled();
        hall.server().kill();
        screen.isOffline();
        assertThat(screen.view().textContent()).isEqualTo(scene);

        hall.server().restart();
        screen.isLive();
        assertThat(screen.view().textContent()).isEqualTo(scene);
        film.isNeverBlank("restart");
    }

    @Test
    @Order(4)
    void whileTheNetworkIsLost() throws Exception {
        String scene = screen.view().textContent();
        screen.offline(true);
        screen.isOffline();
        host.takes("片尾");
        assertThat(screen.view().textContent()).isEqualTo(scene);

        screen.offline(false);
        screen.isLive();
        screen.shows(screen.say("kind.card.thanks"));
        film.isNeverBlank("network");
    }
}
