package usher.ud1;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The verifier: recomputes a whole transcript from its first record and believes nothing in it.
public final class Verify {
    private final List<?> records;
    private final Ledger ledger;
    private final Names names;
    private final Known known;
    private final @Nullable PhoneCheck phone;
    private final Set<String> ids = new HashSet<>();
    private String head = Hash.ZERO;

    private Verify(Map<?, ?> transcript, Body.Anchor anchor, Known known) {
        this.records = list(transcript, "records");
        this.ledger = new Ledger(anchor, table(transcript, "rosters"), table(transcript, "taps"), known.lamps());
        this.names = new Names(table(transcript, "names"), ledger);
        this.known = known;
        this.phone = known.phone() == null ? null : new PhoneCheck(known.phone(), ledger);
    }

    /// Verifies a transcript's JSON text; a text that cannot be read has the one error `chain`.
    public static Report text(String json, Known known) {
        return value(Fields.tried(() -> Canonical.parse(json)).orElse(null), known);
    }

    /// Verifies a transcript at hand.
    public static Report transcript(Transcript transcript, Known known) {
        return value(transcript.value(), known);
    }

    private static Report value(@Nullable Object value, Known known) {
        if (!(value instanceof Map<?, ?> transcript) || !isReadable(transcript)) {
            return refused(Code.CHAIN, known);
        }
        return list(transcript, "records").stream()
                .findFirst()
                .flatMap(Frame::of)
                .flatMap(frame -> Fields.tried(() -> BodyReader.read(frame.type(), frame.body())))
                .map(body -> body instanceof Body.Anchor anchor ? new Verify(transcript, anchor, known).report() : null)
                .orElseGet(() -> refused(Code.ANCHOR, known));
    }

    private static boolean isReadable(Map<?, ?> transcript) {
        return Canonical.isPlain(transcript)
                && transcript.keySet().equals(Transcript.KEYS)
                && list(transcript, "records").stream().allMatch(record -> record instanceof Map<?, ?>)
                && transcript.get("records") instanceof List<?>
                && transcript.get("rosters") instanceof Map<?, ?>
                && transcript.get("taps") instanceof Map<?, ?>
                && transcript.get("names") instanceof Map<?, ?>;
    }

    private static Report refused(Code code, Known known) {
        Grade grade = known.phone() == null ? null : Grade.RED;
        return new Report(List.of(new Finding(code, Finding.NOWHERE, "file")), List.of(), List.of(), Hash.ZERO, grade);
    }

    private static List<?> list(Map<?, ?> map, String key) {
        return map.get(key) instanceof List<?> list ? list : List.of();
    }

    private static Map<?, ?> table(Map<?, ?> map, String key) {
        return map.get(key) instanceof Map<?, ?> table ? table : Map.of();
    }

    private Report report() {
        walk();
        ledger.end();
        names.check();
        checkHead(known.head());
        checkHead(known.phone() == null ? null : known.phone().head());
        checkScreen();
        if (phone != null) {
            phone.check();
        }
        List<Report.Draw> draws =
                ledger.draws.values().stream().map(this::drawn).toList();
        Grade grade = phone == null ? null : phone.grade();
        return new Report(List.copyOf(ledger.errors), List.copyOf(ledger.ambers), draws, head, grade);
    }

    /// The chain is broken where a record does not follow from the one before it; the search for breaks goes on from
    /// the record as it stands, so that each break is said once.
    private void walk() {
        Frame first = Frame.of(records.getFirst()).orElseThrow();
        long nextSeq = 0;
        for (int at = 0; at < records.size(); at++) {
            Optional<Frame> frame = Frame.of(records.get(at));
            if (frame.isEmpty() || !frame.get().follows(first.show(), nextSeq, head)) {
                ledger.error(Code.CHAIN, at, "record");
            }
            String id = Rec.idOf(records.get(at));
            if (frame.isPresent() && at > 0) {
                ledger.judge(at, id, frame.get().type(), frame.get().body());
            }
            nextSeq = frame.map(stated -> stated.seq() + 1).orElse(nextSeq);
            head = id;
            ids.add(id);
        }
    }

    private void checkHead(@Nullable String seen) {
        if (seen != null && !seen.equals(Hash.ZERO) && !ids.contains(seen)) {
            ledger.error(Code.HISTORY_REWRITTEN, Finding.NOWHERE, seen);
        }
    }

    /// The glyphs on the screen are those of the last draw that has a result.
    private void checkScreen() {
        Course last = ledger.draws.values().stream()
                .filter(Course::isDone)
                .reduce((earlier, later) -> later)
                .orElse(null);
        if (known.screenCode() != null && (last == null || !known.screenCode().equals(last.code))) {
            ledger.error(Code.SCREEN_DIFFERS, last == null ? Finding.NOWHERE : last.resultAt, known.screenCode());
        }
    }

    private Report.Draw drawn(Course draw) {
        Grade grade = phone == null || !draw.isDone() ? null : phone.grade(draw);
        List<Report.Missing> absents = draw.absents.stream()
                .map(called -> new Report.Missing(called.ticket(), called.reason()))
                .toList();
        return new Report.Draw(
                draw.open.draw(), draw.at, draw.phase, draw.taps.size(), draw.code, winners(draw), absents, grade);
    }

    private List<Report.Winner> winners(Course draw) {
        List<Report.Winner> winners = new ArrayList<>();
        for (PrizeRow prize : draw.open.prizes()) {
            for (long i = 0;
                    i < prize.quantity()
                            && winners.size() < draw.standing.places().size();
                    i++) {
                OptionalLong ticket = draw.standing.places().get(winners.size());
                String name = ticket.isPresent() ? names.of(draw, ticket.getAsLong()) : null;
                winners.add(new Report.Winner(ticket, prize, name));
            }
        }
        return winners;
    }
}
