package usher.live;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// An outbox for one answer over plain HTTP, where the network blocks sockets.
final class PollOutbox implements Outbox {
    /// How long one answer waits for the ticks of the commands that came with the question.
    private static final long WAIT_MS = 2_000;

    private final List<String> musts = new ArrayList<>();
    private final Map<String, String> states = new LinkedHashMap<>();

    @Override
    public synchronized void state(String topic, Frame frame) {
        states.put(topic, frame.text());
    }

    @Override
    public synchronized void must(Frame frame) {
        musts.add(frame.text());
        notifyAll();
    }

    /// Who waits for the message does not leave without the state.
    @Override
    public synchronized void both(Frame must, String topic, Frame state) {
        state(topic, state);
        must(must);
    }

    /// Waits until the welcome and so many answers are here, or the time is up; what is late comes with the next poll.
    synchronized void awaitAnswers(int answers) throws InterruptedException {
        long until = System.nanoTime() + WAIT_MS * 1_000_000;
        while (musts.size() < answers + 1 && System.nanoTime() < until) {
            wait(50);
        }
    }

    @Override
    public void close(int status, String reason) {
        // An answer ends by itself.
    }

    @Override
    public boolean isOpen() {
        return true;
    }

    synchronized List<String> frames() {
        List<String> frames = new ArrayList<>(musts);
        frames.addAll(states.values());
        return frames;
    }
}
