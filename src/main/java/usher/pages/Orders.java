package usher.pages;

import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import usher.core.By;
import usher.core.Command;
import usher.core.Refused;
import usher.engine.Answer;
import usher.engine.ShowLoop;

/// Commands that a page gives to a show, waited for until the journal has them.
final class Orders {
    private static final long ANSWER_SECONDS_MAX = 10;

    private Orders() {}

    static Answer give(ShowLoop loop, By by, Command command) throws Exception {
        return give(loop, by, "page/" + UUID.randomUUID(), command);
    }

    /// The same under an id of the sender's own: sent again, it is answered as before.
    static Answer give(ShowLoop loop, By by, String id, Command command) throws Exception {
        try {
            return loop.submit(by, id, command).get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS);
        } catch (TimeoutException late) {
            return new Answer.No(Refused.of("again"));
        }
    }
}
