package usher.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TextsTest {
    private static final Pattern REFUSAL =
            Pattern.compile("(?:Refused\\.of|Step\\.refused|[^.]refused|Wait<>)\\(\\s*\"([a-z-]+)\"");
    private static final Pattern SAID = Pattern.compile("\\bt\\(\\s*'([a-z]+\\.[A-Za-z0-9.-]+)'");

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(Texts.EN.all().keySet()).isEqualTo(Texts.ZH.all().keySet());
    }

    @Test
    void everyRefusalHasASentence() throws IOException {
        Set<String> codes = found(Path.of("src/main/java/usher"), ".java", REFUSAL);
        assertThat(codes)
                .isNotEmpty()
                .allSatisfy(code ->
                        assertThat(Texts.ZH.has("refused." + code)).as(code).isTrue());
    }

    @Test
    void everyTextThatAPageSaysIsThere() throws IOException {
        assertThat(found(Path.of("web"), ".js", SAID))
                .isNotEmpty()
                .allSatisfy(key -> assertThat(Texts.ZH.has(key)).as(key).isTrue());
    }

    @Test
    void speaksChineseUnlessAskedForAnother() {
        assertThat(Texts.accepted("zh-CN,zh;q=0.9").lang()).isEqualTo("zh");
        assertThat(Texts.accepted("").lang()).isEqualTo("zh");
        assertThat(Texts.accepted("en-US,en;q=0.8").lang()).isEqualTo("en");
        assertThat(Texts.accepted("de").lang()).isEqualTo("en");
    }

    private static Set<String> found(Path root, String ending, Pattern pattern) throws IOException {
        Set<String> found = new TreeSet<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file :
                    files.filter(path -> path.toString().endsWith(ending)).toList()) {
                Matcher matcher = pattern.matcher(Files.readString(file));
                while (matcher.find()) {
                    found.add(matcher.group(1));
                }
            }
        }
        return found;
    }
}
