package usher.solver;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Somebody to be seated: a ticket, and what the roster says about them. No name.
public record Attendee(String ticket, Map<String, String> fields, List<String> tags) {
    public Attendee {
        fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        tags = List.copyOf(tags);
    }

    /// What the roster says, empty where it says nothing.
    public String value(String field) {
        return field.equals(Rule.TICKET) ? ticket : fields.getOrDefault(field, "");
    }

    /// Whether the roster's word for the field is this value, or lies in this range.
    ///
    /// @param value a word, `3+`, `0-2`, or one of another field: `桌长=是`
    public boolean is(String field, String value) {
        int equals = value.indexOf('=');
        if (equals > 0 && !has(field, value)) {
            return is(value.substring(0, equals), value.substring(equals + 1));
        }
        return has(field, value) || Span.holds(value, value(field));
    }

    boolean isAny(String field, List<String> values) {
        for (String value : values) {
            if (is(field, value)) {
                return true;
            }
        }
        return false;
    }

    private boolean has(String field, String value) {
        return field.equals(Rule.TAGS)
                ? tags.contains(value)
                : !value.isEmpty() && value(field).equals(value);
    }
}
