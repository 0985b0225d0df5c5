package usher.evening;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.FilePayload;
import com.microsoft.playwright.options.Media;
import java.util.Base64;

/// A check-in desk on a crew member's device.
final class FrontDesk extends Surface {
    private static final String OVERFULL = """
        () => [...document.querySelectorAll('.name-card')].filter((card) => {
          const box = card.getBoundingClientRect();
          const qr = card.querySelector('.name-qr').getBoundingClientRect();
          return [...card.querySelectorAll('.name-text, .name-about, .name-no, .name-table')].some((text) => {
            const range = document.createRange();
            range.selectNodeContents(text);
            const at = range.getBoundingClientRect();
            return at.right > qr.left + 1 && at.bottom > qr.top || at.right > box.right || at.bottom > box.bottom + 1
              || at.top < box.top + 20;
          });
        }).map((card) => card.textContent.trim().replace(/\\s+/g, ' '))\
        """;

    private static final String READ = """
        async (picture) => {
          const bytes = Uint8Array.from(atob(picture), (letter) => letter.charCodeAt(0));
          const answer = await fetch(location.pathname + '/photo', {method: 'POST', body: new Blob([bytes])});
          return (await answer.json()).read;
        }\
        """;

    FrontDesk(Device device, BrowserContext context) {
        super(device, context);
    }

    void isCalled(String name) {
        Locator field = page.locator("#desk-name");
        field.fill(name);
        field.blur();
    }

    void seeks(String text) {
        page.locator("#find").fill(text);
    }

    /// Types, and taps the first of those who fit.
    void letsIn(String text) {
        seeks(text);
        press(page.locator(".desk-row").first());
    }

    /// As a hand-held scanner does: the whole code and Enter.
    void scans(String code) {
        seeks(code);
        page.locator("#find").press("Enter");
    }

    void addsWalkIn(String name) {
        seeks(name);
        press(button(say("desk.walk-in")));
        press(button(say("desk.walk-in-add")));
    }

    void undoes() {
        press(page.locator(".desk-card").getByText(say("desk.undo")));
    }

    /// The card of whoever stands here: `in`, `before` (amber) or `waiting`.
    void card(String state, String text) {
        assertThat(page.locator(".desk-card.is-" + state)).containsText(text);
    }

    /// The newest arrivals name somebody, with this desk.
    void hasSeen(String name, String desk) {
        assertThat(page.locator(".desk-side .row").filter(new Locator.FilterOptions().setHasText(name)))
                .containsText(desk);
    }

    void counts(int present) {
        assertThat(page.locator(".desk-count"))
                .containsText(
                        say("desk.count").replace("{present}", "" + present).replaceFirst(" */.*", ""));
    }

    void hasNotSent(int count) {
        assertThat(page.locator(".desk-side .row").filter(new Locator.FilterOptions().setHasText(say("desk.not-sent"))))
                .hasCount(count);
    }

    void isOnline() {
        assertThat(page.locator(".desk-lost")).hasCount(0);
    }

    /// What it does goes nowhere, though it still hears: until the page is let go.
    void cannotSend() {
        page.route("**/desk/*/in", Route::abort);
    }

    void canSend() {
        page.unroute("**/desk/*/in");
    }

    void opensCards(String wish) {
        page.navigate(page.url().replaceFirst("/desk/([^/?]+).*", "/desk/$1/cards?" + wish));
    }

    int cards() {
        return page.locator(".name-card").count();
    }

    /// Cards on paper on which something lies over something else or is cut off.
    Object overfullCards() {
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.PRINT));
        Object overfull = page.evaluate(OVERFULL);
        page.emulateMedia(new Page.EmulateMediaOptions().setMedia(Media.SCREEN));
        return overfull;
    }

    byte[] photographsCard() {
        return page.locator(".name-card").first().screenshot();
    }

    void goesBack() {
        press(page.getByText(say("cards.back")));
    }

    void photographs(byte[] picture) {
        page.locator(".desk-finder input[type=file]").setInputFiles(new FilePayload("photo.png", "image/png", picture));
    }

    /// The address in the QR that lets somebody's phone in.
    String pass() {
        press(button(say("desk.pass")));
        Locator code = page.locator(".desk-pass img");
        code.evaluate("image => image.decode()");
        String picture = Base64.getEncoder().encodeToString(code.screenshot());
        return (String) page.evaluate(READ, picture);
    }
}
