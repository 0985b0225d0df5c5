package usher.evening;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.options.BoundingBox;
import java.util.List;
import java.util.regex.Pattern;

/// A guest with a phone.
final class Phone extends Surface {
    private static final String WAIT_FOR = """
        new MutationObserver((changes, watch) => {
          if (document.querySelector('%s')) {
            window.thereMs = performance.now();
            watch.disconnect();
          }
        }).observe(document, {childList: true, subtree: true});\
        """;

    private static final String OTHERWISE = """
        const asked = window.fetch;
        window.fetch = async (url, ...more) => {
          const answer = await asked(url, ...more);
          return String(url).includes('%s') ? new Response((await answer.text()).replace('%s', '%s')) : answer;
        };
        """;

    private static final String TWICE = """
        ([name, digits]) => {
          document.querySelector('#name').value = name;
          document.querySelector('#digits').value = digits;
          const body = new URLSearchParams(new FormData(document.querySelector('form')));
          const send = () => fetch(location.pathname, {method: 'POST', body, redirect: 'manual'});
          return Promise.all([send(), send()]).then((answers) => answers.map((answer) => answer.type).join(' '));
        }\
        """;

    private final CDPSession finger;
    private Guest guest = new Guest("", "", "");

    Phone(Device device, BrowserContext context) {
        super(device, context);
        this.finger = wire();
    }

    /// Comes in with a name and the last four digits of the number, or the code of the ticket.
    void comesIn(String name, String digits) {
        page.locator("#name").fill(name);
        page.locator("#digits").fill(digits);
        press(button(say("join.button")));
    }

    /// Comes in with nothing but a name, where there is no list.
    void comesIn(String name) {
        page.locator("#name").fill(name);
        press(button(say("join.button")));
        assertThat(page.locator(".phone-me")).containsText(name);
    }

    void comesIn(Guest guest) {
        comesIn(guest.name(), guest.digits());
        is(guest);
    }

    /// Sends the form twice, as an impatient thumb does; says how both are answered.
    String sendsTwice(Guest guest) {
        return (String) page.evaluate(TWICE, List.of(guest.name(), guest.digits()));
    }

    /// The page says whose it is.
    void is(Guest guest) {
        this.guest = guest;
        assertThat(page.locator(".phone-me")).containsText(guest.name());
    }

    /// Loads the page anew with nothing kept from before; says after how many milliseconds what is looked for was
    /// there.
    long opensOnASlowLine(String selector, int latencyMs, int bitsASecond) {
        page.addInitScript(WAIT_FOR.formatted(selector));
        JsonObject line = new JsonObject();
        line.addProperty("offline", false);
        line.addProperty("latency", latencyMs);
        line.addProperty("downloadThroughput", bitsASecond / Byte.SIZE);
        line.addProperty("uploadThroughput", bitsASecond / Byte.SIZE);
        finger.send("Network.enable");
        finger.send("Network.clearBrowserCache");
        finger.send("Network.emulateNetworkConditions", line);
        reloads();
        page.locator(selector).first().waitFor();
        return Math.round(((Number) page.evaluate("window.thereMs")).doubleValue());
    }

    /// Hands a work in; the tick is the server's.
    void handsIn(String title, String text) {
        sends(title, text);
        isConfirmed(title);
    }

    /// Presses submit and does not wait for a tick.
    void sends(String title, String text) {
        page.locator("[name=title]").fill(title);
        page.locator("[name=text]").fill(text);
        press(page.locator("[data-test=submit]"));
    }

    void isConfirmed(String title) {
        assertThat(page.locator(".cocreation-done .cocreation-ok")).isVisible();
        assertThat(page.locator("[name=title]")).hasValue(title);
    }

    void isNotConfirmed() {
        assertThat(page.locator(".cocreation-done .cocreation-ok")).isHidden();
    }

    /// Votes for the first work that is another's.
    void votes() {
        press(page.locator(".choice:not(.is-own)").first());
        assertThat(page.locator(".cocreation-ok")).isVisible();
    }

    /// Puts the finger on the draw's button and leaves it there.
    void holds() {
        Locator button = page.locator(".draw-hold");
        button.waitFor();
        button.scrollIntoViewIfNeeded();
        BoundingBox box = button.boundingBox();
        touch("touchStart", box.x + box.width / 2, box.y + box.height / 2);
        assertThat(button).hasAttribute("data-word", "holding");
    }

    void letsGo() {
        JsonObject event = new JsonObject();
        event.addProperty("type", "touchEnd");
        event.add("touchPoints", new JsonArray());
        finger.send("Input.dispatchTouchEvent", event);
    }

    /// The finger has done its work and the lamps burn.
    void hasLamps() {
        assertThat(page.locator(".draw-lamps-own i.is-lit").first()).isVisible();
    }

    /// The phone's own computation gives these four.
    void reads(String glyphs) {
        assertThat(page.locator(".draw-glyphs-own")).hasText(glyphs);
        assertThat(page.locator(".draw-own")).hasText(say("kind.draw.glyphs-own"));
    }

    /// One of the three ticks is `wait`, `ok`, `amber` or `red`.
    void ticks(String name, String state) {
        assertThat(page.locator("[data-test=tick-" + name + "]")).hasClass(Pattern.compile("is-" + state));
    }

    /// Somebody between the server and this phone writes other words into what comes from addresses with this part.
    void isToldOtherwise(String address, String words, String others) {
        page.addInitScript(OTHERWISE.formatted(address, words, others));
    }

    /// What this phone keeps of a show's draws, as it would export it.
    String remembers(String code) {
        return (String) page.evaluate("code => localStorage.getItem('usher.draw.' + code)", code);
    }

    /// These are the winners that it has computed or been told.
    void lists(List<String> winners) {
        assertThat(page.locator(".kind-draw .list .row-main")).hasText(winners.toArray(String[]::new));
    }

    /// The winner's page lights up.
    void hasWon() {
        assertThat(page.locator(".draw-gold")).isVisible();
    }

    boolean lightsUp() {
        return page.locator(".draw-gold").isVisible();
    }

    /// 「我在！」
    void answersHere() {
        press(button(say("kind.draw.i-am-here")));
        shows(say("kind.draw.told-host"));
    }

    /// Who has won says so, keeps the code and goes on with the others.
    void goesOn() {
        if (lightsUp()) {
            Locator here = button(say("kind.draw.i-am-here"));
            if (here.isVisible()) {
                answersHere();
            }
            press(button(say("kind.draw.close")));
        }
    }

    Guest guest() {
        return guest;
    }

    void isOffline() {
        assertThat(page.locator("#offline")).isVisible();
    }

    @Override
    void isLive() {
        assertThat(page.locator("#offline")).isHidden();
    }

    private void touch(String type, double x, double y) {
        JsonObject point = new JsonObject();
        point.addProperty("x", x);
        point.addProperty("y", y);
        JsonArray points = new JsonArray();
        points.add(point);
        JsonObject event = new JsonObject();
        event.addProperty("type", type);
        event.add("touchPoints", points);
        finger.send("Input.dispatchTouchEvent", event);
    }
}
