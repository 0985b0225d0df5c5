package usher.ud1;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What a verifier answers: objections, things to be said without accusing, and every draw as it computed it itself.
public record Report(
        List<Finding> errors,
        List<Finding> ambers,
        List<Draw> draws,
        String head,
        @Nullable Grade grade) {
    /// How far a draw came.
    public enum Phase {
        OPEN,
        SEALED,
        DONE,
        VOID
    }

    /// One draw: `code` is its four glyphs, empty before a result; `grade` is null without a phone or a result.
    public record Draw(
            String id,
            long at,
            Phase phase,
            long taps,
            String code,
            List<Winner> winners,
            List<Missing> absents,
            @Nullable Grade grade) {}

    /// The place of one prize; the ticket is empty when nobody is left, the name null where it is not opened or erased.
    public record Winner(
            OptionalLong ticket, PrizeRow prize, @Nullable String name) {}

    /// One who won and was called absent.
    public record Missing(long ticket, String reason) {}

    /// Whether nothing is red.
    public boolean isAccepted() {
        return errors.isEmpty();
    }

    /// The report as maps, lists and texts, equal to what `verify.js` answers when numbers are written as texts.
    Map<String, Object> value() {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("errors", errors.stream().map(Finding::value).toList());
        value.put("ambers", ambers.stream().map(Finding::value).toList());
        value.put("draws", draws.stream().map(Report::value).toList());
        value.put("head", head);
        value.put("grade", text(grade));
        return value;
    }

    private static Map<String, Object> value(Draw draw) {
        List<Object> winners = new ArrayList<>();
        for (Winner winner : draw.winners()) {
            String ticket = winner.ticket().isPresent() ? "" + winner.ticket().getAsLong() : "";
            String name = winner.name() == null ? "" : winner.name();
            winners.add(List.of(ticket, winner.prize().id(), name));
        }
        List<Object> absents = new ArrayList<>();
        draw.absents().forEach(missing -> absents.add(List.of("" + missing.ticket(), missing.reason())));
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("draw", draw.id());
        value.put("at", "" + draw.at());
        value.put("phase", draw.phase().name().toLowerCase(Locale.ROOT));
        value.put("taps", "" + draw.taps());
        value.put("code", draw.code());
        value.put("winners", winners);
        value.put("absents", absents);
        value.put("grade", text(draw.grade()));
        return value;
    }

    private static String text(@Nullable Grade grade) {
        return grade == null ? "" : grade.text();
    }
}
