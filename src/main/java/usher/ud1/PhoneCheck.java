package usher.ud1;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A phone's own check: what it remembers against what the ledger now says.
final class PhoneCheck {
    private final Memory phone;
    private final Ledger ledger;
    private final Set<String> vouched = new HashSet<>();
    private final List<String> judged = new ArrayList<>();

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
        for (String draw : phone.here().stream().sorted().toList()) {
            wasHere(draw);
        }
    }

    /// The whole show's grade: `A` when every draw that this phone tapped in, at least one, has it.
    Grade grade() {
        if (!ledger.errors.isEmpty()) {
            return Grade.RED;
        }
        return !judged.isEmpty() && vouched.containsAll(judged) ? Grade.A : Grade.AMBER;
    }

    Grade grade(Course draw) {
        if (!ledger.errors.isEmpty()) {
            return Grade.RED;
        }
        return vouched.contains(draw.open.draw()) ? Grade.A : Grade.AMBER;
    }

    private long since() {
        if (phone.since().isPresent() || phone.rosterRoot() == null) {
            return phone.since().orElse(Finding.NOWHERE);
        }
        for (Course.Listed roster : ledger.rosters) {
            if (roster.root().equals(phone.rosterRoot())) {
                return roster.at();
            }
        }
        ledger.error(Code.I_AM_MISSING, Finding.NOWHERE, phone.ticket());
        return Finding.NOWHERE;
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
            judged.add(tap.draw());
        }
        if (draw.isDone() && isIn && tap.seal() != null && tap.gapMillis().isPresent() && !isLate && !draw.weak) {
            vouched.add(tap.draw());
        }
    }

    private void wasHere(String id) {
        Course draw = ledger.draws.get(id);
        if (draw == null) {
            return;
        }
        for (Course.Called called : draw.absents) {
            if (called.ticket() == phone.ticket()) {
                ledger.error(Code.I_WAS_HERE, called.at(), id);
            }
        }
    }
}
