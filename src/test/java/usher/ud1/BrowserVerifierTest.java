package usher.ud1;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The browser's verifier, `web/lib/verify.js`, says what Java says.
class BrowserVerifierTest {
    private static final Path SOURCE = Path.of("web/lib/verify.js");
    private static final Path SCRIPTS = Path.of("src/test/resources/ud1");
    private static final long FIRST_SEED = 20_261_122;
    private static final int SHOWS = 1000;
    private static final int GZIPPED_MAX = 8000;

    @TempDir
    Path folder;

    private Path verifier;

    @BeforeEach
    void nodeKnowsModulesByTheirName() throws IOException {
        verifier = Files.copy(SOURCE, folder.resolve("verify.mjs"));
    }

    @Test
    void passesTheSameVectors() throws Exception {
        NodeJs.Outcome outcome = NodeJs.run(SCRIPTS.resolve("vectors.mjs"), verifier, SCRIPTS);

        System.out.print(outcome.output());
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    }

    @Test
    void saysOfAThousandShowsWhatJavaSays() throws Exception {
        System.out.println("shows: seeds from " + FIRST_SEED);
        Path shows = folder.resolve("shows.jsonl");
        try (BufferedWriter out = Files.newBufferedWriter(shows)) {
            for (int i = 0; i < SHOWS; i++) {
                out.write(line(RandomShow.any(FIRST_SEED + i)));
                out.newLine();
            }
        }
        NodeJs.Outcome outcome = NodeJs.run(SCRIPTS.resolve("agree.mjs"), verifier, shows);

        System.out.print(outcome.output());
        assertThat(outcome.exitCode()).as(outcome.output()).isZero();
    }

    @Test
    void isSmallAndStandsAlone() throws Exception {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(Files.readAllBytes(SOURCE));
        }
        System.out.println("verify.js: " + packed.size() + " bytes gzipped");

        assertThat(packed.size()).isLessThanOrEqualTo(GZIPPED_MAX);
        assertThat(Files.readString(SOURCE)).doesNotContain("import ", "crypto.", "fetch(");
    }

    private static String line(RandomShow.Case show) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("seed", show.seed());
        line.put("text", show.text());
        line.put("isText", show.isText());
        line.put("known", known(show.known()));
        line.put("java", sorted(Verify.text(show.text(), show.known()).value()));
        return Given.JSON.writeValueAsString(line);
    }

    private static Map<String, Object> known(Known known) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("head", known.head());
        value.put("screenCode", known.screenCode());
        Memory phone = known.phone();
        value.put("phone", phone == null ? null : memory(phone));
        return value;
    }

    /// A memory as a browser would store it.
    private static Map<String, Object> memory(Memory phone) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("ticket", phone.ticket());
        value.put("idc", phone.commitments());
        value.put("since", phone.since().isPresent() ? phone.since().getAsLong() : null);
        value.put("rosterRoot", phone.rosterRoot());
        value.put("head", phone.head());
        value.put("here", phone.here());
        List<Object> taps = new ArrayList<>();
        phone.taps().forEach(tap -> taps.add(tap(tap)));
        value.put("taps", taps);
        return value;
    }

    private static Map<String, Object> tap(Memory.Tap tap) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("draw", tap.draw());
        value.put("open", tap.open());
        value.put("v", tap.luck());
        value.put("kept", tap.kept());
        value.put("gap", tap.gapMillis().isPresent() ? tap.gapMillis().getAsLong() - 0.5 : null);
        value.put("seal", tap.seal());
        value.put("screenCode", tap.screenCode());
        return value;
    }

    private static Object sorted(Object value) {
        return switch (value) {
            case Map<?, ?> map -> {
                Map<String, Object> sorted = new TreeMap<>();
                map.forEach((key, item) -> sorted.put(String.valueOf(key), sorted(item)));
                yield sorted;
            }
            case List<?> list -> list.stream().map(BrowserVerifierTest::sorted).toList();
            default -> value;
        };
    }
}
