package usher.pages;

import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// How many strangers a show lets in, and how many wrong codes come from one address. A whole hall has one address,
/// so its mistakes are borne, and a closed door is the host's to open. Many nodes count together by a turnstile; what
/// came to this one is counted here too, for the time that the turnstile is silent.
public final class Door {
    /// People whom nobody knows yet, at once; then three times the expected in ten minutes.
    static final int STRANGERS_BURST = 500;
    static final int STRANGERS_TIMES_EXPECTED = 3;
    static final Duration STRANGERS_IN = Duration.ofMinutes(10);
    static final int WRONG_CODES_A_MINUTE = 600;

    private static final Logger LOG = LoggerFactory.getLogger(Door.class);
    private static final int EXPECTED_MIN = 100;
    private static final long ALARM_MS = 60_000;

    private final InstantSource clock;
    private final TimeMeter meter;
    private final Turnstile turnstile;
    private final Map<String, Bucket> strangers = new ConcurrentHashMap<>();
    private final Map<String, Long> closedMs = new ConcurrentHashMap<>();
    private final Allowance wrongCodes;
    private volatile long guessedMs = -ALARM_MS;

    public Door(InstantSource clock) {
        this(clock, Turnstile.NONE);
    }

    public Door(InstantSource clock, Turnstile turnstile) {
        this.clock = clock;
        this.turnstile = turnstile;
        this.meter = new Meter(clock);
        this.wrongCodes = new Allowance(WRONG_CODES_A_MINUTE, meter);
    }

    /// Whether one more person whom nobody knows may come in.
    boolean admits(String code, int expected) {
        boolean here =
                strangers.computeIfAbsent(code, fresh -> bucket(expected)).tryConsume(1);
        boolean admitted = turnstile
                .passes(key(code), STRANGERS_BURST, inTime(expected), STRANGERS_IN)
                .orElse(here);
        if (!admitted && closedMs.put(code, clock.millis()) == null) {
            LOG.warn("show {}: more strangers than expected; the door is closed until the host opens it", code);
        }
        return admitted;
    }

    /// The host lets another burst in.
    void open(String code) {
        strangers.remove(code);
        turnstile.reset(key(code));
        closedMs.remove(code);
    }

    /// Whether somebody stood before a closed door within the last minute.
    public boolean isClosed(String code) {
        return isRecent(closedMs.getOrDefault(code, clock.millis() - ALARM_MS));
    }

    /// Whether this address may be told once more that there is no such show.
    boolean mayMistype(String address) {
        boolean here = wrongCodes.take(address);
        if (turnstile
                .passes("usher:wrong:" + address, WRONG_CODES_A_MINUTE, WRONG_CODES_A_MINUTE, Duration.ofMinutes(1))
                .orElse(here)) {
            return true;
        }
        if (!isGuessed()) {
            LOG.warn("{} tries more than {} wrong codes a minute", address, WRONG_CODES_A_MINUTE);
        }
        guessedMs = clock.millis();
        return false;
    }

    /// Whether somebody went through codes within the last minute.
    public boolean isGuessed() {
        return isRecent(guessedMs);
    }

    private boolean isRecent(long ms) {
        return clock.millis() - ms < ALARM_MS;
    }

    private static String key(String code) {
        return "usher:{" + code + "}:door";
    }

    private static int inTime(int expected) {
        return STRANGERS_TIMES_EXPECTED * Math.max(EXPECTED_MIN, expected);
    }

    private Bucket bucket(int expected) {
        int inTime = inTime(expected);
        return Bucket.builder()
                .addLimit(limit -> limit.capacity(STRANGERS_BURST).refillGreedy(inTime, STRANGERS_IN))
                .withCustomTimePrecision(meter)
                .build();
    }

    /// The limits' clock is ours, so that a test may turn it.
    private record Meter(InstantSource clock) implements TimeMeter {
        @Override
        public long currentTimeNanos() {
            return Duration.ofMillis(clock.millis()).toNanos();
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
