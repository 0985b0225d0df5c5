package usher.activity.draw;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import usher.core.Person;
import usher.core.Show;
import usher.core.Slot;
import usher.core.Spot;

/// One draw of seats among everybody on the list, as those at home may see it; names join outside.
///
/// @param phase   as on the screen
/// @param listed  tickets that may win
/// @param winners tickets in the order in which they were drawn
/// @param awarded those whose names are opened
/// @param taps    how many pressed, of `tapsMin` agreed
/// @param amber   what should be known: `too-few-taps`, `weak-delay`
public record Lottery(
        String phase,
        String prize,
        int quantity,
        String rule,
        Set<Integer> listed,
        List<Integer> winners,
        Set<Integer> awarded,
        int taps,
        long tapsMin,
        String glyphs,
        List<String> amber) {
    /// Those of a show, in the order of its rundown.
    public static List<Lottery> of(Show show) {
        return show.rundown().stream()
                .filter(slot -> slot.plan() instanceof DrawPlan plan && plan.isForListed())
                .map(slot -> of(show, slot, (DrawPlan) slot.plan()))
                .toList();
    }

    private static Lottery of(Show show, Slot slot, DrawPlan plan) {
        DrawState state = show.states().get(slot.id()) instanceof DrawState known ? known : new DrawState.Ready(null);
        Views views = new Views(new Spot<>(show, slot, plan, state, DrawLedger.of(show)));
        Seen.Screen screen = views.screen();
        Seen.Common draw = screen.draw();
        return new Lottery(
                draw.phase(),
                draw.prize().name(),
                draw.quantity(),
                draw.rule(),
                Set.copyOf(views.pool()),
                screen.winners().stream()
                        .map(Seen.Winner::person)
                        .map(Person::ticket)
                        .toList(),
                screen.winners().stream()
                        .filter(winner -> !winner.status().equals("won"))
                        .map(winner -> winner.person().ticket())
                        .collect(Collectors.toSet()),
                draw.taps(),
                draw.tapsMin(),
                draw.glyphs(),
                draw.amber());
    }
}
