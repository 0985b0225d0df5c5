package usher.live;

/// What leaves through one socket. States are newest-wins by topic; messages that must arrive are kept in order and
/// bounded, and a reader who lets them pile up is let go to come back.
interface Outbox {
    /// Messages that may wait for a slow reader.
    int MUST_MAX = 64;
    /// Bytes that they may hold together.
    int MUST_BYTES_MAX = 64 * 1024;

    void state(String topic, Frame frame);

    void must(Frame frame);

    /// A message that must arrive, and a state that is right from then on, in one go where that is cheaper.
    default void both(Frame must, String topic, Frame state) {
        must(must);
        state(topic, state);
    }

    void close(int status, String reason);

    boolean isOpen();

    /// Who is behind it has said hello: nothing that they send from now on makes the reader wait.
    default void welcomed() {}
}
