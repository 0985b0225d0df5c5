package usher.pages;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import usher.texts.Texts;

/// What every page needs: its language, where its files lie, how data is written into it.
public record Page(Texts language, String base) {
    private static final JsonMapper JSON = JsonMapper.shared();

    public String lang() {
        return language.lang();
    }

    public String htmlLang() {
        return lang().equals("zh") ? "zh-CN" : "en";
    }

    public String say(String key, Object... args) {
        return language.say(key, args);
    }

    /// The sentences under these prefixes as JSON for a script element.
    public String texts(String... prefixes) {
        return island(json(language.under(prefixes)));
    }

    /// JSON made safe inside a script element: no `<` can close it.
    public String island(String json) {
        return json.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029");
    }

    static String json(Map<String, ?> values) {
        return JSON.writeValueAsString(values);
    }
}
