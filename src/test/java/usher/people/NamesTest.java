package usher.people;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NamesTest {
    @ParameterizedTest
    @CsvSource({
        "张小三,张*三",
        "张三,张*",
        "张,张",
        "欧阳小三,欧**三",
        "John Smith,J*** S.",
        "Mary Ann van Loon,M*** L.",
        "Tony,T***",
        "J,J",
        "张三(Tony),张*",
        "👩‍👩‍👧‍👦小明,👩‍👩‍👧‍👦*明",
        "Ólafur Arnalds,Ó*** A."
    })
    void masksNamesForTheWholeRoom(String name, String masked) {
        assertThat(NameMask.mask(name)).isEqualTo(masked);
    }

    @ParameterizedTest
    @CsvSource({"张 三,张三", "ＴＯＮＹ,tony", "'阿依古丽·买买提',阿依古丽•买买提", "'Zoe\u0308',ZOË", "'O''Brien',Obrien"})
    void knowsANameInAnotherWriting(String one, String other) {
        assertThat(Names.key(one)).isEqualTo(Names.key(other));
    }

    @ParameterizedTest
    @CsvSource({
        "'　姜天 ',姜天",
        "'张\u202E三\u200B',张三",
        "'a\u0000b',ab",
        "'\u3164\u2800',''",
        "'两  个   空格',两 个 空格",
        "'一二三四五六七八九十一二三四五六七八九十多',一二三四五六七八九十一二三四五六七八九十"
    })
    void tidiesNames(String raw, String name) {
        assertThat(Names.tidy(raw)).isEqualTo(name);
    }
}
