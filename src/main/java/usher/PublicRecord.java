package usher;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import usher.activity.draw.DrawTranscript;
import usher.core.Show;
import usher.pages.TranscriptPages;
import usher.ud1.Body;
import usher.ud1.Leaf;
import usher.ud1.NameRow;
import usher.ud1.Rec;

/// The transcript of all draws, joined with the names that awards have opened and with no others.
record PublicRecord(ShowPeople people) implements TranscriptPages.Record {
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
