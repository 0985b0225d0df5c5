package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.core.Vault;
import usher.people.Directory;
import usher.people.Draft;

/// What the solver may read of a directory: fields without names, and people in cells as tickets.
class ProfilesTest {
    @TempDir
    private Path folder;

    private Directory directory;

    @BeforeEach
    void opens() {
        directory = Directory.open(folder.resolve("people.db"), InstantSource.system());
    }

    @AfterEach
    void close() {
        directory.close();
    }

    @Test
    void aCellThatNamesPeopleHoldsTheirTickets() {
        comes(
                draft("张三", Map.of("回避", "李四、T9", "city", "杭州")),
                draft("李四", Map.of()),
                new Draft("王五", null, "T9", null, List.of(), false, Map.of()));

        Vault.Profile first = Profiles.of(directory).of(List.of(1)).getFirst();

        assertThat(first.fields()).containsEntry("回避", "#2、#3").containsEntry("city", "杭州");
        assertThat(first.toString()).doesNotContain("张三");
    }

    @Test
    void aNameThatTwoHaveAndLastTimesTableStayAsTheyAre() {
        comes(draft("张三", Map.of("同桌", "李四", "上次桌号", "2")), draft("李四", Map.of()), draft("李四", Map.of()));

        Vault.Profile first = Profiles.of(directory).of(List.of(1)).getFirst();

        assertThat(first.fields()).containsEntry("同桌", "李四").containsEntry("上次桌号", "2");
    }

    @Test
    void whoIsErasedHasNoFields() {
        comes(draft("张三", Map.of("city", "杭州")));

        directory.erase(1);

        assertThat(Profiles.of(directory).of(List.of(1)).getFirst().fields()).isEmpty();
        assertThat(Profiles.of(directory).all()).isEmpty();
    }

    private void comes(Draft... drafts) {
        List<Draft> numbered = new ArrayList<>();
        for (Draft draft : drafts) {
            String contact = "1380000000" + numbered.size();
            numbered.add(new Draft(
                    draft.name(), contact, draft.code(), draft.table(), draft.tags(), draft.staff(), draft.fields()));
        }
        directory.importAll(numbered);
    }

    private static Draft draft(String name, Map<String, String> fields) {
        return new Draft(name, null, null, null, List.of(), false, fields);
    }
}
