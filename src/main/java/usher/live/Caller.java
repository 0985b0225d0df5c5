package usher.live;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import usher.core.By;
import usher.engine.Position;

/// One socket that has said hello: which show, who looks, and where its frames go.
final class Caller {
    private final String code;
    private final Audience audience;
    private final int ticket;
    private final String lang;
    private final Outbox outbox;
    private Own own = new Own("", new Position(0, 0));

    /// How a guest's own part reads at a position.
    record Own(String body, Position at) {
        Frame frame() {
            return Frame.of(Room.frame("own", body, at));
        }
    }

    Caller(String code, Audience audience, int ticket, String lang, Outbox outbox) {
        this.code = code;
        this.audience = audience;
        this.ticket = ticket;
        this.lang = lang;
        this.outbox = outbox;
    }

    String code() {
        return code;
    }

    Audience audience() {
        return audience;
    }

    int ticket() {
        return ticket;
    }

    String lang() {
        return lang;
    }

    Outbox outbox() {
        return outbox;
    }

    By by() {
        return audience == Audience.HOST ? By.HOST : By.guest(ticket);
    }

    /// Whether their own part as it was told last is older than this.
    synchronized boolean isBehind(Position position) {
        return own.at().epoch() != position.epoch() || own.at().seq() < position.seq();
    }

    /// Sends the own part where it reads otherwise than before, or where an epoch has begun: the page may have seen on
    /// another node what is no more.
    ///
    /// @param now asked under the lock, so that no older reading follows a newer one
    /// @param tick goes with it, or by itself
    synchronized void tell(Supplier<Own> now, @Nullable Frame tick) {
        Own newest = now.get();
        boolean isNew = !newest.body().equals(own.body())
                || newest.at().epoch() != own.at().epoch();
        own = newest;
        if (isNew && tick != null) {
            outbox.both(tick, "own", newest.frame());
        } else if (isNew) {
            outbox.state("own", newest.frame());
        } else if (tick != null) {
            outbox.must(tick);
        }
    }
}
