package usher.live;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.eclipse.jetty.websocket.core.CoreSession;
import org.junit.jupiter.api.Test;

class ExpressOutboxTest extends OutboxContract {
    @Override
    Outbox outbox(CoreSession session) {
        Outbox outbox = ExpressOutbox.of(session);
        assertThat(outbox).isInstanceOf(ExpressOutbox.class);
        return outbox;
    }

    @Test
    void whoGivesNoSignOfLifeIsLetGoThoughTheKernelTakesWhatIsSent() throws Exception {
        idleMax(Duration.ofSeconds(1));
        WildClient silent = new WildClient(port(), "");
        Outbox toSilent = way();
        try (silent;
                WildClient alive = new WildClient(port(), "")) {
            Outbox toAlive = way();
            long untilNanos = System.nanoTime() + Duration.ofSeconds(3).toNanos();
            while (System.nanoTime() < untilNanos) {
                toSilent.state("beat", Frame.beat("beat"));
                toAlive.state("beat", Frame.beat("beat"));
                assertThat(new String(alive.next().payload(), UTF_8)).isEqualTo("beat");
                assertThat(alive.next().head()).isEqualTo(0x89);
                alive.send(0x8a, new byte[0]);
                Thread.sleep(100);
            }

            assertThat(toSilent.isOpen()).isFalse();
            assertThat(toAlive.isOpen()).isTrue();
        }
    }
}
