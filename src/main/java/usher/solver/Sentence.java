package usher.solver;

import java.util.List;

/// One sentence in both languages.
public record Sentence(String zh, String en) {
    public String in(String lang) {
        return lang.startsWith("zh") ? zh : en;
    }

    static Sentence join(List<Sentence> parts) {
        return new Sentence(
                String.join("，", parts.stream().map(Sentence::zh).toList()),
                String.join(", ", parts.stream().map(Sentence::en).toList()));
    }
}
