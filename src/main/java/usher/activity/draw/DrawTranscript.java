package usher.activity.draw;

import java.util.HashMap;
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
    /// The transcript as it is now; without records before the first list is locked.
    public static DrawTranscript of(Show show) {
        DrawLedger ledger = DrawLedger.of(show);
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

    /// The records from a place on, with the side tables that these need.
    public DrawTranscript from(int place) {
        List<Rec> later = records.subList(Math.min(place, records.size()), records.size());
        Map<String, List<Leaf>> usedRosters = new HashMap<>();
        Map<String, List<String>> usedTaps = new HashMap<>();
        for (Rec record : later) {
            if (record.body() instanceof Body.Roster roster) {
                usedRosters.put(roster.root(), rosters.getOrDefault(roster.root(), List.of()));
            } else if (record.body() instanceof Body.Seal seal) {
                usedTaps.put(seal.taps(), taps.getOrDefault(seal.taps(), List.of()));
            }
        }
        return new DrawTranscript(List.copyOf(later), usedRosters, usedTaps, awarded);
    }

    /// Id of the newest record, empty before the first.
    public String head() {
        return records.isEmpty() ? "" : records.getLast().id();
    }

    /// The whole transcript, with the names of awarded tickets as they were committed to.
    public Transcript with(Map<Long, NameRow> names) {
        return new Transcript(records, rosters, taps, names);
    }
}
