package usher.ud1;

import java.util.Map;

/// One thing that a verifier found: its code, the record it is about (its place in the chain, `NOWHERE` where there is
/// none) and a word on it: the draw, the ticket or the reason.
public record Finding(Code code, long at, String about) {
    /// No record of the chain.
    public static final long NOWHERE = -1;

    Map<String, Object> value() {
        return Map.of("code", code.text(), "at", String.valueOf(at));
    }
}
