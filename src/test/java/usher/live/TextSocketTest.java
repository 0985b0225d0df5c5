package usher.live;

import org.eclipse.jetty.websocket.core.CoreSession;

/// Frames as Jetty reads them.
class TextSocketTest extends TextSocketContract {
    @Override
    void ready(CoreSession session) {}
}
