package usher.engine;

import java.nio.charset.StandardCharsets;
import usher.core.Show;

/// A node's state changed behind its back, as a flipped bit or a fault of ours would.
public final class Spoiled {
    private Spoiled() {}

    /// Puts one word in another's place wherever it stands in the state, and tells nobody; not while the show
    /// reads on.
    public static void replace(ShowLoop loop, String word, String other) {
        Milestone now = loop.follower().now();
        String state = new String(StateJson.write(now.moment().show()), StandardCharsets.UTF_8);
        Show spoilt = StateJson.read(state.replace(word, other).getBytes(StandardCharsets.UTF_8));
        loop.follower().stand(new Milestone(new Moment(now.moment().position(), spoilt), now.newestMs(), now.tip()));
    }
}
