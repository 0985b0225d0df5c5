package usher.evening;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import java.util.List;

/// Somebody who checks the draws on the evidence page, in the hall or anywhere.
final class Visitor extends Surface {
    private static final String DROP = """
        ([name, text]) => {
          const files = new DataTransfer();
          files.items.add(new File([text], name, {type: 'application/json'}));
          document.body.dispatchEvent(new DragEvent('drop', {dataTransfer: files, bubbles: true, cancelable: true}));
        }\
        """;

    Visitor(BrowserContext context) {
        super(Device.TABLET, context);
    }

    /// The page has verified: `ok` or `failed`.
    void finds(String verdict) {
        assertThat(page.locator("body[data-verdict=" + verdict + "]")).isVisible();
    }

    void looksUp(String number) {
        page.locator("#number").fill(number);
    }

    /// Drops a file on the page.
    void drops(String name, String text) {
        page.evaluate("() => { document.body.dataset.verdict = 'again'; }");
        page.evaluate(DROP, List.of(name, text));
    }

    /// What the phone's memory is worth, as the page says it.
    void grades(String grade) {
        assertThat(page.locator("#phone .note"))
                .containsText(say("verify.grade." + grade).replaceFirst("^.*\\{0}", ""));
    }
}
