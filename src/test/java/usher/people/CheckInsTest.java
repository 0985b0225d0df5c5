package usher.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the desks did, kept beside the people.
class CheckInsTest {
    private static final CheckIn EAST = new CheckIn("aaaaaaaa1", 1, "东门", 1_000, 1_200);

    @TempDir
    private Path folder;

    @Test
    void saysAfterARestartWhichDeskLetWhomIn() {
        try (Directory directory = open()) {
            directory.walkIn("张三");
            directory.checkIns().keep(EAST);
        }
        try (Directory directory = open()) {
            assertThat(directory.checkIns().of(1, 1_200)).contains(EAST);
            assertThat(directory.checkIns().of(1, 1_201)).isEmpty();
            assertThat(directory.checkIns().find("aaaaaaaa1")).contains(EAST);
        }
    }

    @Test
    void keepsTheNewestWordUnderAnId() {
        try (Directory directory = open()) {
            directory.checkIns().keep(EAST.arrived(0));
            directory.checkIns().keep(EAST);
            directory.checkIns().keep(new CheckIn("bbbbbbbb2", 2, "西门", 5, 6));
            directory.checkIns().drop("bbbbbbbb2");
            assertThat(directory.checkIns().all()).containsExactly(EAST);
        }
        try (Directory directory = open()) {
            assertThat(directory.checkIns().all()).containsExactly(EAST);
        }
    }

    @Test
    void aWalkInThatIsSentAgainIsTheSamePersonAlsoAfterARestart() {
        Draft draft = Draft.named("现场王");
        CheckIn sending = new CheckIn("cccccccc3", 0, "东门", 7, 0);
        Arrival first;
        try (Directory directory = open()) {
            first = directory.walkIn(draft, sending);
            assertThat(directory.walkIn(draft, sending)).isEqualTo(first);
            assertThat(directory.checkIns().find("cccccccc3").orElseThrow().ticket())
                    .isEqualTo(1);
        }
        try (Directory directory = open()) {
            assertThat(directory.walkIn(draft, sending)).isEqualTo(first);
            assertThat(directory.count()).isEqualTo(1);
        }
    }

    @Test
    void aNumberOnTheListIsNobodyNew() {
        try (Directory directory = open()) {
            Draft listed = new Draft("名单上的人", "+8613800001234", "T1", null, List.of(), false, Map.of());
            directory.importAll(List.of(listed));
            Draft other = new Draft("现场写的名字", "+8613800001234", null, null, List.of(), false, Map.of());
            assertThat(directory.walkIn(other, new CheckIn("dddddddd4", 0, "东门", 7, 0)))
                    .isEqualTo(new Arrival.AlreadyThere(directory.find(1).orElseThrow()));
            assertThat(directory.checkIns().all()).isEmpty();
        }
    }

    @Test
    void forgetsThemWithTheirPersonAndWithEverybody() throws IOException {
        CheckIn west = new CheckIn("bbbbbbbb2", 2, "西北角的门", 5, 6);
        try (Directory directory = open()) {
            directory.walkIn("张三");
            directory.walkIn("李四");
            directory.checkIns().keep(EAST);
            directory.checkIns().keep(west);
            directory.erase(2);
            assertThat(directory.checkIns().all()).containsExactly(EAST);
            assertThat(file()).doesNotContain(west.desk());
            directory.purge();
            assertThat(directory.checkIns().all()).isEmpty();
        }
        try (Directory directory = open()) {
            assertThat(directory.checkIns().all()).isEmpty();
        }
    }

    @Test
    void aDesksNameIsOneShortLine() {
        assertThat(new CheckIn("aaaaaaaa1", 1, " 东\n门" + "长".repeat(50), 0, 0).desk())
                .startsWith("东 门")
                .hasSize(CheckIn.DESK_GRAPHEMES_MAX);
    }

    private String file() throws IOException {
        return new String(Files.readAllBytes(folder.resolve(Directory.FILE)), StandardCharsets.UTF_8);
    }

    private Directory open() {
        return Directory.open(folder.resolve(Directory.FILE), InstantSource.system());
    }
}
