package usher.journal;

import java.util.List;

/// Says what a node's states are, for other nodes to compare; always asked by one thread aside.
public interface Witness {
    /// What is to be said since it was last asked, a moment ago.
    List<Print> prints();

    /// Another node says another state for this print's entries.
    ///
    /// @return whether this node was wrong, so that nothing counts that it has said so far
    boolean doubted(Print own);
}
