package usher.evening;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import usher.texts.Texts;

/// One device with its page open. What it writes to the browser's console as an error is kept for the witness.
class Surface {
    final Device device;
    final Page page;
    final Texts texts;
    private final BrowserContext context;
    private final List<String> errors = new ArrayList<>();

    Surface(Device device, BrowserContext context) {
        this.device = device;
        this.context = context;
        this.page = context.newPage();
        this.texts = Texts.of(device.language);
        page.onPageError(error -> errors.add(error));
        page.onConsoleMessage(message -> {
            if ("error".equals(message.type()) && !isNetwork(message.text())) {
                errors.add(message.text());
            }
        });
    }

    void opens(String url) {
        page.navigate(url);
    }

    void reloads() {
        page.reload();
    }

    /// The device loses the network, or has it again.
    void offline(boolean off) {
        context.setOffline(off);
    }

    void shows(String text) {
        assertThat(view()).containsText(text);
    }

    void showsNo(String text) {
        assertThat(view()).not().containsText(text);
    }

    /// The line to the server stands.
    void isLive() {}

    /// What the browser complained about; lost networks aside.
    List<String> errors() {
        return List.copyOf(errors);
    }

    void photograph(Path file) {
        page.screenshot(new Page.ScreenshotOptions().setPath(file));
    }

    CDPSession wire() {
        return context.newCDPSession(page);
    }

    /// Where this surface's words stand.
    Locator view() {
        return page.locator("body");
    }

    final String say(String key, Object... values) {
        return texts.say(key, values);
    }

    final Locator button(String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    /// A button by the beginning of what it says.
    final Locator buttonFrom(String beginning) {
        return page.getByRole(
                AriaRole.BUTTON,
                new Page.GetByRoleOptions().setName(Pattern.compile("^\\s*" + Pattern.quote(beginning))));
    }

    final void press(Locator target) {
        if (device.touched) {
            target.tap();
        } else {
            target.click();
        }
    }

    private static boolean isNetwork(String text) {
        return text.startsWith("Failed to load resource") || text.startsWith("WebSocket connection to");
    }
}
