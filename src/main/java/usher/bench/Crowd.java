package usher.bench;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// The phones of a run, and when each of them heard what.
final class Crowd implements Phone.Ear {
    /// How a card's text begins that the host edits: the number of the change follows.
    static final String CHANGE = "change ";

    private static final int AT_THE_DOOR_MAX = 64;
    private static final long COME_SECONDS_MAX = 120;
    private static final int ALL_READ = 0;
    private static final byte[] SCENE = Bytes.of("{\"t\":\"state\",\"topic\":\"scene\"");
    private static final byte[] OWN = Bytes.of("{\"t\":\"state\",\"topic\":\"own\"");
    private static final byte[] OK = Bytes.of("{\"t\":\"ok\",\"id\":\"");
    private static final byte[] NO = Bytes.of("{\"t\":\"no\"");
    private static final byte[] MARK = Bytes.of(CHANGE);

    private final Stage stage;
    private final int size;
    private final List<Phone> phones = new ArrayList<>();
    private final boolean[] inside;
    private final boolean[] seated;
    private final int[] newest;
    private final byte[][] asked;
    private final long[] askedNanos;
    private final boolean[] gapped;
    private final int[] afterGap;
    private final int[] inOrder;
    private IntPredicate counts = number -> true;
    private Times arrivals = new Times();
    private Times ticks = new Times();
    private int present;
    private int watchedFrom;
    private int watched;
    private int change = -1;
    private int have;
    private long changedNanos;
    private long heardNanos;
    private int markAt;
    private int frameBytes;
    private int sentBytes;
    private int ownBytes;
    private int owns;
    private int refusals;
    private String refusal = "";
    private ByteBuffer scene = ByteBuffer.allocate(0);

    Crowd(Stage stage, int size) {
        this.stage = stage;
        this.size = size;
        this.watchedFrom = size;
        this.inside = new boolean[size];
        this.seated = new boolean[size];
        this.newest = new int[size];
        this.gapped = new boolean[size];
        this.afterGap = new int[size];
        this.inOrder = new int[size];
        this.asked = new byte[size][];
        this.askedNanos = new long[size];
    }

    /// Lets so many in, some at a time, until each has seen its scene and its own part.
    void come(int count) throws IOException {
        come(count, AT_THE_DOOR_MAX);
    }

    void come(int count, int atOnce) throws IOException {
        while (present < count) {
            while (phones.size() < count && phones.size() - present < atOnce) {
                phones.add(phone(phones.size(), ALL_READ, stage::hello));
            }
            int before = present;
            stage.load().until("phones to come in", COME_SECONDS_MAX, () -> present > before);
        }
    }

    /// One comes in with a token of its own, from another door.
    void comes(String token) throws IOException {
        phones.add(phone(phones.size(), ALL_READ, number -> stage.hello(token)));
    }

    /// The last ones again, with a small memory in the kernel while they do not read.
    void comeAgain(int from, int receiveBytes) throws IOException {
        for (int number = from; number < size; number++) {
            phones.get(number).hangUp();
            inside[number] = false;
            seated[number] = false;
            present--;
            phones.set(number, phone(number, receiveBytes, stage::hello));
        }
        stage.load().until("phones to come again", COME_SECONDS_MAX, () -> present == size);
    }

    void go() {
        phones.forEach(Phone::hangUp);
        phones.clear();
        Arrays.fill(inside, false);
        Arrays.fill(seated, false);
        present = 0;
    }

    int size() {
        return size;
    }

    int present() {
        return present;
    }

    /// How many were cut off that were to stay.
    int dropped() {
        return (int) phones.stream().filter(Phone::isLost).count();
    }

    Phone phone(int number) {
        return phones.get(number);
    }

    /// From now on whoever hears of this change is counted, of those who count.
    void expect(int number, IntPredicate who) {
        change = number;
        counts = who;
        have = 0;
        changedNanos = System.nanoTime();
    }

    int have() {
        return have;
    }

    /// When the last one of them heard of it.
    long heardNanos() {
        return heardNanos;
    }

    /// The newest change that a phone knows of.
    int newest(int number) {
        return newest[number];
    }

