package usher.pages;

/// Takes out of a module or a style sheet what only its readers need: comments that begin a line, indentation, empty
/// lines. It knows no grammar: a test sees to it that no template has a line that looks like a comment.
final class Squeeze {
    private Squeeze() {}

    static String text(String source) {
        return source.replaceAll("(?ms)^\\s*/\\*.*?\\*/", "")
                .replaceAll("(?m)^\\s*//.*$", "")
                .replaceAll("(?m)^\\s+", "");
    }
}
