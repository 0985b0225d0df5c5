package usher.ud1;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The table of opened names, checked against what the rosters committed to.
final class Names {
    private final Map<?, ?> table;
    private final Ledger ledger;
    private final Map<Long, NameRow> rows = new HashMap<>();

    Names(Map<?, ?> table, Ledger ledger) {
        this.table = table;
        this.ledger = ledger;
    }

    /// Every row must open its ticket's leaf in a roster of a draw that awarded it, or, before any award, in some
    /// roster.
    void check() {
        TreeSet<String> keys = new TreeSet<>();
        table.keySet().forEach(key -> keys.add(String.valueOf(key)));
        keys.forEach(this::check);
    }

    /// The name that stands open for a ticket and fits this draw's roster.
    @Nullable
    String of(Course draw, long ticket) {
        NameRow row = rows.get(ticket);
        return row != null && draw.roster.opensTo(ticket, row.commitment()) ? row.name() : null;
    }

    private void check(String key) {
        long ticket = Fields.tried(() -> Transcript.ticket(key)).orElse(-1L);
        List<Course> awards = ledger.draws.values().stream()
                .filter(draw -> draw.awarded.contains(ticket))
                .toList();
        Optional<NameRow> row = Fields.tried(() -> NameRow.of(table.get(key)));
        if (row.isPresent() && isCommitted(ticket, row.get().commitment(), awards)) {
            rows.put(ticket, row.get());
        } else {
            long at = awards.isEmpty() ? Finding.NOWHERE : awards.getFirst().resultAt;
            ledger.error(Code.NAME_DOES_NOT_MATCH, at, key);
        }
    }

    private boolean isCommitted(long ticket, String commitment, List<Course> awards) {
        List<Course.Listed> rosters = awards.isEmpty()
                ? ledger.rosters
                : awards.stream().map(draw -> draw.roster).toList();
        return rosters.stream().anyMatch(roster -> roster.opensTo(ticket, commitment));
    }
}
