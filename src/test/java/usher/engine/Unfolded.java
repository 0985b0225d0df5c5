package usher.engine;

import java.util.List;
import tools.jackson.databind.json.JsonMapper;
import usher.core.By;
import usher.core.Draft;
import usher.core.Entry;

/// Reads by hand what an entry holds: the votes of a burst, or the one command that it is.
public final class Unfolded {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private Unfolded() {}

    public static List<Draft> of(Entry entry) {
        if (!entry.body().startsWith("{\"burst\"")) {
            return List.of(new Draft(entry.id(), entry.by(), entry.body()));
        }
        return JSON.readTree(entry.body())
                .path("burst")
                .valueStream()
                .map(one -> new Draft(
                        one.path("id").asString(),
                        By.of(one.path("by").asString()),
                        one.path("c").toString()))
                .toList();
    }
}
