package usher.evening;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/// The host with a tablet.
final class Host extends Surface {
    private static final int HAND_MS = 350;
    private static final int STEPS_MAX = 60;
    private static final int ALL_READY_MS = 250;
    private static final int BETWEEN_CLICKS_MS = 140;
    private static final String CLICK_TWICE = """
        ([at, between]) => {
          const take = document.querySelector('[data-test=take]');
          [0, between].forEach((wait) => setTimeout(() => take.click(), at + wait - Date.now()));
        }\
        """;

    Host(BrowserContext context) {
        super(Device.TABLET, context);
    }

    /// Fills in the form of a new show and lands in its console.
    ///
    /// @return the show's code
    String makesShow(String title, String template) {
        Locator form = page.locator(".lobby-new");
        form.locator("[name=title]").fill(title);
        form.locator("[name=city]").fill("北京");
        form.locator("[name=date]").fill("2026-11-28");
        form.locator("[name=venue]").fill("中关村前沿社");
        form.locator("[name=template][value=" + template + "]").check();
        press(form.locator("button[type=submit]"));
        page.waitForURL(Pattern.compile("/host/[A-Z2-9]{6}$"));
        assertThat(take()).isVisible();
        return page.url().substring(page.url().lastIndexOf('/') + 1);
    }

    /// Brings a list of people in through the setup.
    void bringsPeople(Path list, int people) {
        opensSetup("roster");
        page.locator(".roster-file input[type=file]").setInputFiles(list);
        Locator bring = page.locator(".roster-look .btn-primary");
        assertThat(bring).containsText(String.valueOf(people));
        press(bring);
        assertThat(page.locator(".setup-page .note-ok")).containsText(String.valueOf(people));
        closesSheet();
    }

    /// Lets in only who is on the list.
    void asksForTheList() {
        opensSetup("info");
        page.locator("[name=roster]").setChecked(true, new Locator.SetCheckedOptions().setForce(true));
        press(page.locator(".info-form [type=submit]"));
        isTold(say("host.saved"));
        closesSheet();
    }

    void opensSetup(String tab) {
        press(button(say("host.setup")));
        press(page.getByRole(AriaRole.TAB, new Page.GetByRoleOptions().setName(say("host.setup-" + tab))));
    }

    void closesSheet() {
        press(page.locator(".sheet-close"));
        assertThat(page.locator(".sheet")).hasCount(0);
    }

    /// The largest thing in the view.
    Locator take() {
        return page.locator("[data-test=take]");
    }

    /// Takes as a hand does, which is not back within a third of a second, and waits until the server has it.
    void takes() {
        page.waitForTimeout(HAND_MS);
        pressesTake();
    }

    /// Takes step after step until Take says this; of a gallery the first work and the last one are shown.
    void leads(String word) {
        Locator says = page.locator(".take-word");
        for (int step = 0; step < STEPS_MAX; step++) {
            assertThat(take()).isEnabled();
            String before = says.textContent().equals(word) ? word : settled(says);
            if (before.equals(word)) {
                return;
            }
            if (before.equals(say("cue.cocreation.next"))) {
                press(button(say("kind.cocreation.to-last")));
            } else {
                pressesTake();
            }
            assertThat(says).not().hasText(before);
        }
        throw new AssertionError("Take never says " + word);
    }

    /// Makes an activity the next one.
    void cues(String title) {
        press(row(title).locator(".run-main"));
        assertThat(row(title)).hasClass(Pattern.compile("is-cued"));
    }

    /// Opens an activity's form.
    void edits(String title) {
        press(row(title).locator(".run-edit"));
        assertThat(page.locator("#slot-form")).isVisible();
    }

    void takes(String title) {
        cues(title);
        takes();
        isOnAir(title);
    }

    void isOnAir(String title) {
        assertThat(page.locator(".run-item.is-air .run-title")).hasText(title);
    }

    void isOnAir(int position) {
        assertThat(page.locator(".run-item").nth(position)).hasClass(Pattern.compile("is-air"));
        assertThat(page.locator(".run-item.is-air")).hasCount(1);
    }

    /// At least so many have handed in.
    void hasWorks(int works) {
        page.waitForFunction(
                "works => Number(document.querySelector('#queue .cocreation-figure').textContent) >= works", works);
    }

