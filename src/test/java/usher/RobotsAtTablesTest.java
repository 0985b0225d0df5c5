package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import usher.hall.Client;
import usher.hall.Line;
import usher.rehearsal.Plan;
import usher.rehearsal.Progress;
import usher.rehearsal.Rehearsal;
import usher.rehearsal.Report;

/// A rehearsed seating is not silent: robots who have a table behave there as people do.
class RobotsAtTablesTest {
    private static final int PHONES = 40;

    @TempDir
    private Path data;

    /// Three of five say something: that none of nine neighbours does happens once in four thousand runs.
    private final long seed = System.nanoTime();

    @Test
    void robotsTellTheirTableALineOfferNumbersAndCallForHelp() throws Exception {
        try (OpenHouse house = OpenHouse.open(data)) {
            String show = house.show("桌", "empty");
            try (Line console = house.line(show, "host");
                    Line guest = guest(house, show)) {
                console.act(
                        "{\"do\":\"putSlot\",\"index\":0,\"slot\":{\"id\":\"s1\",\"kind\":\"seating\",\"title\":\"桌\","
                            + "\"plan\":{\"preset\":\"ICEBREAK\",\"own\":false,\"rules\":[],\"tables\":4,\"size\":12,"
                            + "\"rounds\":1,\"staff\":false,\"introSeconds\":40,"
                            + "\"layout\":{\"rows\":0,\"columns\":0,\"zones\":[]}}}}");
                List<URI> here = List.of(URI.create(house.base()));
                Plan plan = new Plan(here, OpenHouse.KEY, show, PHONES, seed, true, true, List.of());

                Report report = Rehearsal.run(plan, Progress.SILENT);

                assertThat(report.lost()).as("seed %d", seed).isZero();
                assertThat(report.refused()).as("seed %d", seed).isZero();
                assertThat(report.acked())
                        .as("came in, and every other one did something, seed %d", seed)
                        .isGreaterThan(PHONES + PHONES / 2);
                assertThat(told(guest)).as("lines of neighbours, seed %d", seed).isPositive();
            }
        }
    }

    private static Line guest(OpenHouse house, String show) throws Exception {
        Client guest = new Client(house.base());
        guest.form("/j/" + show, Map.of("name", "真人"));
        return Line.hello(house.base(), show, "phone", guest.cookie("usher_" + show));
    }

    /// How many neighbours have told a line, as the guest's phone shows it once everybody has gone.
    private static long told(Line guest) throws InterruptedException {
        JsonNode mates =
                guest.topic("own", own -> own.path("d").has("mates")).path("d").path("mates");
        return mates.valueStream()
                .filter(mate -> !mate.path("line").asString("").isEmpty())
                .count();
    }
}
