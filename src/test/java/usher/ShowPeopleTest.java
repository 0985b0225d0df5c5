package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.core.Vault;
import usher.ud1.Identity;
import usher.words.Words;

/// What the draw's list has committed to is what an award opens, whatever happens to a name in between.
class ShowPeopleTest {
    private static final String SHOW = "ABC234";

    @TempDir
    private Path data;

    private ShowPeople people;
    private int ticket;

    @BeforeEach
    void aGuestIsThere() {
        people = new ShowPeople(data, InstantSource.system(), new Words(data));
        ticket = people.directory(SHOW).walkIn("张山").ticket();
    }

    @AfterEach
    void close() {
        people.close();
    }

    @Test
    void aNameThatIsCorrectedAfterTheLockOpensAsItWasCommitted() {
        String before = commitment();

        people.directory(SHOW).rename(ticket, "张三");

        Vault.Opened opened = people.opened(SHOW, ticket, before).orElseThrow();
        assertThat(opened.name()).isEqualTo("张山");
        assertThat(Identity.commitment(opened.salt(), opened.name(), opened.contactHash()))
                .isEqualTo(before);
    }

    @Test
    void theNextListCommitsToTheCorrectedName() {
        String before = commitment();
        people.directory(SHOW).rename(ticket, "张三");

        String after = commitment();

        assertThat(after).isNotEqualTo(before);
        assertThat(people.opened(SHOW, ticket, after).orElseThrow().name()).isEqualTo("张三");
    }

    @Test
    void whatWasCommittedToStandsAfterARestart() {
        String before = commitment();
        people.close();

        people = new ShowPeople(data, InstantSource.system(), new Words(data));

        assertThat(people.opened(SHOW, ticket, before)).isPresent();
    }

    @Test
    void nothingIsOpenedOfSomebodyWhoWasErasedOrOfACommitmentThatNobodyMade() {
        String before = commitment();
        assertThat(people.opened(SHOW, ticket, "0".repeat(64))).isEmpty();

        people.directory(SHOW).erase(ticket);

        assertThat(people.opened(SHOW, ticket, before)).isEmpty();
    }

    @Test
    void aDrawGoesOnWhereSomebodyIsErasedBetweenTheLockAndTheList() {
        int other = people.directory(SHOW).walkIn("还在的人").ticket();
        people.directory(SHOW).erase(ticket);

        List<Vault.Commitment> rows = people.vault(SHOW).commitments(List.of(ticket, other));

        assertThat(rows).extracting(Vault.Commitment::ticket).containsExactly(ticket, other);
        assertThat(people.opened(SHOW, ticket, rows.getFirst().idc())).isEmpty();
        assertThat(people.opened(SHOW, other, rows.getLast().idc())).isPresent();
        assertThat(people.shown(SHOW, ticket)).isEqualTo("匿名");
    }

    private String commitment() {
        return people.vault(SHOW).commitments(List.of(ticket)).getFirst().idc();
    }
}
