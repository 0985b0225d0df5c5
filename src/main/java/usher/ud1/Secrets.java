package usher.ud1;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// The server's secrets, one for each draw, all committed to at once: s_{j-1} = H("chain", s_j), and s₀ is the tip.
public final class Secrets {
    private Secrets() {}

    /// The secret before this one in the order of the draws.
    public static String before(String secret) {
        return Hash.hexOf("chain", Hash.id(secret));
    }

    /// From the tip s₀ to the last secret, `draws` + 1 of them; the draw that is sealed j-th opens number j.
    public static List<String> chain(String last, int draws) {
        List<String> secrets = new ArrayList<>();
        secrets.add(last);
        for (int i = 0; i < draws; i++) {
            secrets.add(before(secrets.getLast()));
        }
        Collections.reverse(secrets);
        return List.copyOf(secrets);
    }
}
