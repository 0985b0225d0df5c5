package usher.evening;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.assertions.LocatorAssertions;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import usher.pages.Qr;

/// The big screen, which nobody touches.
final class Screen extends Surface {
    private static final String CUT = """
        () => [...document.querySelectorAll('.seating-names bdi')]
          .filter((name) => name.textContent.length <= 4 && name.scrollWidth > name.clientWidth)
          .map((name) => name.textContent)\
        """;
    private static final int SETTLED_MS = 2_000;
    private static final int SCANS_MAX = 50;
    private static final int SCAN_MS = 200;
    private static final int ARRIVALS_MS_MAX = 180_000;
    /// Eleven seconds on a free core; several times as long where others want it too.
    private static final int LAMPS_MS_MAX = 300_000;

    Screen(BrowserContext context) {
        super(Device.PROJECTOR, context);
    }

    /// The scene that is on.
    @Override
    Locator view() {
        return page.locator(".stage-layer.is-on").last();
    }

    /// What the scene is about, whatever counts down beside it.
    String headline() {
        return String.join(" ", view().locator(".s-h1").allTextContents());
    }

    /// Names of the list that end in dots, though they are short.
    Object cutNames() {
        return page.evaluate(CUT);
    }

    /// How many are in, as the welcome says it.
    void counts(int people) {
        assertThat(page.locator(".welcome-count strong"))
                .hasText(String.valueOf(people), new LocatorAssertions.HasTextOptions().setTimeout(ARRIVALS_MS_MAX));
    }

    /// Reads the way in as a phone's camera does: off the picture, again and again until it is sharp.
    String scanned() {
        for (int i = 0; i < SCANS_MAX; i++) {
            Optional<String> link = scan();
            if (link.isPresent()) {
                return link.get();
            }
            page.waitForTimeout(SCAN_MS);
        }
        throw new AssertionError("nothing on the screen can be scanned");
    }

    /// At least one of the eight burns.
    void hasLamps() {
        assertThat(page.locator(".draw-lamp.is-lit").first()).isVisible();
    }

    String glyphs() {
        return page.locator(".draw-four").textContent().strip();
    }

    /// The one winner, once the name stands there.
    String winner() {
        hasWinners(1);
        return winners().textContent().strip();
    }

    /// What stands there once nothing has changed for two seconds: winners answer, phones agree.
    String settled() {
        String before = view().textContent();
        page.waitForTimeout(SETTLED_MS);
        return view().textContent().equals(before) ? before : settled();
    }

    /// So many names stand there.
    void hasWinners(int count) {
        assertThat(winners()).hasCount(count, new LocatorAssertions.HasCountOptions().setTimeout(LAMPS_MS_MAX));
    }

    /// The names that stand there, once they stand.
    List<String> winnersNames() {
        assertThat(winners().first()).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(LAMPS_MS_MAX));
        settled();
        return winners().allTextContents().stream().map(String::strip).toList();
    }

    private Locator winners() {
        return page.locator(".draw-winner .draw-name");
    }

    /// What the hall reads of the phones' own checks: at least so many agree, so many object.
    void hearsOf(int agree, int objections) {
        shows(say("kind.draw.objections").replace("{count}", String.valueOf(objections)));
        Pattern agreeing = Pattern.compile(say("kind.draw.agree").replace("{count}", "([0-9]+)"));
        for (int i = 0; i < SCANS_MAX; i++) {
            Matcher read = agreeing.matcher(view().textContent());
            if (read.find() && Integer.parseInt(read.group(1)) >= agree) {
                return;
            }
            page.waitForTimeout(SCAN_MS);
        }
        throw new AssertionError("the screen never says that " + agree + " agree");
    }

    /// A dot says that the picture may be old.
    void isOffline() {
        assertThat(page.locator(".s-signal")).isVisible();
    }

    @Override
    void isLive() {
        assertThat(page.locator(".s-signal")).isHidden();
    }

    private Optional<String> scan() {
        try {
            return Qr.read(ImageIO.read(new ByteArrayInputStream(page.screenshot())));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
