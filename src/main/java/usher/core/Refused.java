package usher.core;

import java.util.List;

/// A no, as a code that the outside puts into the user's words, with what the sentence needs.
public record Refused(String code, List<Object> args) {
    public static Refused of(String code, Object... args) {
        return new Refused(code, List.of(args));
    }
}
