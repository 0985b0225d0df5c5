package usher;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import usher.activity.draw.DrawTranscript;
import usher.core.Show;
import usher.pages.RecapPages;
import usher.pages.TranscriptPages;
import usher.ud1.Body;
import usher.ud1.NameRow;
import usher.ud1.PrizeRow;
import usher.ud1.Rec;

/// The transcript of all draws, joined with the names that awards have opened and with no others.
final class PublicRecord implements TranscriptPages.Record, RecapPages.Winners {
    private static final int WRITTEN_MAX = 64;
    /// Every phone of a hall asks for the same few parts at once. A name may be erased without a new record.
    private static final Duration WRITTEN_FOR = Duration.ofSeconds(2);

    private final ShowPeople people;
    private final Cache<Part, String> written = Caffeine.newBuilder()
            .maximumSize(WRITTEN_MAX)
            .expireAfterWrite(WRITTEN_FOR)
            .build();

    /// A transcript from one place on, as it stood at one head.
    private record Part(String code, String head, int from) {}

    PublicRecord(ShowPeople people) {
        this.people = people;
    }

    @Override
    public String json(Show show, int from) {
        DrawTranscript whole = DrawTranscript.of(show);
        return written.get(new Part(show.code(), whole.head(), from), part -> write(show.code(), whole, from));
    }

    @Override
    public Optional<TranscriptPages.Mine> mine(Show show, int ticket) {
        return people.opened(show.code(), ticket)
                .flatMap(opened -> people.salts(show.code(), ticket)
                        .map(salts -> new TranscriptPages.Mine(
                                ticket, opened.name(), List.of(salts.name(), salts.contact()), opened.contactHash())));
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

    private String write(String code, DrawTranscript whole, int from) {
        Map<Long, NameRow> names = new HashMap<>();
        for (Long ticket : whole.awarded()) {
            people.opened(code, Math.toIntExact(ticket))
                    .ifPresent(opened ->
                            names.put(ticket, new NameRow(opened.name(), opened.salt(), opened.contactHash())));
        }
        return (from == 0 ? whole : whole.from(from)).with(names).write();
    }
}
