package usher.pages;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.NotFoundResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import usher.core.Show;
import usher.texts.Texts;

/// The public page of a lottery of seats, for those who are not in the room: the rule, one's number, who was drawn,
/// and what may be checked.
public final class LotteryPages {
    private final Site site;
    private final Lotteries lotteries;

    /// One number that was drawn.
    ///
    /// @param name as the show shows names, empty until it is published
    public record Drawn(String number, String name) {}

    /// One draw of seats as the page shows it.
    ///
    /// @param step    `soon`, `locked` or `drawn`
    /// @param listed  how many may win
    /// @param answer  of the number asked for: `drawn`, `not-drawn`, `listed`, `unknown`, or empty
    public record Board(
            String step,
            String prize,
            int quantity,
            String rule,
            int listed,
            int taps,
            long tapsMin,
            boolean tooFewTaps,
            String glyphs,
            List<Drawn> drawn,
            String answer) {}

    /// What the public may have of a show's lotteries.
    @FunctionalInterface
    public interface Lotteries {
        /// @param ticket whose fate is asked for, 0 for nobody's
        List<Board> of(Show show, int ticket);
    }

    public LotteryPages(Site site, Lotteries lotteries) {
        this.site = site;
        this.lotteries = lotteries;
    }

    public void add(JavalinConfig config) {
        config.routes.get("/lottery/{code}", this::lottery);
    }

    private void lottery(Context context) {
        Show show = site.show(context).moment().show();
        String asked = Optional.ofNullable(context.queryParam("no")).orElse("").strip();
        int ticket = asked.matches("[0-9]{1,9}") ? Integer.parseInt(asked) : 0;
        List<Board> boards = lotteries.of(show, ticket);
        if (boards.isEmpty()) {
            throw new NotFoundResponse("no-lottery");
        }
        Page page = site.page(Texts.of(show.info().lang()));
        site.render(
                context,
                "lottery.jte",
                Map.of("page", page, "show", show, "where", site.where(show), "boards", boards, "asked", asked));
    }
}
