package usher.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Letters on printed cards, and how many sheets they take.
class NameCardTest {
    @ParameterizedTest
    @CsvSource({
        "李, fit-1",
        "毛晨曦, fit-1",
        "司马相如, fit-2",
        "Tony Li, fit-2",
        "欧阳娜娜老师, fit-3",
        "Jean-Luc Picard, fit-3",
        "Maximilian Schneider, fit-4",
        "阿卜杜热合曼·买买提依明·克尤木江老师, fit-5"
    })
    void theLongerANameTheSmallerItsLetters(String name, String fit) {
        assertThat(card(name, "3").fit()).isEqualTo(fit);
    }

    @Test
    void onlyANumberNeedsTheWordTable() {
        assertThat(card("李", "12").isNumbered()).isTrue();
        assertThat(card("李", "贵宾席").isNumbered()).isFalse();
        assertThat(new TableCard("A3", List.of()).isNumbered()).isFalse();
    }

    @Test
    void aTicketHasThreeDigitsOrMore() {
        assertThat(card("李", "").number()).isEqualTo("007");
        assertThat(new NameCard("李", "", "", 1234, false, "").number()).isEqualTo("1234");
    }

    @Test
    void threeHundredPeopleTakeThirtySheetsAndThirtyTablesFifteen() {
        CardWish wish = new CardWish(CardWish.What.NAMES, CardWish.Who.ALL, "", "");
        List<NameCard> names = Collections.nCopies(300, card("李", "1"));
        List<TableCard> tables = Collections.nCopies(30, new TableCard("1", List.of()));
        assertThat(sheet(wish, names, List.of()).sheets()).isEqualTo(30);
        assertThat(sheet(wish, List.of(), tables).sheets()).isEqualTo(15);
        assertThat(sheet(wish, List.of(), List.of()).isEmpty()).isTrue();
    }

    private static CardSheet sheet(CardWish wish, List<NameCard> names, List<TableCard> tables) {
        return new CardSheet("ABCDEF", "晚会", "", wish, names, tables, names.size(), List.of());
    }

    private static NameCard card(String name, String table) {
        return new NameCard(name, "", table, 7, false, "");
    }
}
