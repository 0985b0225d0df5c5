package usher.evening;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// What a phone's first visit costs on the venue's Wi-Fi, where three hundred come at once: from the way in to the
/// scene, with nothing kept from before, as it crosses the wire. How long it takes on a slow line is printed only: it
/// tells of this machine too.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PhoneBudgetTest {
    static final int BYTES_MAX = 45_000;
    static final int REQUESTS_MAX = 16;
    private static final int ROBOTS = 60;
    private static final int SLOW_MS = 150;
    private static final int SLOW_BITS_A_SECOND = 1_600_000;

    @TempDir
    static Path folder;

    @RegisterExtension
    final Witness witness = Witness.ofStory(() -> this.hall);

    private Hall hall;
    private Host host;
    private String code;
    private int phones;

    @BeforeAll
    void aHallFullOfRobots() throws Exception {
        hall = Hall.open(folder);
        host = hall.host();
        code = hall.rehearsal(ROBOTS);
        host.opens(hall.server().hostLink());
        host.enters(code);
    }

    @AfterAll
    void close() throws Exception {
        if (hall != null) {
            hall.close();
        }
    }

    @Test
    @Order(1)
    void theWelcomeIsLight() {
        host.leads(host.say("evening.seating"));
        firstVisit(".kind-welcome h1");
    }

    @Test
    @Order(2)
    void aTalkIsLight() {
        host.leads(host.say("evening.cocreation"));
        firstVisit(".kind-card h1");
    }

    @Test
    @Order(3)
    void handingInIsLight() {
        host.leads(host.say("cue.cocreation.close"));
        firstVisit(".kind-cocreation textarea");
    }

    @Test
    @Order(4)
    void theVoteIsLight() {
        host.leads(host.say("cue.cocreation.count"));
        firstVisit(".kind-cocreation .choice");
    }

    @Test
    @Order(5)
    void aDrawIsLight() {
        host.leads(host.say("cue.draw.lock"));
        firstVisit(".kind-draw .ticket");
    }

    /// What a guest checks the draw with travels as it is written.
    @Test
    @Order(6)
    void theVerifierStaysReadable() throws Exception {
        String page = hall.get("/j/" + code);
        String base = page.replaceFirst("(?s).*\"(/a/[0-9a-z]+)/.*", "$1");

        assertThat(hall.get(base + "/lib/verify.js")).isEqualTo(Files.readString(Path.of("web/lib/verify.js")));
    }

    private void firstVisit(String scene) {
        Phone phone = hall.phone(Device.WECHAT_ANDROID);
        List<Request> requests = new ArrayList<>();
        Consumer<Request> counts = requests::add;
        phone.page.onRequestFinished(counts);
        phone.opens(hall.url("/j/" + code));
        phone.comesIn("来宾" + ++phones);
        phone.page.locator(scene).first().waitFor();
        phone.page.waitForLoadState(LoadState.NETWORKIDLE);
        phone.page.offRequestFinished(counts);

        int sum = requests.stream().mapToInt(PhoneBudgetTest::bytes).sum();
        for (Request request : requests) {
            System.out.printf("%8d %s%n", bytes(request), request.url().replaceFirst("https?://[^/]+", ""));
        }
        long afterMs = phone.opensOnASlowLine(scene, SLOW_MS, SLOW_BITS_A_SECOND);
        System.out.printf(
                "%s: %d bytes in %d requests; there after %d ms at %d ms and %d bit/s%n",
                scene, sum, requests.size(), afterMs, SLOW_MS, SLOW_BITS_A_SECOND);

        assertThat(sum).isPositive().isLessThanOrEqualTo(BYTES_MAX);
        assertThat(requests).hasSizeLessThanOrEqualTo(REQUESTS_MAX);
    }

    /// What came over the wire; less than nothing is what the browser had already.
    static int bytes(Request request) {
        return Math.max(0, request.sizes().responseBodySize);
    }
}
