package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import usher.live.Audience;
import usher.media.Studio;
import usher.pages.RehearsalPages.Robots;

class WordTest {
    @Test
    void whatANodeSaysIsWhatTheOthersHear() {
        Word word = new Word(
                Map.of("ABC234", Map.of(Audience.PHONE, 300L, Audience.SCREEN, 2L)),
                Map.of("ABC234", List.of(new Studio.Work("film", "s3", 40, 90_000))),
                new Robots.Now(true, "XYZ789", "joining", 12, 3, 4, 5, 0, 0, 1.5, 2.5, ""),
                "XYZ789");

        Word heard = Word.read(word.text());

        assertThat(heard).isEqualTo(word);
        assertThat(heard.count("ABC234", Audience.PHONE)).isEqualTo(300);
        assertThat(heard.count("ABC234", Audience.HOST)).isZero();
        assertThat(heard.count("XYZ789", Audience.PHONE)).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"ABC234 300 2 1 ", "{}", "{\"here\":{},\"works\":{},\"robots\":null,\"stopped\":\"\"}"})
    void ofAWordOfAnotherVersionNothingIsKnown(String word) {
        Word heard = Word.read(word);

        assertThat(heard.count("ABC234", Audience.PHONE)).isZero();
        assertThat(heard.robots().running()).isFalse();
    }
}
