package usher.pages;

/// One thing said in both languages.
public record Sentence(String zh, String en) {
    /// In the language of a tag; Chinese unless it is `en`.
    public String in(String lang) {
        return lang.startsWith("en") ? en : zh;
    }
}
