package usher.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.datatype.pcollections.PCollectionsModule;
import usher.core.Draft;
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

    /// A command was taken; now and then everything is counted again.
    void count(Draft command, Show now) {
        if (!command.by().isGuest() || !command.body().contains("\"do\":\"vote\"")) {
            return;
        }
        JsonNode act = JSON.readTree(command.body());
        List<String> works = act.path("act")
                .path("works")
                .valueStream()
                .map(JsonNode::asString)
                .toList();
        boxes.computeIfAbsent(act.path("slot").asString(), slot -> new HashMap<>())
                .put(command.by().ticket(), works);
        Referee.demand(
                works.size() == new HashSet<>(works).size(),
                "ticket %d votes twice for one",
                command.by().ticket());
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
