package usher.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/// Runs the microbenchmarks with the server's own flags; each piece prints its microseconds: `mvn test
/// -Dtest=HotPiecesMeasure`. It measures and holds nothing.
class HotPiecesMeasure {
    @Test
    void whatEachPieceTakes() throws Exception {
        System.setProperty("java.class.path", System.getProperty("surefire.test.class.path"));

        assertThat(new Runner(new OptionsBuilder()
                                .include(HotPieces.class.getName())
                                .jvmArgsAppend(
                                        "-XX:+UseSerialGC",
                                        "-XX:+UseCompactObjectHeaders",
                                        "--enable-native-access=ALL-UNNAMED")
                                .build())
                        .run())
                .isNotEmpty();
    }
}
