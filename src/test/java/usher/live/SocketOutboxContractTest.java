package usher.live;

import org.eclipse.jetty.websocket.core.CoreSession;

class SocketOutboxContractTest extends OutboxContract {
    @Override
    Outbox outbox(CoreSession session) {
        return new SocketOutbox(session);
    }
}
