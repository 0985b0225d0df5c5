package usher.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClaimTest {
    private static final int ZHANG = 1;
    private static final int FIRST_WANG = 3;
    private static final int SECOND_WANG = 4;

    @TempDir
    Path folder;

    private final HandClock clock = new HandClock();
    private Directory directory;

    @BeforeEach
    void open() {
        directory = Directory.open(folder.resolve(Directory.FILE), clock);
        directory.importAll(List.of(
                person("张三 (Tony Zhang)", "+8613800001111", "T100001"),
                person("李四", null, "T100002"),
                person("王五", "+8613800005555", "T100003"),
                person("王五", "+8613900005555", "T100004"),
                person("Zoë O'Brien", "+14155550123", null)));
    }

    @AfterEach
    void close() {
        directory.close();
    }

    @ParameterizedTest
    @CsvSource({"张三,1111", "'张　三',１１１１", "张三（tony）,1111", "'张三 (Tony Zhang)',1111", "张三,00001111", "张三,138 0000 1111"})
    void findsByNameAndLastDigits(String name, String digits) {
        assertFound(directory.claimByName(name, digits), ZHANG);
    }

    @ParameterizedTest
    @CsvSource({"ZOË OBRIEN,0123", "'Zoe\u0308 O’Brien',+1 415 555 0123", "zoëobrien,4155550123"})
    void findsForeignNamesAndNumbers(String name, String digits) {
        assertFound(directory.claimByName(name, digits), 5);
    }

    @ParameterizedTest
    @ValueSource(strings = {"T100001", "t100001", " ｔ１００００１ "})
    void findsByTicketCodeAlone(String code) {
        assertFound(directory.claimByCode(code), ZHANG);
    }

    @ParameterizedTest
    @CsvSource({"'',1111", "' ',13800001111", "赵六,1111", "张三,2222", "张三,111", "张三,''", "李四,1111", "张,1111"})
    void tellsNothingToWhoKnowsTooLittle(String name, String digits) {
        assertThat(directory.claimByName(name, digits)).isEqualTo(new Claim.Unknown());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "T10000", "T999999", "1111", "%"})
    void tellsNothingForAnUnknownCode(String code) {
        assertThat(directory.claimByCode(code)).isEqualTo(new Claim.Unknown());
    }

    @Test
    void asksForTheFullNumberOnASecondDevice() {
        assertThat(directory.markClaimed(ZHANG)).isTrue();
        assertThat(directory.markClaimed(ZHANG)).isFalse();

        assertThat(directory.claimByName("张三", "1111")).isEqualTo(new Claim.NeedsFullNumber());
        assertThat(directory.claimByCode("T100001")).isEqualTo(new Claim.NeedsFullNumber());
        assertFound(directory.claimByName("张三", "13800001111"), ZHANG);
        assertFound(directory.claimByName("张三", "+86 138-0000-1111"), ZHANG);
    }

    @Test
    void remembersAClaimThroughARestart() {
        directory.markClaimed(ZHANG);

        directory.close();
        directory = Directory.open(folder.resolve(Directory.FILE), clock);

        assertThat(directory.claimByName("张三", "1111")).isEqualTo(new Claim.NeedsFullNumber());
    }

    @Test
    void asksForTheFullNumberWhereTwoShareNameAndDigits() {
        assertThat(directory.claimByName("王五", "5555")).isEqualTo(new Claim.Ambiguous());
        assertFound(directory.claimByName("王五", "13800005555"), FIRST_WANG);
        assertFound(directory.claimByName("王五", "13900005555"), SECOND_WANG);
        assertFound(directory.claimByName("王五", "900005555"), SECOND_WANG);
    }

    @Test
    void closesAnEntryAfterTenFailuresForTenMinutes() {
        for (int guess = 0; guess < 10; guess++) {
            assertThat(directory.claimByName("张三", "000" + guess)).isEqualTo(new Claim.Unknown());
            clock.pass(Duration.ofSeconds(10));
        }

        Claim.TooManyTries closed =
                new Claim.TooManyTries(clock.instant().minusSeconds(100).plus(Duration.ofMinutes(10)));
        assertThat(directory.claimByName("张三", "1111")).isEqualTo(closed);
        assertThat(directory.claimByName("张三", "13800001111")).isEqualTo(closed);
        assertFound(directory.claimByCode("T100001"), ZHANG);
        assertFound(directory.claimByName("zoë o'brien", "0123"), 5);

        clock.pass(Duration.ofMinutes(10).minusSeconds(100));
        assertFound(directory.claimByName("张三", "1111"), ZHANG);
    }

    @Test
    void forgetsFailuresOnceTheRightPersonCame() {
        for (int round = 0; round < 3; round++) {
            for (int guess = 0; guess < 9; guess++) {
                directory.claimByName("张三", "000" + guess);
            }
            assertFound(directory.claimByName("张三", "1111"), ZHANG);
        }
    }

    @Test
    void countsNoFailureForTooFewDigits() {
        for (int guess = 0; guess < 50; guess++) {
            directory.claimByName("张三", "1");
        }

        assertFound(directory.claimByName("张三", "1111"), ZHANG);
    }

    private static void assertFound(Claim claim, int ticket) {
        assertThat(claim).isInstanceOf(Claim.Found.class);
        assertThat(((Claim.Found) claim).person().ticket()).isEqualTo(ticket);
    }

    private static Draft person(String name, @Nullable String contact, @Nullable String code) {
        return new Draft(name, contact, code, null, List.of(), false, Map.of());
    }
}
