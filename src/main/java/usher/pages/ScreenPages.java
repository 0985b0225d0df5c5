package usher.pages;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import usher.core.Info;
import usher.core.Show;
import usher.texts.Texts;

/// What nobody touches: the big screen, the overlay, and the codes that they show.
public final class ScreenPages {
    private static final int LINK_MAX = 500;
    private static final Pattern WEB = Pattern.compile("(?i)https?://[!-~]+");

    private final Site site;

    public ScreenPages(Site site) {
        this.site = site;
    }

    public void add(JavalinConfig config) {
        config.routes.get("/screen/{code}", context -> screen(context, false));
        config.routes.get("/overlay/{code}", context -> screen(context, true));
        config.routes.get("/qr/{file}", this::qr);
    }

    private void screen(Context context, boolean clear) {
        Show show = site.show(context).moment().show();
        Page page = site.page(Texts.of(show.info().lang()));
        String boot = Boot.of(site, show.code(), page.lang())
                .with("overlay", clear)
                .frame(site.firstBytes().frame(show.code(), "screen"))
                .json();
        ScreenPage screen = new ScreenPage(show.info().title(), clear, boot);
        site.render(context, "screen.jte", Map.of("page", page, "screen", screen));
    }

    /// `/qr/link.svg?to=…` is a link that somebody handed in; only ever a web address, and never fetched.
    private void link(Context context) {
        String to = Optional.ofNullable(context.queryParam("to")).orElse("");
        if (to.length() > LINK_MAX || !WEB.matcher(to).matches()) {
            throw new NotFoundResponse();
        }
        context.header("Cache-Control", "public, max-age=31536000, immutable")
                .contentType("image/svg+xml")
                .result(Qr.svg(to));
    }

    /// `/qr/ABCDEF.svg` is the way in, `/qr/ABCDEF-wifi.svg` the venue's network, `/qr/ABCDEF-screen.svg` and
    /// the like other pages.
    private void qr(Context context) {
        String file = context.pathParam("file");
        if (file.equals("link.svg")) {
            link(context);
            return;
        }
        if (!file.matches("[A-Z2-9]{6}(-(wifi|screen|transcript|recap|evidence))?\\.svg")) {
            throw new NotFoundResponse();
        }
        String code = file.substring(0, Codes.LENGTH);
        Info info = site.find(code)
                .orElseThrow(NotFoundResponse::new)
                .moment()
                .show()
                .info();
        String text = switch (file.substring(Codes.LENGTH)) {
            case "-wifi.svg" -> Qr.wifi(info.wifi().name(), info.wifi().password(), false);
            case "-screen.svg" -> site.publicUrl() + "/screen/" + code;
            case "-transcript.svg" -> site.publicUrl() + "/transcript/" + code + ".json";
            case "-recap.svg" -> site.publicUrl() + "/recap/" + code;
            case "-evidence.svg" -> site.publicUrl() + "/evidence/" + code;
            default -> site.joinUrl(code);
        };
        context.header("Cache-Control", "no-cache").contentType("image/svg+xml").result(Qr.svg(text));
    }
}
