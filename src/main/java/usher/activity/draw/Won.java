package usher.activity.draw;

import java.util.List;
import usher.core.Command;
import usher.core.Prize;
import usher.core.Show;

/// One standing winner of a show, as the desk that hands prizes over needs it.
///
/// @param number    the how many-eth draw of the show
/// @param awarded   the winner was there, or said so
/// @param claimedMs when the prize was handed over, 0 before
/// @param code      what the winner shows
public record Won(
        String slot,
        String draw,
        int number,
        Prize prize,
        int ticket,
        boolean awarded,
        long sinceMs,
        long claimedMs,
        String code) {
    /// Everybody who stands as a winner, in the order of the draws.
    public static List<Won> of(Show show) {
        return DrawLedger.of(show).draws().stream()
                .flatMap(drawn -> drawn.places().stream().map(place -> of(drawn, place)))
                .toList();
    }

    /// The command that hands it over.
    public Command handOver() {
        return new Command.Act(slot, DrawLedger.KIND, new DrawCommand.HandOver(draw, ticket));
    }

    private static Won of(Drawn drawn, Drawn.Place place) {
        return new Won(
                drawn.slot(),
                drawn.draw(),
                drawn.call().number(),
                drawn.call().conditions().prize(),
                place.ticket(),
                place.awarded(),
                place.sinceMs(),
                place.claimedMs(),
                place.code());
    }
}