    /// Where in the rundown the show is, from 0.
    int position() {
        return page.locator(".run-item:has(~ .run-item.is-air)").count();
    }

    /// Opens a show from the list.
    void enters(String code) {
        press(page.locator("a[href='/host/" + code + "']"));
        assertThat(take()).isVisible();
    }

    /// Puts copies of an activity behind it.
    void copies(String title, int times) {
        int before = row(title).count();
        for (int i = 0; i < times; i++) {
            press(row(title).first().locator(".run-edit"));
            press(button(say("host.slot-copy")));
            assertThat(row(title)).hasCount(before + i + 1);
        }
        assertThat(page.locator(".sheet")).hasCount(0);
    }

    /// Gives the talk on air another title and speaker.
    void renames(String title, String speaker) {
        queue().locator("[name=title]").fill(title);
        queue().locator("[name=speaker]").fill(speaker);
        press(queue().locator("button[type=submit]"));
    }

    /// Adds a prize in the middle of the show; its draw is the next thing.
    void addsPrize(String name, int pieces) {
        press(queue().locator("summary").filter(new Locator.FilterOptions().setHasText(say("kind.draw.add"))));
        queue().locator("[name=added]").fill(name);
        queue().locator("[name=pieces]").fill(String.valueOf(pieces));
        press(queue().locator(".btn-gold"));
        assertThat(row(name)).hasClass(Pattern.compile("is-cued"));
    }

    /// Fewer pressed than agreed, and the host goes on with their prints.
    void sealsAnyway(int taps) {
        press(queue().getByText(say("kind.draw.seal-anyway").replace("{count}", String.valueOf(taps))));
        press(page.locator(".dialog-foot button").last());
    }

    /// The one winner has the prize.
    void handsOver() {
        press(queue().locator(".queue-acts .btn")
                .filter(new Locator.FilterOptions().setHasText(say("kind.draw.claim"))));
        press(page.locator(".dialog-foot .btn-primary"));
        assertThat(queue().locator(".chip-ok")).containsText(say("kind.draw.is-claimed"));
    }

    /// Nothing can be confirmed; the console says why.
    void isWaiting() {
        assertThat(page.locator(".alarm-waits")).isVisible();
    }

    @Override
    void isLive() {
        assertThat(page.locator(".alarm-waits, .alarm-offline")).hasCount(0);
    }

    /// These winners stand in the queue.
    void hasWinners(List<String> names) {
        assertThat(queue().locator(".draw-list > li")).hasCount(names.size());
        names.forEach(name -> assertThat(queue().locator(".draw-list")).containsText(name));
    }

    /// A toast says it.
    void isTold(String text) {
        assertThat(page.locator(".toast").filter(new Locator.FilterOptions().setHasText(text)))
                .isVisible();
    }

    /// Every tablet clicks twice on Take, all at the same moment, as near as browsers' timers are.
    static void clickTwiceAtOnce(List<Host> hosts) {
        double at = System.currentTimeMillis() + ALL_READY_MS;
        for (Host host : hosts) {
            host.page.evaluate(CLICK_TWICE, List.of(at, BETWEEN_CLICKS_MS));
        }
    }

    void undoes() {
        press(page.locator(".undo-last"));
    }

    /// One of the buttons for bad moments: `hold`, `freeze`, `mute`, `showCode`.
    void panics(String word, boolean on) {
        Locator button = page.locator(".panic [data-test=" + word + "]");
        press(button);
        assertThat(button).hasAttribute("aria-pressed", String.valueOf(on));
    }

    /// What the activity on air asks of the host.
    Locator queue() {
        return page.locator("#queue");
    }

    /// What it says once it has stopped changing, as somebody reads it who does not press at once.
    private String settled(Locator says) {
        String before = says.textContent();
        page.waitForTimeout(HAND_MS);
        String now = says.textContent();
        return now.equals(before) ? now : settled(says);
    }

    private void pressesTake() {
        press(take());
        assertThat(take()).not().hasAttribute("aria-busy", "true");
    }

    private Locator row(String title) {
        return page.locator(".run-item")
                .filter(new Locator.FilterOptions()
                        .setHas(page.locator(".run-title", new Page.LocatorOptions().setHasText(title))));
    }
}
