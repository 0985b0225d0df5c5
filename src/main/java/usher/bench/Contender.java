package usher.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A server that can be measured: how it is started, and how it wraps its messages.
///
/// @param isUsher whether it is the product, with a door, a journal and rules
record Contender(String name, List<String> command, Map<String, String> environment, Dialect dialect, boolean isUsher) {
    /// The same for phones that read compressed messages.
    Contender packed() {
        return new Contender(name + ", compressed", command, environment, Dialect.PACKED, isUsher);
    }

    /// With more words on its command line.
    Contender with(String... words) {
        List<String> longer = new ArrayList<>(command);
        longer.addAll(List.of(words));
        return new Contender(name, List.copyOf(longer), environment, dialect, isUsher);
    }
}
