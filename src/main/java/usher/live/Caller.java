package usher.live;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.BooleanSupplier;
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
    private final BooleanSupplier allowance;
    /// Their own part as they were told last, to its length. The same bytes serve again: as thousands of fresh objects
    /// a second they would be what the collector is busy with.
    private byte[] told = {};

    private int toldLength;
    private long epoch;
    private long seq;

    /// How a guest's own part reads at a position, in UTF-8.
    record Own(byte[] body, Position at) {
        Frame frame() {
            byte[] head = Room.head("own", at).getBytes(US_ASCII);
            return Frame.of(ByteBuffer.allocate(head.length + body.length + 1)
                    .put(head)
                    .put(body)
                    .put((byte) '}')
                    .array());
        }
    }

    /// @param allowance whether they may send one thing more now
    Caller(String code, Audience audience, int ticket, String lang, Outbox outbox, BooleanSupplier allowance) {
        this.code = code;
        this.audience = audience;
        this.ticket = ticket;
        this.lang = lang;
        this.outbox = outbox;
        this.allowance = allowance;
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

    boolean mayAct() {
        return allowance.getAsBoolean();
    }

    By by() {
        return audience == Audience.HOST ? By.HOST : By.guest(ticket);
    }

    /// Whether their own part as it was told last is older than this.
    synchronized boolean isBehind(Position position) {
        return epoch != position.epoch() || seq < position.seq();
    }

    /// Sends the own part where it reads otherwise than before, or where an epoch has begun: the page may have seen on
    /// another node what is no more.
    ///
    /// @param now asked under the lock, so that no older reading follows a newer one
    /// @param tick goes with it, or by itself
    synchronized void tell(Supplier<Own> now, @Nullable Frame tick) {
        Own newest = now.get();
        boolean isNew = newest.at().epoch() != epoch || !isTold(newest.body());
        epoch = newest.at().epoch();
        seq = newest.at().seq();
        if (isNew) {
            note(newest.body());
        }
        if (isNew && tick != null) {
            outbox.both(tick, "own", newest.frame());
        } else if (isNew) {
            outbox.state("own", newest.frame());
        } else if (tick != null) {
            outbox.must(tick);
        }
    }

    private boolean isTold(byte[] body) {
        return Arrays.equals(told, 0, toldLength, body, 0, body.length);
    }

    private void note(byte[] body) {
        toldLength = body.length;
        if (told.length < body.length) {
            told = body;
        } else {
            System.arraycopy(body, 0, told, 0, body.length);
        }
    }
}
