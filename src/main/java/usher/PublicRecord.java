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
import usher.activity.draw.Lottery;
import usher.core.Show;
import usher.core.Vault;
import usher.pages.LotteryPages;
import usher.pages.RecapPages;
import usher.pages.TranscriptPages;
import usher.people.Salts;
import usher.ud1.Body;
import usher.ud1.NameRow;
import usher.ud1.PrizeRow;
import usher.ud1.Rec;

/// The transcript of all draws, joined with the names that awards have opened and with no others.
final class PublicRecord implements TranscriptPages.Record, RecapPages.Winners, LotteryPages.Lotteries {
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
        Optional<Vault.Opened> opened = DrawTranscript.of(show)
                .listed(ticket)
                .flatMap(commitment -> people.opened(show.code(), ticket, commitment));
        return people.salts(show.code(), ticket).flatMap(salts -> mine(show.code(), ticket, salts, opened));
    }

    /// As the newest list has it; before the first, as a list would have it now.
    private Optional<TranscriptPages.Mine> mine(String code, int ticket, Salts salts, Optional<Vault.Opened> opened) {
        List<String> both = List.of(salts.name(), salts.contact());
        return opened.map(one -> new TranscriptPages.Mine(ticket, one.name(), both, one.contactHash()))
                .or(() -> people.committing(code, ticket)
                        .map(one -> new TranscriptPages.Mine(ticket, one.name(), both, one.contactHash())));
    }

    @Override
    public List<LotteryPages.Board> of(Show show, int ticket) {
        DrawTranscript whole = DrawTranscript.of(show);
        return Lottery.of(show).stream()
                .map(lottery -> board(show.code(), whole, lottery, ticket))
                .toList();
    }

    private LotteryPages.Board board(String code, DrawTranscript whole, Lottery lottery, int ticket) {
        List<LotteryPages.Drawn> drawn = lottery.winners().stream()
                .sorted()
                .map(winner -> new LotteryPages.Drawn(
                        String.format("%03d", winner),
                        lottery.awarded().contains(winner)
                                ? name(code, whole, winner)
                                        .map(Vault.Opened::name)
                                        .orElse("")
                                : ""))
                .toList();
        String step = switch (lottery.phase()) {
            case "ready", "locking" -> "soon";
            case "result" -> "drawn";
            default -> "locked";
        };
        return new LotteryPages.Board(
                step,
                lottery.prize(),
                lottery.quantity(),
                lottery.rule(),
                lottery.listed().size(),
                lottery.taps(),
                lottery.tapsMin(),
                lottery.amber().contains("too-few-taps"),
                lottery.glyphs(),
                drawn,
                answer(lottery, step, ticket));
    }

    private static String answer(Lottery lottery, String step, int ticket) {
        if (ticket == 0) {
            return "";
        }
        if (lottery.winners().contains(ticket)) {
            return "drawn";
        }
        return !lottery.listed().contains(ticket) ? "unknown" : step.equals("drawn") ? "not-drawn" : "listed";
    }

    @Override
    public List<RecapPages.Prize> of(Show show) {
        Map<String, String> prizes = new HashMap<>();
        Map<String, List<String>> winners = new LinkedHashMap<>();
        DrawTranscript whole = DrawTranscript.of(show);
        for (Rec record : whole.records()) {
            if (record.body() instanceof Body.Open open) {
                prizes.put(
                        open.draw(),
                        open.prizes().stream().map(PrizeRow::name).distinct().collect(Collectors.joining(" · ")));
            } else if (record.body() instanceof Body.Award award) {
                name(show.code(), whole, award.ticket())
                        .ifPresent(opened -> winners.computeIfAbsent(
                                        prizes.getOrDefault(award.draw(), ""), prize -> new ArrayList<>())
                                .add(opened.name()));
            }
        }
        return winners.entrySet().stream()
                .map(entry -> new RecapPages.Prize(entry.getKey(), List.copyOf(entry.getValue())))
                .toList();
    }

    private String write(String code, DrawTranscript whole, int from) {
        Map<Long, NameRow> names = new HashMap<>();
        for (Long ticket : whole.awarded().keySet()) {
            name(code, whole, ticket)
                    .ifPresent(opened ->
                            names.put(ticket, new NameRow(opened.name(), opened.salt(), opened.contactHash())));
        }
        return (from == 0 ? whole : whole.from(from)).with(names).write();
    }

    private Optional<Vault.Opened> name(String code, DrawTranscript whole, long ticket) {
        return people.opened(code, Math.toIntExact(ticket), whole.awarded().getOrDefault(ticket, ""));
    }
}
