package usher.activity.draw;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import usher.core.Guest;
import usher.core.House;
import usher.core.Prize;
import usher.core.Refused;
import usher.core.Show;
import usher.core.Slot;
import usher.core.Spot;

/// Who may win by a plan that is still being written, as the house is now.
///
/// @param pool     how many may win
/// @param quantity how many would
/// @param rule     the sentence that would stand on the screen
/// @param problem  why the list could not be locked now, or null
/// @param tables   tables to choose from, with how many people could win there but for the choice
/// @param tags     tags likewise, the most frequent first
public record Eligible(
        int pool,
        int quantity,
        String rule,
        @Nullable Refused problem,
        Map<String, Integer> tables,
        Map<String, Integer> tags) {
    static final int TAGS_MAX = 100;

    public static Eligible of(Show show, DrawPlan plan) {
        Slot slot = new Slot("", DrawLedger.KIND, "", plan);
        Spot<DrawPlan, DrawState, DrawLedger> spot =
                new Spot<>(show, slot, plan, new DrawState.Ready(null), DrawLedger.of(show));
        Prize prize = show.prize(plan.prize());
        int quantity = prize == null ? 0 : Opening.quantity(spot, prize);
        Pool open = new Pool(plan.forAll(), show.house(), spot.ledger());
        return new Eligible(
                new Pool(plan, show.house(), spot.ledger()).tickets().size(),
                quantity,
                Rule.of(plan, show.info().lang()),
                prize == null ? Refused.of("no-such-prize") : Opening.fault(spot, prize, quantity),
                tables(show.house(), open.tickets()),
                tags(show.house(), open.tickets()));
    }

    private static Map<String, Integer> tables(House house, List<Integer> tickets) {
        Map<String, Integer> counts = new TreeMap<>(House.BY_TABLE);
        tickets.stream()
                .map(house::tableOf)
                .filter(table -> !table.isEmpty())
                .forEach(table -> counts.merge(table, 1, Integer::sum));
        return counts;
    }

    private static Map<String, Integer> tags(House house, List<Integer> tickets) {
        Map<String, Integer> counts = new TreeMap<>();
        for (int ticket : tickets) {
            Guest guest = house.guest(ticket);
            if (guest != null) {
                guest.tags().stream().distinct().forEach(tag -> counts.merge(tag, 1, Integer::sum));
            }
        }
        Map<String, Integer> often = new LinkedHashMap<>();
        counts.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(TAGS_MAX)
                .forEach(entry -> often.put(entry.getKey(), entry.getValue()));
        return often;
    }
}
