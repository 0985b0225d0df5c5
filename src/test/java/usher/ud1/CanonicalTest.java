package usher.ud1;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The JSON of UD1 has one writing for each value, and the reader takes nothing that two readers could take in two
/// ways.
class CanonicalTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "true",
                "1.0",
                "1e3",
                "-1",
                "01",
                "9007199254740992",
                "99999999999999999999",
                "[1,]",
                "[1 2]",
                "{\"a\":1,}",
                "{\"a\":1,\"a\":2}",
                "{a:1}",
                "{\"张\":1}",
                "\"\\x\"",
                "\"\\u12\"",
                "\"\\ud800\"",
                "\"\t\"",
                "\"e\\u0301\"",
                "[] []",
                "\uFEFF[]",
                "\"open"
            })
    void refuses(String json) {
        assertThatThrownBy(() -> Canonical.parse(json)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        assertThat(Canonical.parse("[".repeat(17) + "]".repeat(17))).isInstanceOf(List.class);
        assertThatThrownBy(() -> Canonical.parse("[".repeat(18) + "]".repeat(18)))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Canonical.parse("[".repeat(100_000))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void forgivesSpacesAndOrder() {
        assertThat(Canonical.write(Canonical.parse(" { \"b\" : [ 1 , 2 ] ,\n\"a\" : \"\\u4e00\\/\" } ")))
                .isEqualTo("{\"a\":\"一/\",\"b\":[1,2]}");
    }

    @Test
    void keepsTextsAsideFromTheJsonAroundThem() {
        String text = "\n\u0303";

        assertThat(Canonical.parse(Canonical.write(text))).isEqualTo(text);
    }

    @Test
    void makersTextsAreBroughtIntoNfc() {
        assertThat(Canonical.copy(Map.of("rule", "e\u0301", "n", 3))).isEqualTo(Map.of("rule", "é", "n", 3L));
    }

    @Test
    void writesNothingElse() {
        assertThatThrownBy(() -> Canonical.write(1.5)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Canonical.write("\ud800")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Canonical.write(Map.of("a", true))).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void takesHexInOneWritingOnly() {
        assertThat(Hash.isHex("0f".repeat(32), 64)).isTrue();
        assertThat(Hash.isHex("0F".repeat(32), 64)).isFalse();
        assertThat(Hash.isHex("0f".repeat(31), 64)).isFalse();
        assertThatThrownBy(() -> Delay.number("00" + "ab".repeat(256))).isInstanceOf(IllegalArgumentException.class);
    }
}
