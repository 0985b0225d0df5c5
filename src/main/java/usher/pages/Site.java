package usher.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import usher.core.Kind;
import usher.core.Show;
import usher.engine.Engine;
import usher.engine.ShowLoop;
import usher.texts.Texts;

/// What all pages share: the shows, the files, the templates, the addresses.
public final class Site {
    private final TemplateEngine templates =
            TemplateEngine.createPrecompiled(null, ContentType.Html, Site.class.getClassLoader(), "usher.jte");
    private final Engine engine;
    private final Assets assets;
    private final FirstBytes firstBytes;
    private final Supplier<String> publicUrl;

    public Site(Engine engine, Assets assets, FirstBytes firstBytes, Supplier<String> publicUrl) {
        this.engine = engine;
        this.assets = assets;
        this.firstBytes = firstBytes;
        this.publicUrl = publicUrl;
    }

    Engine engine() {
        return engine;
    }

    /// Names of the kinds that this server knows.
    List<String> kinds() {
        return engine().reducer().kinds().all().stream().map(Kind::name).toList();
    }

    Assets assets() {
        return assets;
    }

    FirstBytes firstBytes() {
        return firstBytes;
    }

    /// The address that phones use, without a trailing slash.
    String publicUrl() {
        return publicUrl.get();
    }

    String joinUrl(String code) {
        return publicUrl() + "/j/" + code;
    }

    /// The join address as the screen writes it: without the scheme, which nobody types.
    String joinText(String code) {
        return joinUrl(code).replaceFirst("^https?://", "");
    }

    /// The show of the path, or a page that says there is none.
    ShowLoop show(Context context) {
        return find(context.pathParam("code")).orElseThrow(Site::noSuchShow);
    }

    static NotFoundResponse noSuchShow() {
        return new NotFoundResponse("no-such-show");
    }

    Optional<ShowLoop> find(String code) {
        return engine().show(Codes.tidy(code));
    }

    Page page(Context context) {
        return page(Texts.accepted(
                Optional.ofNullable(context.header("Accept-Language")).orElse("zh")));
    }

    Page page(Texts language) {
        return new Page(language, assets.base());
    }

    /// City, venue and date in one line, as far as they are known.
    String where(Show show) {
        return Stream.of(show.info().city(), show.info().venue(), show.info().date())
                .filter(text -> !text.isEmpty())
                .collect(Collectors.joining(" · "));
    }

    /// The page of a refusal: a sentence for people, JSON for scripts.
    public void problem(HttpResponseException refusal, Context context) {
        Page page = page(context);
        String code = refusal.getMessage() == null ? "" : refusal.getMessage();
        String key = page.language().has("refused." + code) ? "refused." + code : "status." + refusal.getStatus();
        context.status(refusal.getStatus());
        if (context.req().getMethod().equals("GET")
                && String.valueOf(context.header("Accept")).contains("text/html")) {
            render(context, "problem.jte", Map.of("page", page, "text", page.say(key)));
        } else {
            context.json(Map.of("code", code, "text", page.say(key)));
        }
    }

    /// A refusal for a script that shows its sentence.
    void refuse(Context context, HttpStatus status, String code, Object... args) {
        context.status(status).json(Map.of("code", code, "text", page(context).say("refused." + code, args)));
    }

    void render(Context context, String template, Map<String, Object> params) {
        StringOutput out = new StringOutput();
        templates.render(template, params, out);
        context.html(out.toString());
    }
}
