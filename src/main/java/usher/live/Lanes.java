package usher.live;

import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/// What waits to leave through one socket: messages that must arrive, in order and bounded, and the newest state of
/// each topic. Whoever owns it guards it.
final class Lanes {
    private final Queue<Frame> musts = new ArrayDeque<>();
    private final Map<String, Frame> states = new LinkedHashMap<>();
    private int mustBytes;

    void state(String topic, Frame frame) {
        states.put(topic, frame);
    }

    void must(Frame frame) {
        musts.add(frame);
        mustBytes += frame.length();
    }

    /// The reader lets more pile up than may wait.
    boolean isFull() {
        return musts.size() > Outbox.MUST_MAX || mustBytes > Outbox.MUST_BYTES_MAX;
    }

    boolean isEmpty() {
        return musts.isEmpty() && states.isEmpty();
    }

    /// Takes what goes next.
    @Nullable
    Frame next() {
        Frame must = musts.poll();
        if (must != null) {
            mustBytes -= must.length();
            return must;
        }
        Iterator<Frame> frames = states.values().iterator();
        if (!frames.hasNext()) {
            return null;
        }
        Frame frame = frames.next();
        frames.remove();
        return frame;
    }

    void clear() {
        musts.clear();
        states.clear();
        mustBytes = 0;
    }
}
