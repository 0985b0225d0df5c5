package usher.ud1;

/// What a verifier can find; the same words in every implementation.
public enum Code {
    CHAIN,
    ANCHOR,
    ROSTER,
    DUPLICATE_PERSON,
    SILENTLY_REMOVED,
    I_AM_MISSING,
    OPEN,
    TWO_DRAWS_AT_ONCE,
    POOL_TOO_SMALL,
    SEAL,
    TAPS,
    SERVER_SECRET,
    RESULT,
    DELAY_PROOF,
    WRONG_WINNERS,
    ABSENT,
    WRONG_SUBSTITUTE,
    AWARD_TO_NON_WINNER,
    NAME_DOES_NOT_MATCH,
    CLAIM_BY_NON_WINNER,
    VOID_AFTER_SEAL,
    CLOSE,
    UNKNOWN_TYPE,
    SEALED_BUT_NO_RESULT,
    HISTORY_REWRITTEN,
    DRAW_RULES_CHANGED,
    MY_TAP_MISSING,
    SEAL_CHANGED,
    SCREEN_DIFFERS,
    I_WAS_HERE,
    TOO_FEW_TAPS,
    WEAK_DELAY,
    TAP_NOT_KEPT,
    SEAL_NOT_SEEN,
    LATE_SEAL;

    /// The code as it is written, for example `my-tap-missing`.
    public String text() {
        StringBuilder text = new StringBuilder();
        name().chars().forEach(unit -> text.append(unit == '_' ? '-' : (char) (unit | 0x20)));
        return text.toString();
    }
}
