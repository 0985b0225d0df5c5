package usher.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import usher.ud1.NodeJs;

/// Joined modules do what they did apart.
class LinkerTest {
    private static final Map<String, String> SOURCES = Map.of(
            "phone/phone.js", """
                    import {count, name as called} from '../lib/a.js';
                    import '../lib/b.js';
                    console.log('shell', called, count());
                    import('../activity/k/phone.js').then(({view, kept}) => console.log(view(), kept));
                    """,
            "lib/a.js", """
                    import {log} from './b.js';
                    let times = 0;
                    log('a runs');
                    export function count() {
                      return ++times;
                    }
                    export const name = 'a';
                    """,
            "lib/b.js", "export function log(text) {\n  console.log(text);\n}\nlog('b runs');\n",
            "activity/k/phone.js", """
                    import {count} from '../../lib/a.js';
                    import {deep as d} from './deep.js';
                    export function view() {
                      return `${d} ${count()}`;
                    }
                    const keep = 'kept';
                    export {keep as kept};
                    """,
            "activity/k/deep.js",
                    "import{log as l}from\"../../lib/b.js\";l(\"deep runs\");const x='deep';export{x as deep};\n"
                            + "//# sourceMappingURL=x");

    @TempDir
    Path folder;

    @Test
    void runsEachModuleOnceAndInOrder() throws Exception {
        Linker linker = new Linker(SOURCES, "phone/phone.js");
        write("package.json", "{\"type\": \"module\"}");
        write("phone/phone.js", linker.shell());
        write("activity/k/phone.js", linker.part("activity/k/phone.js"));

        NodeJs.Outcome outcome = NodeJs.run(folder.resolve("phone/phone.js"));

        assertThat(outcome.output().lines())
                .containsExactly("b runs", "a runs", "shell a 1", "deep runs", "deep 2 kept");
    }

    @Test
    void refusesWhatItCannotJoin() {
        assertThatThrownBy(() -> joined("b.js", "export default 1;")).hasMessageContaining("b.js");
        assertThatThrownBy(() -> joined("c.js", "")).hasMessageContaining("b.js");
        assertThatThrownBy(() -> joined("b.js", "import './a.js';")).hasMessageContaining("one another");
        Map<String, String> apart =
                Map.of("a/a.js", "import '../b/b.js';", "b/b.js", "new URL('./c.js', import.meta.url)");
        assertThatThrownBy(() -> new Linker(apart, "a/a.js")).hasMessageContaining("./c.js");
    }

    /// Joins a module that needs `b.js` with another.
    private static String joined(String name, String source) {
        return new Linker(Map.of("a.js", "import './b.js';", name, source), "a.js").shell();
    }

    private void write(String name, String text) throws Exception {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
