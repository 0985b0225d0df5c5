package usher.journal;

import org.jspecify.annotations.Nullable;
import usher.core.Draft;

/// What a draft must keep to so that a journal takes it; ask before one bad draft spoils a batch.
public final class Limits {
    public static final int ID_CHARS_MAX = 64;
    public static final int BODY_BYTES_MAX = 16 << 20;

    private Limits() {}

    /// What is wrong with the draft, null when nothing is.
    public static @Nullable String fault(Draft draft) {
        if (draft.id().isEmpty() || draft.id().length() > ID_CHARS_MAX) {
            return "an id has 1 to " + ID_CHARS_MAX + " characters";
        }
        int bytes = bytes(draft.body());
        if (bytes < 0 || bytes(draft.id()) < 0) {
            return "half a surrogate pair is no text";
        }
        return bytes > BODY_BYTES_MAX ? "a body has at most " + BODY_BYTES_MAX + " bytes" : null;
    }

    static void check(Draft draft) {
        String fault = fault(draft);
        if (fault != null) {
            throw new IllegalArgumentException(fault);
        }
    }

    /// Length in UTF-8, -1 for what UTF-8 cannot say.
    private static int bytes(String text) {
        int bytes = 0;
        for (int at = 0; at < text.length(); at++) {
            char unit = text.charAt(at);
            if (!Character.isSurrogate(unit)) {
                bytes += unit < 0x80 ? 1 : unit < 0x800 ? 2 : 3;
            } else if (Character.isSurrogatePair(unit, at + 1 < text.length() ? text.charAt(at + 1) : 0)) {
                bytes += 4;
                at++;
            } else {
                return -1;
            }
        }
        return bytes;
    }
}
