package usher.activity.draw;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import usher.core.Show;
import usher.ud1.Body;
import usher.ud1.Leaf;
import usher.ud1.NameRow;
import usher.ud1.Rec;
import usher.ud1.Transcript;

/// What the public may have of all draws of a show, still without names; those join outside, for awarded tickets only.
///
/// @param awarded tickets whose names are opened, each with the commitment that its newest award opens
public record DrawTranscript(
        List<Rec> records, Map<String, List<Leaf>> rosters, Map<String, List<String>> taps, Map<Long, String> awarded) {
    /// The transcript as it is now; without records before the first list is locked.
    public static DrawTranscript of(Show show) {
        DrawLedger ledger = DrawLedger.of(show);
        return new DrawTranscript(
                List.copyOf(ledger.records()),
                Map.copyOf(ledger.rosters()),
                Map.copyOf(ledger.taps()),
                awarded(ledger));
    }

    private static Map<Long, String> awarded(DrawLedger ledger) {
        Map<String, String> rosters = new HashMap<>();
        Map<Long, String> awarded = new TreeMap<>();
        for (Rec record : ledger.records()) {
            if (record.body() instanceof Body.Open open) {
                rosters.put(open.draw(), open.roster());
            } else if (record.body() instanceof Body.Award award) {
                commitment(ledger.rosters().get(rosters.get(award.draw())), award.ticket())
                        .ifPresent(commitment -> awarded.put(award.ticket(), commitment));
            }
        }
        return awarded;
    }

    /// How the newest roster that has this ticket committed to it.
    public Optional<String> listed(int ticket) {
        return records.reversed().stream()
                .map(Rec::body)
                .filter(Body.Roster.class::isInstance)
                .flatMap(body -> commitment(rosters.get(((Body.Roster) body).root()), ticket).stream())
                .findFirst();
    }

    private static Optional<String> commitment(@Nullable List<Leaf> roster, long ticket) {
        return Stream.ofNullable(roster)
                .flatMap(List::stream)
                .filter(leaf -> leaf.ticket() == ticket)
                .map(Leaf::commitment)
                .findFirst();
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
