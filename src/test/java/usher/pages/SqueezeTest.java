package usher.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What travels means what is written.
class SqueezeTest {
    private static final Path WEB = Path.of("web");
    private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*(//|/\\*)");

    @Test
    void takesCommentsAndIndentation() {
        assertThat(Squeeze.text("""
            // @ts-check
            /**
             * What it is.
             */
            export function one(d) {  // why

              return /** @type {any} */ (d);
            }
            """))
                .isEqualTo("export function one(d) {  // why\nreturn /** @type {any} */ (d);\n}\n");
        assertThat(Squeeze.text("/* night */\n.a {\n  color: red; /* so */\n}\n"))
                .isEqualTo(".a {\ncolor: red; /* so */\n}\n");
    }

    /// Signs of a template stand in pairs before a line that is outside of all of them.
    @Test
    void noTemplateHasALineThatLooksLikeAComment() throws Exception {
        for (Path module : modules()) {
            String source = Files.readString(module);
            COMMENT.matcher(source).results().forEach(found -> {
                long signs = source.substring(0, found.start())
                        .chars()
                        .filter(sign -> sign == '`')
                        .count();
                assertThat(signs % 2).as("%s: %s", module, found.group()).isZero();
            });
        }
    }

    private static List<Path> modules() throws Exception {
        try (Stream<Path> paths = Files.walk(WEB)) {
            return paths.filter(path -> path.toString().endsWith(".js")).toList();
        }
    }
}
