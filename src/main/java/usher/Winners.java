package usher;

import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import usher.activity.draw.DrawPlan;
import usher.activity.draw.Won;
import usher.core.Show;
import usher.pages.PrizeDesk;

/// The winners of all draws, as the pages ask for them.
final class Winners implements PrizeDesk {
    private final JsonMapper json;

    /// @param json reads plans as the commands' codec does
    Winners(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Optional<Eligible> eligible(Show show, String plan) {
        DrawPlan read;
        try {
            read = json.readValue(plan, DrawPlan.class);
        } catch (JacksonException e) {
            return Optional.empty();
        }
        usher.activity.draw.Eligible now = usher.activity.draw.Eligible.of(show, read);
        return Optional.of(
                new Eligible(now.pool(), now.quantity(), now.rule(), now.problem(), now.tables(), now.tags()));
    }

    @Override
    public List<Winner> winners(Show show) {
        return Won.of(show).stream()
                .map(won -> new Winner(
                        won.draw(),
                        won.number(),
                        won.prize().id(),
                        won.prize().name(),
                        won.ticket(),
                        won.awarded(),
                        won.claimedMs(),
                        won.code(),
                        won.handOver()))
                .toList();
    }
}
