package usher.live;

import org.eclipse.jetty.websocket.api.Session;

class SocketOutboxContractTest extends OutboxContract {
    @Override
    Outbox outbox(Session session) {
        return new SocketOutbox(session);
    }
}
