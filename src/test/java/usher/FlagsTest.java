package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FlagsTest {
    private static final List<String> SAID = List.of("-Xmx1g", "-jar", "usher.jar", "serve");
    private static final Optional<Path> CACHE = Optional.of(Path.of("usher.aot"));

    @Test
    void ourFlagsComeBeforeWhatWasSaid() {
        List<String> command = Flags.command("java", SAID, CACHE, Map.of());

        assertThat(command).startsWith("java", "-Dusher.flags=set", "-XX:+UseCompactObjectHeaders");
        assertThat(command).contains("-XX:+UseSerialGC", "-XX:AOTCache=usher.aot");
        assertThat(command).endsWith("-Xmx1g", "-jar", "usher.jar", "serve");
    }

    @Test
    void aJarWithoutItsCacheGetsNone() {
        assertThat(Flags.command("java", SAID, Optional.empty(), Map.of()))
                .noneMatch(flag -> flag.startsWith("-XX:AOTCache"));
    }

    @Test
    void whoeverNamesACollectorKeepsIt() {
        List<String> said = List.of("-XX:+UseZGC", "-jar", "usher.jar");

        assertThat(Flags.command("java", said, CACHE, Map.of())).doesNotContain("-XX:+UseSerialGC");
        assertThat(Flags.command("java", SAID, CACHE, Map.of("JAVA_TOOL_OPTIONS", "-XX:+UseG1GC")))
                .doesNotContain("-XX:+UseSerialGC");
    }

    @Test
    void whoeverNamesACacheKeepsIt() {
        List<String> said = List.of("-XX:AOTCacheOutput=other.aot", "-jar", "usher.jar");

        assertThat(Flags.command("java", said, CACHE, Map.of())).doesNotContain("-XX:AOTCache=usher.aot");
    }
}
