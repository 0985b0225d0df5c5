package usher.ud1;

import java.util.HashMap;
import java.util.Map;

/// A phone's own check: what it remembers against what the ledger now says.
final class PhoneCheck {
    private final Memory phone;
    private final Ledger ledger;
    private final Map<String, Boolean> vouches = new HashMap<>();

    PhoneCheck(Memory phone, Ledger ledger) {
        this.phone = phone;
        this.ledger = ledger;
    }

    void check() {
        long since = since();
        for (Course.Listed roster : ledger.rosters) {
            if (since >= 0 && roster.at() >= since) {
                standsOn(roster);
            }
        }
        phone.taps().forEach(this::tapped);
        ledger.draws.values().forEach(this::wasHere);
    }

    /// The whole show's grade: `A` when every draw that this phone tapped in, at least one, has it.
    Grade grade() {
        return grade(!vouches.isEmpty() && !vouches.containsValue(false));
    }

    Grade grade(Course draw) {
        return grade(vouches.getOrDefault(draw.open.draw(), false));
    }

    private Grade grade(boolean vouched) {
        if (!ledger.errors.isEmpty()) {
            return Grade.RED;
        }
        return vouched ? Grade.A : Grade.AMBER;
    }

    private long since() {
        if (phone.since().isPresent() || phone.rosterRoot() == null) {
            return phone.since().orElse(Finding.NOWHERE);
        }
        return ledger.rosters.stream()
                .filter(roster -> roster.root().equals(phone.rosterRoot()))
                .findFirst()
                .map(Course.Listed::at)
                .orElse(0L);
    }

    private void standsOn(Course.Listed roster) {
        Leaf leaf = roster.leaves().get(phone.ticket());
        String reason = roster.removed().get(phone.ticket());
        if (leaf == null && reason != null) {
            ledger.amber(Code.I_AM_MISSING, roster.at(), reason);
        } else if (leaf == null || !phone.commitments().contains(leaf.commitment())) {
            ledger.error(Code.I_AM_MISSING, roster.at(), phone.ticket());
        }
    }

    private void tapped(Memory.Tap tap) {
        Course draw = ledger.draws.get(tap.draw());
        if (draw == null || !draw.openId.equals(tap.open())) {
            ledger.error(Code.DRAW_RULES_CHANGED, draw == null ? Finding.NOWHERE : draw.at, tap.draw());
        } else if (draw.isSealed()) {
            sealed(tap, draw);
        }
        if (draw != null && draw.isDone() && tap.screenCode() != null && !draw.code.equals(tap.screenCode())) {
            ledger.error(Code.SCREEN_DIFFERS, draw.resultAt, tap.draw());
        }
    }

    private void sealed(Memory.Tap tap, Course draw) {
        boolean isIn = Hash.isHex(tap.luck(), Hash.ID_DIGITS) && draw.taps.contains(Taps.leaf(draw.openId, tap.luck()));
        boolean isLate = tap.gapMillis().orElse(0) > ledger.anchor.gapMillis();
        if (tap.seal() == null) {
            ledger.amber(Code.SEAL_NOT_SEEN, draw.sealAt, tap.draw());
        } else if (!tap.seal().equals(draw.sealId)) {
            ledger.error(Code.SEAL_CHANGED, draw.sealAt, tap.draw());
        }
        if (!isIn && tap.kept()) {
            ledger.error(Code.MY_TAP_MISSING, draw.sealAt, tap.draw());
        } else if (!isIn) {
            ledger.amber(Code.TAP_NOT_KEPT, draw.sealAt, tap.draw());
        }
        if (isLate) {
            ledger.amber(Code.LATE_SEAL, draw.sealAt, tap.draw());
        }
        if (draw.isDone()) {
            boolean inTime = tap.gapMillis().isPresent() && !isLate && !draw.weak;
            vouches.put(tap.draw(), isIn && tap.seal() != null && inTime);
        }
    }

    private void wasHere(Course draw) {
        for (Course.Called called : draw.absents) {
            if (called.ticket() == phone.ticket() && phone.here().contains(draw.open.draw())) {
                ledger.error(Code.I_WAS_HERE, called.at(), draw.open.draw());
            }
        }
    }
}
