package usher.live;

import static org.assertj.core.api.Assertions.assertThat;

import org.eclipse.jetty.websocket.core.CoreSession;

class ExpressOutboxTest extends OutboxContract {
    @Override
    Outbox outbox(CoreSession session) {
        Outbox outbox = ExpressOutbox.of(session);
        assertThat(outbox).isInstanceOf(ExpressOutbox.class);
        return outbox;
    }
}
