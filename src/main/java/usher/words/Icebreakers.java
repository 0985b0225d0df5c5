package usher.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The bank of questions that break the ice, as it comes with the server; read at the first question.
public final class Icebreakers {
    /// One question in both languages, with what it is about.
    public record Question(List<String> tags, String zh, String en) {}

    /// Read once.
    private static final class Bank {
        static final List<Question> QUESTIONS = read();
    }

    private Icebreakers() {}

    /// In the bank's order; none where the server has no bank.
    public static List<Question> all() {
        return Bank.QUESTIONS;
    }

    private static List<Question> read() {
        try (InputStream file = Icebreakers.class.getResourceAsStream("/words/icebreakers.json")) {
            if (file == null) {
                return List.of();
            }
            List<Question> questions = new ArrayList<>();
            for (JsonNode node : JsonMapper.shared().readTree(file)) {
                List<String> tags = new ArrayList<>();
                node.path("tags").forEach(tag -> tags.add(tag.asString("")));
                questions.add(new Question(
                        List.copyOf(tags),
                        node.path("zh").asString(""),
                        node.path("en").asString("")));
            }
            return List.copyOf(questions);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
