package usher.people;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Somebody who has no ticket yet, as a list or the desk tells it. The contact is a number as [PhoneNumber] writes it.
public record Draft(
        String name,
        @Nullable String contact,
        @Nullable String code,
        @Nullable String table,
        List<String> tags,
        boolean staff,
        Map<String, String> fields) {
    public static final int VALUE_GRAPHEMES_MAX = 200;
    public static final int CODE_GRAPHEMES_MAX = 40;
    public static final int TAG_GRAPHEMES_MAX = 20;
    public static final int TAGS_MAX = 20;

    /// Tidies every text; a name of which nothing is left is the caller's mistake.
    public Draft {
        name = Names.tidy(name);
        if (name.isEmpty()) {
            throw new IllegalArgumentException("a draft needs a name");
        }
        contact = lineOrNull(contact, CODE_GRAPHEMES_MAX);
        code = lineOrNull(code, CODE_GRAPHEMES_MAX);
        table = lineOrNull(table, CODE_GRAPHEMES_MAX);
        tags = tidyTags(tags);
        fields = tidyFields(fields);
    }

    public static Draft named(String name) {
        return new Draft(name, null, null, null, List.of(), false, Map.of());
    }

    private static @Nullable String lineOrNull(@Nullable String raw, int graphemesMax) {
        if (raw == null) {
            return null;
        }
        String line = Text.line(raw, graphemesMax);
        return line.isEmpty() ? null : line;
    }

    private static List<String> tidyTags(List<String> raw) {
        Set<String> tags = new LinkedHashSet<>();
        for (String tag : raw) {
            String line = Text.line(tag, TAG_GRAPHEMES_MAX);
            if (!line.isEmpty() && tags.size() < TAGS_MAX) {
                tags.add(line);
            }
        }
        return List.copyOf(tags);
    }

    private static Map<String, String> tidyFields(Map<String, String> raw) {
        Map<String, String> fields = new LinkedHashMap<>();
        raw.forEach((key, value) -> {
            String line = Text.line(value, VALUE_GRAPHEMES_MAX);
            if (!line.isEmpty()) {
                fields.put(Text.line(key, VALUE_GRAPHEMES_MAX), line);
            }
        });
        return Collections.unmodifiableMap(fields);
    }
}
