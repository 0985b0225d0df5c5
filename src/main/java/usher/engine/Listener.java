package usher.engine;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import usher.core.Show;

/// Hears of each new state; runs on the show's thread and must be quick.
public interface Listener {
    /// So it stands now, and senders are about to hear of it; `changed` follows.
    default void moved(Position position, Show show) {}

    /// @param touched tickets whose own view may have changed; null means everybody's
    void changed(Position position, Show show, @Nullable Set<Integer> touched);

    /// The journal failed: the show can be read but takes nothing more.
    void failed(String code, String message);
}
