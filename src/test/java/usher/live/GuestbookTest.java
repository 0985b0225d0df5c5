package usher.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/// Ten commands a second, twenty at once, for each participant.
class GuestbookTest {
    /// Near the end of what a count of nanoseconds can be, which it may begin at.
    private final AtomicLong nanos =
            new AtomicLong(Long.MAX_VALUE - Duration.ofSeconds(1).toNanos());

    private final Guestbook guestbook = new Guestbook(nanos::get);

    @Test
    void twentyMayComeAtOnceThenOneEachTenthOfASecond() {
        BooleanSupplier share = guestbook.allowance("ABC234", 7);
        assertThat(taken(share, 30)).isEqualTo(20);
        pass(99);
        assertThat(taken(share, 5)).isZero();
        pass(1);
        assertThat(taken(share, 5)).isEqualTo(1);
        pass(1_000);
        assertThat(taken(share, 30)).isEqualTo(10);
    }

    @Test
    void whoRestedForAnHourMaySendTwentyAgainAndNotMore() {
        BooleanSupplier share = guestbook.allowance("ABC234", 7);
        assertThat(taken(share, 20)).isEqualTo(20);
        pass(Duration.ofHours(1).toMillis());
        assertThat(taken(share, 30)).isEqualTo(20);
    }

    @Test
    void twoSocketsOfOneParticipantShareWhatOthersDoNot() {
        BooleanSupplier one = guestbook.allowance("ABC234", 7);
        BooleanSupplier two = guestbook.allowance("ABC234", 7);
        assertThat(taken(one, 15) + taken(two, 15)).isEqualTo(20);
        assertThat(taken(guestbook.allowance("ABC234", 8), 30)).isEqualTo(20);
        assertThat(taken(guestbook.allowance("XYZ567", 7), 30)).isEqualTo(20);
    }

    private void pass(long millis) {
        nanos.addAndGet(Duration.ofMillis(millis).toNanos());
    }

    private static int taken(BooleanSupplier share, int tries) {
        int taken = 0;
        for (int i = 0; i < tries; i++) {
            taken += share.getAsBoolean() ? 1 : 0;
        }
        return taken;
    }
}
