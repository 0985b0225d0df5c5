package usher.solver;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SpanTest {
    private static final Pattern SPAN = Pattern.compile("([0-9]{1,6})(?:\\+|[-–~]([0-9]{1,6}))");
    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,6})(?![0-9.]).*");
    private static final String SIGNS = "019+-~–. 年x";

    private final long seed = System.nanoTime();

    @ParameterizedTest
    @ValueSource(strings = {"3 年", "3", "3年以上", "3+", "3-5"})
    void aCellThatBeginsWithAWholeNumberIsThatNumber(String cell) {
        assertThat(Span.number(cell)).hasValue(3);
    }

    @Test
    void bothEndsOfARangeBelongToIt() {
        assertThat(Span.holds("3-5", "3 年")).isTrue();
        assertThat(Span.holds("3-5", "5 年")).isTrue();
        assertThat(Span.holds("3-5", "2 年")).isFalse();
        assertThat(Span.holds("3–5", "6 年")).isFalse();
        assertThat(Span.holds("11+", "40")).isTrue();
    }

    @Test
    void readsWhatThePatternsSay() {
        Luck luck = new Luck(seed);
        int spans = 0;
        for (int trial = 0; trial < 200_000; trial++) {
            StringBuilder text = new StringBuilder();
            for (int length = luck.below(10); length > 0; length--) {
                text.append(SIGNS.charAt(luck.below(SIGNS.length())));
            }
            String cell = text.toString();
            Matcher number = NUMBER.matcher(cell);
            OptionalInt expected =
                    number.matches() ? OptionalInt.of(Integer.parseInt(number.group(1))) : OptionalInt.empty();
            assertThat(Span.number(cell)).as("%s, seed %d", cell, seed).isEqualTo(expected);
            boolean span = SPAN.matcher(cell).matches();
            assertThat(Span.isSpan(cell)).as("%s, seed %d", cell, seed).isEqualTo(span);
            spans += span ? 1 : 0;
        }
        assertThat(spans).isPositive();
    }
}
