package usher.bench;

/// How long is measured: enough for the compiler to be through and for chance to even out, or a glance that shows that
/// everything works.
///
/// @param warmDeliveries   changes delivered before anything counts, over all phones
/// @param blockDeliveries  in each block that counts
/// @param warmVotes        votes before any counts
/// @param blockVotes       in each block that counts
/// @param blocks           of which the middle one counts
/// @param joins            how often a hall comes in at once
/// @param slowChanges      large changes while some phones do not read
/// @param heldChanges      at one a second
/// @param pauseMsMax       after a change; a room that has sent much rests as long
/// @param warmSecondsMax   before that a warm-up goes on until the compiler is quiet
public record Effort(
        int warmDeliveries,
        int blockDeliveries,
        int warmVotes,
        int blockVotes,
        int blocks,
        int joins,
        int slowChanges,
        int heldChanges,
        int pauseMsMax,
        int warmSecondsMax) {
    public static final Effort FULL = new Effort(300_000, 24_000, 60_000, 4_000, 5, 3, 200, 20, 1_000, 120);
    public static final Effort BRIEF = new Effort(300, 300, 300, 150, 1, 1, 165, 2, 90, 0);

    private static final int CHANGES_MIN = 4;
    private static final int WARM_MAX = 300;
    private static final int BLOCK_MAX = 30;

    int warmChanges(int phones) {
        return Math.clamp(warmDeliveries / phones, CHANGES_MIN, WARM_MAX);
    }

    int blockChanges(int phones) {
        return Math.clamp(blockDeliveries / phones, CHANGES_MIN, BLOCK_MAX);
    }

    int warmRounds(int phones) {
        return Math.clamp(warmVotes / phones, 1, WARM_MAX);
    }

    int blockRounds(int phones) {
        return Math.clamp(blockVotes / phones, 1, BLOCK_MAX);
    }
}
