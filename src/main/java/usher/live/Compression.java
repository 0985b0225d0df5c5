package usher.live;

import java.util.List;
import org.eclipse.jetty.websocket.core.ExtensionConfig;

/// How messages are compressed (RFC 7692): each by itself, so that one compressed frame serves all who look and nobody
/// keeps a window between two messages.
final class Compression {
    private static final String NAME = "permessage-deflate";
    private static final ExtensionConfig ALONE =
            ExtensionConfig.parse(NAME + ";server_no_context_takeover;client_no_context_takeover");
    private static final String SMALLER_WINDOW = "server_max_window_bits";

    private Compression() {}

    /// What is agreed on with a client who offers this: compression as above, or none.
    static List<ExtensionConfig> agreed(List<ExtensionConfig> offered) {
        boolean can = offered.stream()
                .anyMatch(offer -> is(offer) && !offer.getParameterKeys().contains(SMALLER_WINDOW));
        return can ? List.of(ALONE) : List.of();
    }

    static boolean is(ExtensionConfig extension) {
        return extension.getName().equals(NAME);
    }
}
