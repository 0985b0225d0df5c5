package usher.activity.cocreation;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import usher.core.Person;

/// The moderation desk as the console shows it, what came first on top.
///
/// @param more how many wait besides
record DeskView(List<Row> rows, int more) {
    static final int ROWS_MAX = 40;
    private static final int TEXT_MAX = 400;

    /// One thing that waits; `why` is `check`, `words`, `turn` or `host`.
    record Row(
            String id, String table, @Nullable Person by, String why, List<String> words, String text, String thumb) {}

    static DeskView of(CocreationState state) {
        List<Map.Entry<String, Desk.Held>> waiting = state.desk().held().entrySet().stream()
                .filter(entry -> !isGone(state, entry.getKey()))
                .sorted(Comparator.comparingLong(entry -> entry.getValue().seq()))
                .toList();
        return new DeskView(
                waiting.stream()
                        .limit(ROWS_MAX)
                        .map(entry -> row(state, entry.getKey(), entry.getValue()))
                        .toList(),
                Math.max(0, waiting.size() - ROWS_MAX));
    }

    /// What its maker took back needs nobody's eye.
    private static boolean isGone(CocreationState state, String id) {
        Work work = state.work(id);
        Item item = state.wall().item(id);
        return (work != null && work.withdrawn()) || (item != null && item.withdrawn());
    }

    private static Row row(CocreationState state, String id, Desk.Held held) {
        Work work = state.work(id);
        Item item = state.wall().item(id);
        return new Row(
                id,
                work == null ? "" : Teams.name(state, work.owner()),
                work != null ? new Person(work.by()) : item != null ? new Person(item.by()) : null,
                held.why().name().toLowerCase(Locale.ROOT),
                List.copyOf(held.words()),
                held.text().length() <= TEXT_MAX ? held.text() : held.text().substring(0, TEXT_MAX) + "…",
                work != null ? work.thumb() : item != null ? item.thumb() : "");
    }
}
