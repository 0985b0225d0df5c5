package usher.rehearsal;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.ud1.Body;
import usher.ud1.Known;
import usher.ud1.Leaf;
import usher.ud1.Rec;
import usher.ud1.Report;
import usher.ud1.Taps;
import usher.ud1.Transcript;
import usher.ud1.Verify;

/// Verifies the show's public record for the robots of this process. What is the same for all is computed once a draw;
/// whether one's own place and tap are in it, each asks for itself.
final class Judge {
    private static final Logger LOG = LoggerFactory.getLogger(Judge.class);

    private final Addresses addresses;
    private final String code;
    private final Map<String, CompletableFuture<Found>> found = new ConcurrentHashMap<>();

    /// What a robot knows of one draw by itself.
    ///
    /// @param tap  the luck that it sent, empty for none
    /// @param kept whether the server's tick for it came
    record Own(long ticket, String draw, String open, String tap, boolean kept) {}

    /// A record that was verified.
    ///
    /// @param fault the code of what does not follow, empty where all does
    private record Found(String fault, Set<Long> listed, Set<String> taps) {}

    Judge(Addresses addresses, String code) {
        this.addresses = addresses;
        this.code = code;
    }

    /// The first check that fails, empty where all hold; nothing where one cannot vouch, for want of a kept tap.
    Optional<String> judge(Own own, RandomGenerator luck) {
        Found known = found.computeIfAbsent(own.draw(), draw -> CompletableFuture.supplyAsync(() -> verify(draw, luck)))
                .join();
        if (!known.fault().isEmpty()) {
            return Optional.of(known.fault());
        }
        if (!known.listed().contains(own.ticket())) {
            return Optional.of("i-am-missing");
        }
        boolean isIn = !own.tap().isEmpty() && known.taps().contains(Taps.leaf(own.open(), own.tap()));
        return isIn ? Optional.of("") : own.kept() ? Optional.of("my-tap-missing") : Optional.empty();
    }

    private Found verify(String draw, RandomGenerator luck) {
        String text = fetch(luck);
        Report report = Verify.text(text, Known.NOTHING);
        if (!report.isAccepted()) {
            LOG.warn("rehearsal {}: the transcript does not follow: {}", code, report.errors());
            return new Found(report.errors().getFirst().code().text(), Set.of(), Set.of());
        }
        Transcript transcript = Transcript.parse(text);
        String roster = "";
        String taps = "";
        for (Rec record : transcript.records()) {
            if (record.body() instanceof Body.Open open && open.draw().equals(draw)) {
                roster = open.roster();
            } else if (record.body() instanceof Body.Seal seal && seal.draw().equals(draw)) {
                taps = seal.taps();
            }
        }
        Set<Long> listed = transcript.rosters().getOrDefault(roster, List.of()).stream()
                .map(Leaf::ticket)
                .collect(Collectors.toSet());
        return new Found("", listed, Set.copyOf(transcript.taps().getOrDefault(taps, List.of())));
    }

    private String fetch(RandomGenerator luck) {
        try {
            HttpResponse<String> answer = addresses.ask(
                    0,
                    Addresses.TRIES_PATIENT,
                    luck,
                    url -> HttpRequest.newBuilder(url.resolve("/transcript/" + code + ".json")));
            return answer.body();
        } catch (IOException e) {
            throw new IllegalStateException("the transcript cannot be read", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the rehearsal is over", e);
        }
    }
}
