package usher.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What waits for the host's eye, and what never does.
class WordsTest {
    /// Read once: it takes two seconds.
    private static final Words WORDS = new Words(Path.of("no-such-folder"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "恭喜三号桌中奖!",
                "抽奖开始了,奖品在门口领奖",
                "黑客松的小姐姐",
                "",
                "  ",
                "门童之夜",
                "I pass this class",
                "作品 https://s.b.example"
            })
    void letsTheWordsOfAnEveningThrough(String text) {
        assertThat(WORDS.held(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"赌博网站", "来 赌 博 吧", "赌\u200b博", "赌·博", "What the FUCK", "ｆｕｃｋ"})
    void holdsWhatIsOnTheListHoweverItIsSpelt(String text) {
        assertThat(WORDS.held(text)).isNotEmpty();
    }

    @Test
    void namesEachWordOnceAndOnlyAFew() {
        assertThat(WORDS.held("赌博 赌博 赌博")).containsExactly("赌博");
        assertThat(WORDS.held("赌博、毒品、枪支弹药、妈的、我操、做爱、性感、色情")).hasSizeLessThanOrEqualTo(WordList.NAMED_MAX);
    }

    @Test
    void takesTheHostsOwnWordsFromTheDataFolder(@TempDir Path folder) throws Exception {
        Files.writeString(folder.resolve("allow.txt"), "# ours\n赌博\n");
        Files.writeString(folder.resolve("hold.txt"), "竞品\n");

        Words words = new Words(folder);

        assertThat(words.held("一部讲赌博的短片")).isEmpty();
        assertThat(words.held("竞品的广告")).containsExactly("竞品");
        assertThat(words.holds("一部讲机器人的短片")).isFalse();
    }
}
