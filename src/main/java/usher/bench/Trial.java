package usher.bench;

import java.io.IOException;

/// What one contender is measured by, once it is warm: its blocks may stand among those of others.
interface Trial<R> {
    /// Does a little that does not count: the caches were others' meanwhile.
    void refresh() throws IOException;

    void block() throws IOException;

    R result() throws IOException;
}
