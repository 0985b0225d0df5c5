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
    private static final int LINES_LEAST = 2;

    @TempDir
    private Path data;

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
                guest.topic("own", own -> told(own.path("d").path("mates")) >= LINES_LEAST);
            }
        }
    }

    private static Line guest(OpenHouse house, String show) throws Exception {
        Client guest = new Client(house.base());
        guest.form("/j/" + show, Map.of("name", "真人"));
        return Line.hello(house.base(), show, "phone", guest.cookie("usher_" + show));
    }

    private static int told(JsonNode mates) {
        int told = 0;
        for (JsonNode mate : mates) {
            told += mate.path("line").asString("").isEmpty() ? 0 : 1;
        }
        return told;
    }
}
