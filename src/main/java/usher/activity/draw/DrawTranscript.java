package usher.activity.draw;

import java.util.List;
import java.util.Map;
import usher.core.Show;
import usher.ud1.Body;
import usher.ud1.Leaf;
import usher.ud1.NameRow;
import usher.ud1.Rec;
import usher.ud1.Transcript;

/// What the public may have of all draws of a show, still without names; those join outside, for awarded tickets only.
///
/// @param awarded tickets whose names are opened, ascending
public record DrawTranscript(
        List<Rec> records, Map<String, List<Leaf>> rosters, Map<String, List<String>> taps, List<Long> awarded) {
    private static final String KIND = "draw";

    /// The transcript as it is now; without records before the first list is locked.
    public static DrawTranscript of(Show show) {
        DrawLedger ledger = show.ledgers().get(KIND) instanceof DrawLedger known ? known : DrawLedger.EMPTY;
        List<Long> awarded = ledger.records().stream()
                .map(Rec::body)
                .filter(Body.Award.class::isInstance)
                .map(body -> ((Body.Award) body).ticket())
                .distinct()
                .sorted()
                .toList();
        return new DrawTranscript(
                List.copyOf(ledger.records()), Map.copyOf(ledger.rosters()), Map.copyOf(ledger.taps()), awarded);
    }

    /// The whole transcript, with the names of awarded tickets as they were committed to.
    public Transcript with(Map<Long, NameRow> names) {
        return new Transcript(records, rosters, taps, names);
    }
}
