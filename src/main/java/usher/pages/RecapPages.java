package usher.pages;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import java.util.List;
import java.util.Map;
import usher.core.Show;
import usher.texts.Texts;

/// What stays of an evening for everybody: its numbers, who won, and the record that proves it.
public final class RecapPages {
    private final Site site;
    private final Winners winners;

    /// One prize and the public names of those who won it.
    public record Prize(String name, List<String> winners) {}

    /// Who won, as far as awards have opened their names.
    @FunctionalInterface
    public interface Winners {
        List<Prize> of(Show show);
    }

    public RecapPages(Site site, Winners winners) {
        this.site = site;
        this.winners = winners;
    }

    public void add(JavalinConfig config) {
        config.routes.get("/recap/{code}", this::recap);
    }

    private void recap(Context context) {
        Show show = site.show(context).moment().show();
        Page page = site.page(Texts.of(show.info().lang()));
        site.render(
                context,
                "recap.jte",
                Map.of("page", page, "show", show, "where", site.where(show), "prizes", winners.of(show)));
    }
}
