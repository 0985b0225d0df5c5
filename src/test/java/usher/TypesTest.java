package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.ud1.NodeJs;

/// The browser's modules keep the types that their comments promise: TypeScript reads them, and changes nothing.
class TypesTest {
    private static final Path WEB = Path.of("web");
    private static final List<String> HOW = List.of(
            "--noEmit",
            "--allowJs",
            "--checkJs",
            "--strict",
            "--skipLibCheck",
            "--target",
            "es2020",
            "--lib",
            "es2020,dom,dom.iterable",
            "--module",
            "esnext",
            "--moduleResolution",
            "bundler");

    @TempDir
    Path folder;

    @Test
    void everyModuleKeepsItsTypes() throws Exception {
        Path web = folder.resolve("web");
        List<Path> modules = copy(WEB, web, path -> true).stream()
                .filter(path -> path.toString().endsWith(".js") && !isDeclared(path))
                .toList();
        unpack("lit-html", web.resolve("lit"), path -> !path.toString().contains("development"));
        Path lib = folder.resolve("typescript");
        unpack(
                "typescript",
                lib,
                path -> path.toString().endsWith(".d.ts")
                        || path.getFileName().toString().matches("_?tsc\\.js|package\\.json"));

        List<Object> arguments = new ArrayList<>(HOW);
        arguments.addAll(modules);
        NodeJs.Outcome outcome = NodeJs.run(lib.resolve("lib/tsc.js"), arguments.toArray());

        assertThat(modules).hasSizeGreaterThan(50);
        assertThat(outcome.output()).isEmpty();
        assertThat(outcome.exitCode()).isZero();
    }

    /// A module whose types stand in a file of their own is believed.
    private static boolean isDeclared(Path module) {
        String name = module.getFileName().toString();
        return Files.exists(module.resolveSibling(name.substring(0, name.length() - ".js".length()) + ".d.ts"));
    }

    /// What a package of the browser's world holds, without the folder of its version.
    private static void unpack(String name, Path to, Predicate<Path> wanted) throws IOException, URISyntaxException {
        String root = "META-INF/resources/webjars/" + name;
        URI uri = Objects.requireNonNull(TypesTest.class.getClassLoader().getResource(root), root)
                .toURI();
        try (FileSystem jar = FileSystems.newFileSystem(uri, Map.of());
                Stream<Path> versions = Files.list(jar.getPath(root))) {
            copy(versions.findFirst().orElseThrow(), to, wanted);
        }
    }

    private static List<Path> copy(Path from, Path to, Predicate<Path> wanted) throws IOException {
        List<Path> copies = new ArrayList<>();
        try (Stream<Path> paths = Files.walk(from)) {
            for (Path path : paths.filter(Files::isRegularFile).filter(wanted).toList()) {
                Path copy = to.resolve(from.relativize(path).toString());
                Files.createDirectories(copy.getParent());
                copies.add(Files.copy(path, copy));
            }
        }
        return copies;
    }
}
