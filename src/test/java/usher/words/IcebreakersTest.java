package usher.words;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The bank of questions that break the ice: enough of them, in both languages, under known tags.
class IcebreakersTest {
    private static final int QUESTIONS_MIN = 120;
    private static final int ZH_CHARACTERS_MAX = 60;
    private static final int EN_CHARACTERS_MAX = 110;
    private static final int OF_A_TAG_MIN = 3;
    private static final Set<String> TAGS = Set.of(
            "工作", "城市", "爱好", "音乐", "影视", "读书", "学生", "创业", "技术", "AI", "旅行", "吃", "老朋友", "新朋友", "轻松", "童年", "创作",
            "深一点");
    /// What nobody is asked at a table of strangers.
    private static final List<String> PRIVATE = List.of(
            "工资", "薪", "收入", "房价", "多少钱", "年龄", "多大年纪", "几岁", "结婚", "恋爱", "对象", "单身", "政治", "宗教", "信仰", "病", "体重",
            "孩子几");

    private static final List<Question> BANK = new ArrayList<>();

    private record Question(List<String> tags, String zh, String en) {}

    @BeforeAll
    static void read() throws IOException {
        try (InputStream file = IcebreakersTest.class.getResourceAsStream("/words/icebreakers.json")) {
            for (JsonNode node : JsonMapper.shared().readTree(Objects.requireNonNull(file))) {
                List<String> tags = new ArrayList<>();
                node.path("tags").forEach(tag -> tags.add(tag.asString("")));
                BANK.add(new Question(
                        tags, node.path("zh").asString(""), node.path("en").asString("")));
            }
        }
    }

    @Test
    void holdsEnoughQuestionsForAnEveningOfSeveralRounds() {
        assertThat(BANK).hasSizeGreaterThanOrEqualTo(QUESTIONS_MIN);
    }

    @Test
    void asksNothingTwice() {
        assertThat(BANK).extracting(question -> spoken(question.zh())).doesNotHaveDuplicates();
        assertThat(BANK).extracting(question -> spoken(question.en())).doesNotHaveDuplicates();
    }

    @Test
    void saysEachInBothLanguages() {
        assertThat(BANK).allSatisfy(question -> {
            assertThat(question.zh()).matches(".*\\p{IsHan}.*[？。]").hasSizeLessThanOrEqualTo(ZH_CHARACTERS_MAX);
            assertThat(question.en()).matches("[\\x20-\\x7e]+[?.]").hasSizeLessThanOrEqualTo(EN_CHARACTERS_MAX);
        });
    }

    @Test
    void tagsEachFromTheKnownTagsAndLeavesNoTagAlmostEmpty() {
        assertThat(BANK)
                .allSatisfy(question -> assertThat(question.tags())
                        .isNotEmpty()
                        .doesNotHaveDuplicates()
                        .isSubsetOf(TAGS));
        for (String tag : new TreeSet<>(TAGS)) {
            assertThat(BANK)
                    .as(tag)
                    .filteredOn(question -> question.tags().contains(tag))
                    .hasSizeGreaterThanOrEqualTo(OF_A_TAG_MIN);
        }
    }

    @Test
    void leavesPeoplesPrivateLifeAlone() {
        assertThat(BANK).allSatisfy(question -> assertThat(PRIVATE).noneMatch(question.zh()::contains));
    }

    private static String spoken(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFKC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]", "");
    }
}
