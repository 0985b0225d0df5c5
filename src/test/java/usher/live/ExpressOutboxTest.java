package usher.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jetty.websocket.api.Session;

class ExpressOutboxTest extends OutboxContract {
    @Override
    Outbox outbox(Session session) {
        Outbox outbox = ExpressOutbox.of(session);
        assertThat(outbox).isInstanceOf(ExpressOutbox.class);
        return outbox;
    }
}
