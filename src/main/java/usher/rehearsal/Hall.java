package usher.rehearsal;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// What the robots of one rehearsal share: where the show is, what is counted, and who is through with what.
final class Hall {
    static final String HUSH = "hush";

    private final String code;
    private final int phones;
    private final boolean directed;
    private final Addresses addresses;
    private final Tally tally;
    private final Wire wire = new Wire();
    private final Judge judge;
    private final Map<String, Set<Integer>> settled = new ConcurrentHashMap<>();
    private final Set<Integer> gone = ConcurrentHashMap.newKeySet();
    private volatile String phase = "joining";
    private volatile boolean ended;
    private volatile boolean over;
    private final AtomicInteger checks = new AtomicInteger();
    private volatile boolean hushed;

    /// @param directed whether a robot directs
    Hall(String code, int phones, boolean directed, Addresses addresses, Tally tally) {
        this.code = code;
        this.phones = phones;
        this.directed = directed;
        this.addresses = addresses;
        this.tally = tally;
        this.judge = new Judge(addresses, code);
    }

    String code() {
        return code;
    }

    Addresses addresses() {
        return addresses;
    }

    Tally tally() {
        return tally;
    }

    Wire wire() {
        return wire;
    }

    Judge judge() {
        return judge;
    }

    String phase() {
        return phase;
    }

    void phase(String now) {
        phase = now;
    }

    /// A guest sees a new stage; where no robot directs, that is where the evening stands.
    void seen(String stage) {
        if (!directed && !stage.isEmpty()) {
            phase = stage;
        }
    }

    /// This guest has done all that it wants to do in this stage, and it is confirmed.
    void settle(String stage, int guest) {
        settled.computeIfAbsent(stage, fresh -> ConcurrentHashMap.newKeySet()).add(guest);
    }

    /// This guest will not come back.
    void leave(int guest) {
        gone.add(guest);
    }

    boolean hasSettled(String stage, int device) {
        return settled.getOrDefault(stage, Set.of()).contains(device);
    }

    /// Whether every guest is through with a stage, or gone for good.
    boolean isSettled(String stage) {
        Set<Integer> through = settled.getOrDefault(stage, Set.of());
        for (int guest = 0; guest < phones; guest++) {
            if (!through.contains(guest) && !gone.contains(guest)) {
                return false;
            }
        }
        return true;
    }

    /// The show's doors are closed, or it is gone.
    boolean hasEnded() {
        return ended;
    }

    void end() {
        ended = true;
    }

    boolean isOver() {
        return over;
    }

    /// Everybody goes home.
    void close() {
        over = true;
    }

    /// Nobody begins anything new; names the stage in which they settle once all that is under way is answered.
    String hush() {
        hushed = true;
        return HUSH;
    }

    boolean isHushed() {
        return hushed;
    }

    /// How often everybody was asked to prove what they were told.
    int checks() {
        return checks.get();
    }

    /// Asks everybody once more; names the stage in which they settle.
    String check() {
        return checkStage(checks.incrementAndGet());
    }

    static String checkStage(int check) {
        return "check " + check;
    }
}
