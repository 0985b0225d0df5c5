package usher;

import static org.assertj.core.api.Assertions.assertThat;

import com.palantir.javaformat.java.Formatter;
import com.palantir.javaformat.java.JavaFormatterOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Every source reads as one hand wrote it. `mvn test -Dtest=StyleTest -Dformat=write` writes what it would like to
/// read.
class StyleTest {
    private static final Formatter FORMATTER = Formatter.createFormatter(JavaFormatterOptions.builder()
            .style(JavaFormatterOptions.Style.PALANTIR)
            .build());

    @Test
    void everySourceIsFormatted() throws Exception {
        List<Path> unlike = new ArrayList<>();
        for (Path source : sources()) {
            String text = Files.readString(source);
            String formatted = FORMATTER.formatSourceAndFixImports(text);
            if (formatted.equals(text)) {
                continue;
            }
            if ("write".equals(System.getProperty("format"))) {
                Files.writeString(source, formatted);
            } else {
                unlike.add(source);
            }
        }
        assertThat(unlike).as("run: mvn test -Dtest=StyleTest -Dformat=write").isEmpty();
    }

    @Test
    void everyPackageIsNullMarkedAndSaysWhatItIs() throws Exception {
        List<Path> bare = new ArrayList<>();
        for (Path folder : sources().stream()
                .filter(path -> path.startsWith("src/main/java"))
                .map(Path::getParent)
                .distinct()
                .toList()) {
            Path info = folder.resolve("package-info.java");
            if (!Files.exists(info)
                    || !Files.readString(info).contains("@NullMarked")
                    || !Files.readString(info).startsWith("///")) {
                bare.add(folder);
            }
        }
        assertThat(bare).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        List<Path> found = new ArrayList<>();
        for (String root : List.of("src/main/java", "src/test/java")) {
            try (var paths = Files.walk(Path.of(root))) {
                paths.filter(path -> path.toString().endsWith(".java")).sorted().forEach(found::add);
            }
        }
        return found;
    }
}
