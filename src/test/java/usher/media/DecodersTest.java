package usher.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class DecodersTest {
    @Test
    void refusesWhoFindsTheQueueFull() throws Exception {
        CountDownLatch door = new CountDownLatch(1);
        try (var callers = Executors.newFixedThreadPool(3);
                var decoders = new Decoders(2, 1, 60)) {
            CountDownLatch atWork = new CountDownLatch(2);
            Future<Optional<String>> first = callers.submit(() -> decoders.run(() -> behind(door, atWork)));
            Future<Optional<String>> second = callers.submit(() -> decoders.run(() -> behind(door, atWork)));
            atWork.await();
            Future<Optional<String>> waiting = callers.submit(() -> decoders.run(() -> "third"));
            while (decoders.waiting() == 0) {
                Thread.onSpinWait();
            }

            assertThat(decoders.run(() -> "fourth")).isEmpty();

            door.countDown();
            assertThat(first.get()).contains("done");
            assertThat(second.get()).contains("done");
            assertThat(waiting.get()).contains("third");
        }
    }

    @Test
    void refusesWhoseTurnDoesNotComeInTimeAndForgetsTheJob() throws Exception {
        CountDownLatch door = new CountDownLatch(1);
        try (var callers = Executors.newFixedThreadPool(1);
                var decoders = new Decoders(1, 5, 1)) {
            CountDownLatch atWork = new CountDownLatch(1);
            callers.submit(() -> decoders.run(() -> behind(door, atWork))).get();
            atWork.await();

            assertThat(decoders.run(() -> "late")).isEmpty();
            assertThat(decoders.waiting()).isZero();
            door.countDown();
        }
    }

    @Test
    void handsOnWhatTheDiskSays() {
        try (var decoders = new Decoders(1, 1, 60)) {
            assertThatThrownBy(() -> decoders.run(() -> {
                        throw new IOException("disk full");
                    }))
                    .isInstanceOf(IOException.class)
                    .hasMessage("disk full");
        }
    }

    @Test
    void keepsTheInterruptOfWhoIsToldToStop() throws Exception {
        try (var decoders = new Decoders(1, 1, 60)) {
            Thread.currentThread().interrupt();

            assertThat(decoders.run(() -> behind(new CountDownLatch(1), new CountDownLatch(1))))
                    .isEmpty();
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    private static String behind(CountDownLatch door, CountDownLatch atWork) throws InterruptedException {
        atWork.countDown();
        door.await();
        return "done";
    }
}
