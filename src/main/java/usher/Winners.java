package usher;

import java.util.List;
import usher.activity.draw.Won;
import usher.core.Show;
import usher.pages.PrizeDesk;

/// The winners of all draws, as the pages ask for them.
final class Winners implements PrizeDesk {
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
