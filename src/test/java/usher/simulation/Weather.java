package usher.simulation;

/// How bad it gets, drawn anew for each show; after a while it is calm.
///
/// @param guests       phones in the hall
/// @param roughMs      when the calm comes
/// @param delayMsMax   of a frame, each way
/// @param slow         the part of frames that take seconds
/// @param twice        the part of commands that arrive twice
/// @param mishapMsMax  a phone's next mishap comes within so long
/// @param crashMsMax   the server's next crash comes within so long; 0 for none
/// @param jumpMsMax    the server's clock is set within so long; 0 for never
record Weather(
        int guests,
        long roughMs,
        long delayMsMax,
        double slow,
        double twice,
        long mishapMsMax,
        long crashMsMax,
        long jumpMsMax) {
    static final int GUESTS_MAX = 300;

    static Weather of(Actor fate) {
        return new Weather(
                guests(fate),
                fate.between(40_000, 120_000),
                fate.between(10, 400),
                fate.chance(0.5) ? 0 : 0.05,
                fate.chance(0.4) ? 0 : 0.2,
                fate.chance(0.3) ? 600_000 : fate.between(8_000, 60_000),
                fate.chance(0.3) ? 0 : fate.between(6_000, 40_000),
                fate.chance(0.5) ? 0 : fate.between(5_000, 40_000));
    }

    /// Mostly a small hall, so that many are played; now and then a full one.
    private static int guests(Actor fate) {
        return fate.chance(0.04)
                ? GUESTS_MAX
                : fate.chance(0.2) ? (int) fate.between(40, 90) : (int) fate.between(4, 30);
    }
}
