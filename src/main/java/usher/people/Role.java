package usher.people;

import java.util.Locale;

/// Who may do more than a guest, by a secret link.
public enum Role {
    /// Everything.
    HOST,
    /// Moderation, the check-in desk, messages backstage.
    CREW;

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
