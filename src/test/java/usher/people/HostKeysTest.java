package usher.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HostKeysTest {
    @TempDir
    Path folder;

    private final HandClock clock = new HandClock();
    private HostKeys keys;

    @BeforeEach
    void open() {
        keys = HostKeys.open(folder, null, clock);
    }

    @AfterEach
    void close() {
        keys.close();
    }

    @Test
    void keepsLinksAndSessionsThroughARestart() {
        String host = keys.key(Role.HOST);
        String crew = keys.key(Role.CREW);
        String session = keys.issue(Role.CREW);

        reopen(null);

        assertThat(keys.check(host)).contains(Role.HOST);
        assertThat(keys.check(crew)).contains(Role.CREW);
        assertThat(keys.check(host + "x")).isEmpty();
        assertThat(keys.check("")).isEmpty();
        assertThat(host).hasSize(43).isNotEqualTo(crew);
        assertThat(keys.session(session)).contains(new HostSession(Role.CREW, false));
    }

    @Test
    void takesAHostKeyFromTheSettings() {
        String made = keys.key(Role.HOST);

        reopen("fixed-by-setting");
        assertThat(keys.check("fixed-by-setting")).contains(Role.HOST);
        assertThat(keys.check(made)).isEmpty();
        assertThat(keys.reset(Role.HOST)).isEqualTo("fixed-by-setting");

        reopen(" ");
        assertThat(keys.check(" ")).isEmpty();
    }

    @Test
    void letsTheHostInAfterAThousandWrongKeys() {
        for (int guess = 0; guess < 1_000; guess++) {
            assertThat(keys.check("guess" + guess)).isEmpty();
        }

        assertThat(keys.check(keys.key(Role.HOST))).contains(Role.HOST);
    }

    @Test
    void rotatesAnIdAndLetsTheOldOneGoOnForAMoment() {
        String old = keys.issue(Role.HOST);
        clock.pass(Duration.ofMinutes(61));
        assertThat(keys.session(old)).contains(new HostSession(Role.HOST, true));

        String next = keys.rotate(old).orElseThrow();

        assertThat(keys.session(next)).contains(new HostSession(Role.HOST, false));
        assertThat(keys.session(old)).contains(new HostSession(Role.HOST, false));
        clock.pass(Duration.ofMinutes(2));
        assertThat(keys.session(old)).isEmpty();
        assertThat(keys.rotate(old)).isEmpty();
        assertThat(keys.session(next)).isPresent();
    }

    @Test
    void endsASessionThatWasAwayForAWeek() {
        String session = keys.issue(Role.HOST);

        clock.pass(Duration.ofDays(7));

        assertThat(keys.session(session)).isEmpty();
    }

    @Test
    void putsEverybodyOutOnAReset() {
        String host = keys.issue(Role.HOST);
        String crew = keys.issue(Role.CREW);
        String oldLink = keys.key(Role.CREW);

        keys.reset(Role.CREW);

        assertThat(keys.check(oldLink)).isEmpty();
        assertThat(keys.session(crew)).isEmpty();
        assertThat(keys.session(host)).isPresent();
        keys.reset();
        assertThat(keys.session(host)).isEmpty();
        reopen(null);
        assertThat(keys.check(oldLink)).isEmpty();
    }

    @Test
    void signsOneBrowserOut() {
        String one = keys.issue(Role.HOST);
        String other = keys.issue(Role.HOST);

        keys.end(one);

        assertThat(keys.session(one)).isEmpty();
        assertThat(keys.session(other)).isPresent();
    }

    @Test
    void keepsAtMostAThousandSessionsTheNewest() {
        String first = keys.issue(Role.HOST);
        clock.pass(Duration.ofMillis(1));
        String last = first;
        for (int count = 0; count < HostKeys.SESSIONS_MAX; count++) {
            last = keys.issue(Role.CREW);
        }

        assertThat(keys.session(first)).isEmpty();
        assertThat(keys.session(last)).isPresent();
    }

    @Test
    void keepsNoIdInTheFile() throws IOException {
        String session = keys.issue(Role.HOST);

        try (var files = Files.list(folder)) {
            for (Path path : files.toList()) {
                assertThat(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1))
                        .doesNotContain(session);
            }
        }
    }

    private void reopen(@Nullable String fixedHostKey) {
        keys.close();
        keys = HostKeys.open(folder, fixedHostKey, clock);
    }
}
