package usher.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TokensTest {
    @TempDir
    Path folder;

    @Test
    void readsItsOwnTokensAlsoAfterARestart() {
        String token = Tokens.open(folder).issue("K7M2QX", 37);

        assertThat(Tokens.open(folder).read(token)).contains(new Participant("K7M2QX", 37));
        assertThat(token).matches("[A-Za-z0-9_.-]+");
    }

    @Test
    void aPassIsReadByEveryNodeWithTheKeyUntilItsTimeIsOver() {
        String key = Tokens.newKey();
        Instant now = Instant.parse("2026-11-23T19:30:00Z");
        String pass = Tokens.of(key).pass("K7M2QX", 37, now.plusSeconds(600));
        Tokens node = Tokens.of(key);

        assertThat(node.readPass(pass, now.plusSeconds(599))).contains(new Participant("K7M2QX", 37));
        assertThat(node.readPass(pass, now.plusSeconds(600))).isEmpty();
        assertThat(node.readPass(pass.replace(".37.", ".38."), now)).isEmpty();
        assertThat(Tokens.of(Tokens.newKey()).readPass(pass, now)).isEmpty();
    }

    @Test
    void aPassIsNoTokenAndATokenNoPass() {
        Tokens tokens = Tokens.open(folder);
        Instant now = Instant.parse("2026-11-23T19:30:00Z");

        assertThat(tokens.read(tokens.pass("K7M2QX", 37, now.plusSeconds(600)))).isEmpty();
        assertThat(tokens.readPass(tokens.issue("K7M2QX", 37), now)).isEmpty();
        assertThat(tokens.readPass("0123456789abcdef", now)).isEmpty();
    }

    @Test
    void refusesATokenWithAnyCharacterChanged() {
        Tokens tokens = Tokens.open(folder);
        String token = tokens.issue("K7M2QX", 37);

        for (int at = 0; at < token.length(); at++) {
            char other = token.charAt(at) == 'A' ? 'B' : 'A';
            assertThat(tokens.read(token.substring(0, at) + other + token.substring(at + 1)))
                    .isEmpty();
        }
    }

    @Test
    void refusesTheTokenOfAnotherServer() {
        String token = Tokens.open(folder.resolve("other")).issue("K7M2QX", 37);

        assertThat(Tokens.open(folder).read(token)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".", "...", "u1.SzdNMlFY.37", "u1.SzdNMlFY.37.", "u1.SzdNMlFY.-1.x", "\u0000", "张三"})
    void refusesWhatIsNoToken(String text) {
        assertThat(Tokens.open(folder).read(text)).isEmpty();
        assertThat(Tokens.open(folder).read(text.repeat(1_000))).isEmpty();
    }

    @Test
    void keepsItsKeyFromOthersAndRefusesADamagedOne() throws IOException {
        Tokens.open(folder);
        Path key = folder.resolve(Tokens.FILE);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(key)))
                .isEqualTo("rw-------");
        assertThat(Files.size(key)).isEqualTo(32);
        Files.write(key, new byte[5]);
        assertThatThrownBy(() -> Tokens.open(folder)).isInstanceOf(PeopleException.class);
    }
}
