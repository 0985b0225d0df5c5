package usher.texts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// All sentences of one language. A key without a sentence is shown as the key: an ugly page is better than none.
public final class Texts {
    public static final Texts ZH = load("zh");
    public static final Texts EN = load("en");

    private final String lang;
    private final Map<String, String> sentences;

    private Texts(String lang, Map<String, String> sentences) {
        this.lang = lang;
        this.sentences = sentences;
    }

    /// The language of a tag such as `en-US`; Chinese unless it is clearly another.
    public static Texts of(String tag) {
        return tag.isBlank() || tag.toLowerCase(Locale.ROOT).startsWith("zh") ? ZH : EN;
    }

    /// The language that a browser asks for first.
    public static Texts accepted(String acceptLanguage) {
        return of(acceptLanguage.split("[,;]", 2)[0].strip());
    }

    public String lang() {
        return lang;
    }

    /// The sentence with `{0}`, `{1}` … replaced.
    public String say(String key, List<Object> args) {
        String sentence = sentences.getOrDefault(key, key);
        for (int i = 0; i < args.size(); i++) {
            sentence = sentence.replace("{" + i + "}", String.valueOf(args.get(i)));
        }
        return sentence;
    }

    public String say(String key, Object... args) {
        return say(key, List.of(args));
    }

    public boolean has(String key) {
        return sentences.containsKey(key);
    }

    /// All sentences whose keys begin with one of the prefixes, for a page; a prefix after a minus leaves out again.
    public Map<String, String> under(String... prefixes) {
        Map<String, String> found = new LinkedHashMap<>();
        sentences.forEach((key, sentence) -> {
            for (String prefix : prefixes) {
                if (prefix.startsWith("-") && key.startsWith(prefix.substring(1))) {
                    found.remove(key);
                } else if (key.startsWith(prefix)) {
                    found.put(key, sentence);
                }
            }
        });
        return found;
    }

    public Map<String, String> all() {
        return Map.copyOf(sentences);
    }

    private static Texts load(String lang) {
        try (InputStream in = Texts.class.getResourceAsStream("/texts/" + lang + ".json")) {
            if (in == null) {
                throw new IllegalStateException("texts/" + lang + ".json is missing");
            }
            return new Texts(lang, JsonMapper.shared().readValue(in, new TypeReference<Map<String, String>>() {}));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
