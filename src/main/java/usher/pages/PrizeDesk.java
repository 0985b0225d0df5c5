package usher.pages;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import usher.core.Command;
import usher.core.Refused;
import usher.core.Show;

/// What the pages may know of a show's winners.
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

    /// Who may win by a plan that is being written.
    ///
    /// @param pool     how many may win
    /// @param quantity how many would
    /// @param rule     the sentence that would stand on the screen
    /// @param problem  why the list could not be locked now, or null
    /// @param tables   tables to choose from, with their people
    /// @param tags     tags likewise
    record Eligible(
            int pool,
            int quantity,
            String rule,
            @Nullable Refused problem,
            Map<String, Integer> tables,
            Map<String, Integer> tags) {}

    /// @param plan as JSON; empty where it is none
    Optional<Eligible> eligible(Show show, String plan);

    default Optional<Winner> winner(Show show, String draw, int ticket) {
        return winners(show).stream()
                .filter(winner -> winner.draw().equals(draw) && winner.ticket() == ticket)
                .findFirst();
    }
}
