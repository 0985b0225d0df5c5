package usher.pages;

import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Joins modules into the few files that a page asks for, once, as the server starts.
///
/// A page's *shell* is its root with all that the root imports; a *part* is what one more root needs beyond the shell.
/// Each module but the root becomes a function of its own, called in the order in which a browser runs them, that
/// answers what the module exports. The shell hands its modules on to the parts, so that none runs twice.
///
/// It knows the forms that our modules and lit's are written in: `import {a as b} from '…';`, `import '…';`, `export`
/// before a function, class or constant, `export {a as b};`. Any other stops the start with the module's name.
final class Linker {
    private static final Pattern IMPORT =
            Pattern.compile("(?:^|(?<=[;\\n]))import\\s*(?:\\{([^}]*)}\\s*from\\s*)?[\"']([^\"']+)[\"'];");
    private static final Pattern DECLARATION =
            Pattern.compile("(?:^|(?<=\\n))export (?=(?:async )?(?:function\\*?|class|const) (\\w+))");
    private static final Pattern LIST = Pattern.compile("(?:^|(?<=[;\\n}]))export\\s*\\{([^}]*)};?");
    private static final Pattern LEFT = Pattern.compile("(?:^|(?<=[;\\n]))(?:import\\s*[{*'\"\\w]|export\\b)");
    private static final Pattern BESIDE = Pattern.compile("\\b(?:import|URL)\\(\\s*[\"'`](\\.{1,2}/[^\"'`$]*)");
    private static final Pattern LAST_LINE = Pattern.compile("(?m)^//# sourceMappingURL=.*$");
    private static final Pattern RENAMED = Pattern.compile("([\\w$]+)\\s+as\\s+([\\w$]+)");

    private final Map<String, String> sources;
    private final String root;
    private final Map<String, String> inShell = new LinkedHashMap<>();

    /// @param sources by name, as `lib/ui.js`
    /// @param root    of the shell
    Linker(Map<String, String> sources, String root) {
        this.sources = sources;
        this.root = root;
        visit(root, Map.of(), inShell, new ArrayList<>());
    }

    /// The shell, which exports its modules.
    String shell() {
        return joined(root, inShell) + "export " + variables() + ";\n";
    }

    /// What a root needs beyond the shell; it exports what the root exports.
    String part(String name) {
        Map<String, String> own = new LinkedHashMap<>();
        visit(name, inShell, own, new ArrayList<>());
        String up = "../".repeat(name.split("/").length - 1);
        return "import " + variables() + " from '" + up + root + "';\n" + joined(name, own);
    }

    /// Adds a module's body behind those of all that it imports.
    private void visit(String name, Map<String, String> known, Map<String, String> bodies, List<String> path) {
        if (path.contains(name)) {
            throw new IllegalStateException("modules import one another: " + path + " " + name);
        }
        if (known.containsKey(name) || bodies.containsKey(name)) {
            return;
        }
        String source = sources.get(name);
        if (source == null) {
            throw new IllegalStateException(name + " is imported and not there: " + path);
        }
        keepsItsPlace(name, source, path.isEmpty() ? name : path.getFirst());
        path.add(name);
        bodies.put(name, replace(IMPORT, LAST_LINE.matcher(source).replaceAll(""), found -> {
            String from = resolve(name, found.group(2));
            visit(from, known, bodies, path);
            String names = found.group(1);
            return names == null
                    ? ""
                    : "const {" + RENAMED.matcher(names).replaceAll("$1: $2") + "} = " + variable(from) + ";";
        }));
        path.removeLast();
    }

    /// What a module loads later, by an address relative to its own, is found from the root's place too.
    private static void keepsItsPlace(String name, String source, String root) {
        BESIDE.matcher(source).results().map(found -> found.group(1)).forEach(address -> {
            if (!resolve(name, address).equals(resolve(root, address))) {
                throw new IllegalStateException(name + " would not find " + address + " from " + root);
            }
        });
    }

    private static String joined(String root, Map<String, String> bodies) {
        StringBuilder all = new StringBuilder();
        bodies.forEach((name, body) -> all.append(name.equals(root) ? body : function(name, body)));
        return all.toString();
    }

    private static String function(String name, String body) {
        StringJoiner exports = new StringJoiner(", ", "\nreturn {", "};\n})();\n");
        String silent = replace(DECLARATION, body, found -> {
            exports.add(found.group(1));
            return "";
        });
        silent = replace(LIST, silent, found -> {
            exports.add(RENAMED.matcher(found.group(1)).replaceAll("$2: $1"));
            return "";
        });
        if (LEFT.matcher(silent).find()) {
            throw new IllegalStateException(name + " imports or exports in a form that cannot be joined");
        }
        return "const " + variable(name) + " = (() => {\n" + silent + exports;
    }

    private String variables() {
        StringJoiner names = new StringJoiner(", ", "{", "}");
        inShell.keySet().stream()
                .filter(name -> !name.equals(root))
                .map(Linker::variable)
                .forEach(names::add);
        return names.toString();
    }

    private static String variable(String name) {
        return "$" + name.replaceAll("\\W", "_");
    }

    private static String resolve(String from, String address) {
        return URI.create(from).resolve(address).toString();
    }

    private static String replace(Pattern pattern, String text, Function<MatchResult, String> with) {
        return pattern.matcher(text).replaceAll(found -> Matcher.quoteReplacement(with.apply(found)));
    }
}
