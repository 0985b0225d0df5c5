package usher.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.datatype.pcollections.PCollectionsModule;
import usher.core.Entry;
import usher.core.Show;

/// Counts the votes by hand: the last ballot of each person, and no other.
final class Ballots {
    private static final JsonMapper JSON =
            JsonMapper.builder().addModule(new PCollectionsModule()).build();
    private static final int EACH = 40;

    private final Map<String, Map<Integer, List<String>>> boxes = new HashMap<>();
    private int counted;

    void clear() {
        boxes.clear();
    }

    /// An entry was taken; now and then everything is counted again.
    void count(Entry entry, Show before, Show now) {
        if (!entry.by().isGuest() || !entry.body().contains("\"do\":\"vote\"")) {
            return;
        }
        JsonNode act = JSON.readTree(entry.body());
        List<String> works = act.path("act")
                .path("works")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        boxes.computeIfAbsent(act.path("slot").asString(), slot -> new HashMap<>())
                .put(entry.by().ticket(), works);
        Referee.demand(
                works.size() == new HashSet<>(works).size(),
                "ticket %d votes twice for one",
                entry.by().ticket());
        if (++counted % EACH == 0) {
            compare(now);
        }
    }

    void compare(Show show) {
        boxes.forEach((slot, box) -> {
            JsonNode state = JSON.valueToTree(show.states().get(slot));
            Map<String, Integer> expected = new TreeMap<>();
            box.values().forEach(works -> works.forEach(work -> expected.merge(work, 1, Integer::sum)));
            Map<String, Integer> tally = new TreeMap<>();
            state.path("tally").forEachEntry((work, votes) -> {
                if (votes.asInt() != 0) {
                    tally.put(work, votes.asInt());
                }
            });
            Referee.demand(
                    tally.equals(expected), "the votes of %s are %s, and the ballots say %s", slot, tally, expected);
        });
    }
}
