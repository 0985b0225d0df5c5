package usher.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What comes before a figure: room for all phones, and a compiler that is through.
class WarmUpTest {
    @TempDir
    private Path folder;

    @Test
    void readsTheClocksOfThisProcessesCompiler() {
        OptionalLong nanos = CompilerTime.nanos(ProcessHandle.current().pid());

        assertThat(nanos.isPresent()).isEqualTo(Files.isReadable(Path.of("/proc/self/schedstat")));
        nanos.ifPresent(clock -> assertThat(clock).isPositive());
        assertThat(CompilerTime.nanos(Long.MAX_VALUE)).isEmpty();
    }

    @Test
    void whoHasNoCompilerIsWarmAfterTheFirstWork() throws Exception {
        List<String> done = new ArrayList<>();
        List<String> shell = List.of("sh", "-c", "echo bench port 1; read line");
        try (Child child = Child.start(shell, Map.of(), folder.resolve("log"))) {
            WarmUp warmUp = WarmUp.with(child, 60, () -> done.add("first"), () -> done.add("block"));
            WarmUp.Lap lap = warmUp.count(() -> done.add("counted"));

            assertThat(done).containsExactly("first", "counted");
            assertThat(lap.ownMicros()).isEqualTo(lap.cpuMicros());
            assertThat(warmUp.calm().isQuiet()).isTrue();
            assertThat(warmUp.calm().compilerShare()).isEmpty();
        }
    }

    @Test
    void saysWhereTooFewFilesMayBeOpen() {
        assertThatThrownBy(() -> OpenFiles.check(10_000, OptionalLong.of(4_096)))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("10,000 phones need 10500 open files")
                .hasMessageContaining("ulimit -n 10500");
        assertThatCode(() -> OpenFiles.check(10_000, OptionalLong.of(10_500))).doesNotThrowAnyException();
        assertThatCode(() -> OpenFiles.check(10_000, OptionalLong.empty())).doesNotThrowAnyException();
        assertThat(OpenFiles.allow(7 * 2_000, OptionalLong.of(20_000))).isTrue();
        assertThat(OpenFiles.allow(7 * 10_000, OptionalLong.of(20_000))).isFalse();
    }
}
