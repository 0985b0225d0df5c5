package usher;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import usher.activity.draw.DrawTranscript;
import usher.core.Show;
import usher.pages.RecapPages;
import usher.pages.TranscriptPages;
import usher.ud1.Body;
import usher.ud1.Leaf;
import usher.ud1.NameRow;
import usher.ud1.PrizeRow;
import usher.ud1.Rec;

/// The transcript of all draws, joined with the names that awards have opened and with no others.
record PublicRecord(ShowPeople people) implements TranscriptPages.Record, RecapPages.Winners {
    @Override
    public String json(Show show, int from) {
        DrawTranscript whole = DrawTranscript.of(show);
        List<Rec> records = whole.records()
                .subList(Math.min(from, whole.records().size()), whole.records().size());
        Map<Long, NameRow> names = new HashMap<>();
        for (Long ticket : whole.awarded()) {
            people.opened(show.code(), Math.toIntExact(ticket))
                    .ifPresent(opened ->
                            names.put(ticket, new NameRow(opened.name(), opened.salt(), opened.contactHash())));
        }
        if (from == 0) {
            return whole.with(names).write();
        }
        return new DrawTranscript(records, used(whole, records), whole.taps(), whole.awarded())
                .with(names)
                .write();
    }

    @Override
    public List<RecapPages.Prize> of(Show show) {
        Map<String, String> prizes = new HashMap<>();
        Map<String, List<String>> winners = new LinkedHashMap<>();
        for (Rec record : DrawTranscript.of(show).records()) {
            if (record.body() instanceof Body.Open open) {
                prizes.put(
                        open.draw(),
                        open.prizes().stream().map(PrizeRow::name).distinct().collect(Collectors.joining(" · ")));
            } else if (record.body() instanceof Body.Award award) {
                people.opened(show.code(), Math.toIntExact(award.ticket()))
                        .ifPresent(opened -> winners.computeIfAbsent(
                                        prizes.getOrDefault(award.draw(), ""), name -> new ArrayList<>())
                                .add(opened.name()));
            }
        }
        return winners.entrySet().stream()
                .map(entry -> new RecapPages.Prize(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }

    /// The side tables of the records that are sent.
    private static Map<String, List<Leaf>> used(DrawTranscript whole, List<Rec> records) {
        Map<String, List<Leaf>> rosters = new HashMap<>();
        for (Rec record : records) {
            if (record.body() instanceof Body.Roster roster && whole.rosters().containsKey(roster.root())) {
                rosters.put(roster.root(), whole.rosters().get(roster.root()));
            }
        }
        return rosters;
    }
}
