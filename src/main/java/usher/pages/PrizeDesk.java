package usher.pages;

import java.util.List;
import java.util.Optional;
import usher.core.Command;
import usher.core.Show;

/// What the pages may know of a show's winners.
@FunctionalInterface
public interface PrizeDesk {
    /// One standing winner of one draw.
    ///
    /// @param number    the how many-eth draw of the show
    /// @param prize     id of the prize
    /// @param awarded   the winner was there, or said so
    /// @param claimedMs when the prize was handed over, 0 before
    /// @param code      what the winner shows
    /// @param handOver  the command that hands the prize over
    record Winner(
            String draw,
            int number,
            String prize,
            String prizeName,
            int ticket,
            boolean awarded,
            long claimedMs,
            String code,
            Command handOver) {}

    /// Everybody who stands as a winner, in the order of the draws.
    List<Winner> winners(Show show);

    default Optional<Winner> winner(Show show, String draw, int ticket) {
        return winners(show).stream()
                .filter(winner -> winner.draw().equals(draw) && winner.ticket() == ticket)
                .findFirst();
    }
}