    /// From now on what comes to these is looked at: first what the kernel had kept, one change after the other, then,
    /// after a gap, what the server had.
    void watch(int from) {
        watchedFrom = from;
    }

    /// How many states came to those who are watched.
    int watched() {
        return watched;
    }

    /// States that the server had kept for one of them; all that came where there was no gap.
    int keptMax() {
        return IntStream.range(watchedFrom, size)
                .map(number -> gapped[number] ? afterGap[number] : inOrder[number])
                .max()
                .orElse(0);
    }

    /// How long each took to hear of each change since this was asked last.
    Times arrivals() {
        Times now = arrivals;
        arrivals = new Times();
        return now;
    }

    /// A phone asks for something; its tick is the time until the answer.
    void ask(int number, String id, String command) {
        asked[number] = Bytes.of(id + "\"");
        askedNanos[number] = System.nanoTime();
        phones.get(number).send(command);
    }

    Times ticks() {
        Times now = ticks;
        ticks = new Times();
        return now;
    }

    int tickCount() {
        return ticks.count();
    }

    int frameBytes() {
        return frameBytes;
    }

    /// The same with everything that the server puts around it.
    int sentBytes() {
        return sentBytes;
    }

    int ownBytes() {
        return ownBytes;
    }

    /// Own parts that came since this was asked last.
    int owns() {
        int now = owns;
        owns = 0;
        return now;
    }

    int ownCount() {
        return owns;
    }

    int refusals() {
        return refusals;
    }

    String refusal() {
        return refusal;
    }

    /// The scene that no edit has marked, as it came last.
    String scene() {
        return Bytes.text(scene);
    }

    @Override
    public void heard(Phone phone, ByteBuffer text) {
        int number = phone.number();
        if (Bytes.startsWith(text, SCENE)) {
            long nowNanos = System.nanoTime();
            frameBytes = text.remaining();
            sentBytes = phone.frameBytes();
            enter(number, inside);
            read(number, text, nowNanos);
        } else if (Bytes.startsWith(text, OK)) {
            tick(number, text, System.nanoTime());
        } else if (Bytes.startsWith(text, OWN)) {
            owns++;
            ownBytes = text.remaining();
            enter(number, seated);
        } else if (Bytes.startsWith(text, NO)) {
            refusals++;
            refusal = Bytes.text(text);
        }
    }

    @Override
    public void entered(Phone phone) {
        enter(phone.number(), inside);
        enter(phone.number(), seated);
    }

    @Override
    public void answered(Phone phone) {
        int number = phone.number();
        if (asked[number] != null) {
            ticks.add(System.nanoTime() - askedNanos[number]);
            asked[number] = null;
        }
    }

    private void enter(int number, boolean[] half) {
        if (!half[number]) {
            half[number] = true;
            present += inside[number] && seated[number] ? 1 : 0;
        }
    }

    private void read(int number, ByteBuffer text, long nowNanos) {
        int at = text.position() + markAt;
        if (!Bytes.isAt(text, MARK, at)) {
            at = Bytes.find(text, MARK, text.position());
            markAt = Math.max(0, at - text.position());
        }
        if (at < 0) {
            if (number == 0) {
                scene = ByteBuffer.wrap(Bytes.of(Bytes.text(text)));
            }
            return;
        }
        int seen = Bytes.number(text, at + MARK.length);
        if (seen == change && newest[number] != seen && counts.test(number)) {
            have++;
            heardNanos = nowNanos;
            arrivals.add(nowNanos - changedNanos);
        }
        if (number >= watchedFrom) {
            note(number, seen);
        }
        newest[number] = seen;
    }

    private void note(int number, int seen) {
        watched++;
        gapped[number] |= seen != newest[number] + 1;
        inOrder[number]++;
        afterGap[number] += gapped[number] ? 1 : 0;
    }

    private void tick(int number, ByteBuffer text, long nowNanos) {
        byte[] id = asked[number];
        if (id != null && Bytes.isAt(text, id, text.position() + OK.length)) {
            ticks.add(nowNanos - askedNanos[number]);
            asked[number] = null;
        }
    }

    private Phone phone(int number, int receiveBytes, IntFunction<String> hello) throws IOException {
        return new Phone(stage.way(), stage.dialect(), number, hello.apply(number), this, receiveBytes);
    }
}
