package usher.activity.draw;

import java.util.List;
import org.jspecify.annotations.Nullable;
import usher.core.Person;

/// The shapes of a draw's views, as they go out to screen, phone and console.
final class Seen {
    /// What is given away.
    ///
    /// @param logo the sponsor's picture
    record Gift(String id, String name, String picture, String sponsor, String logo, int left) {}

    /// How many of one table may win.
    record Table(String table, int count) {}

    /// One standing winner.
    ///
    /// @param status    `won`, `here`, `present` or `claimed`
    /// @param insteadOf the absentee whose place this was, 0 for none
    record Winner(Person person, String status, int insteadOf) {}

    /// One winner called absent, on the card for ever.
    ///
    /// @param next ticket that came instead, 0 for nobody
    record Absence(Person person, String reason, boolean overridden, int next) {}

    /// What screen and phones see alike, in every phase.
    ///
    /// @param number the how many-eth draw of the show
    /// @param pool   how many may win
    /// @param roster how many have a leaf
    /// @param endsAt when the time to press is over, 0 before it began
    /// @param resultAt when the result was written, 0 before
    /// @param lamps  how many of eight burn
    /// @param photo  whether the winners stand on a poster
    /// @param scene  what names do while the lamps burn: `wall`, `sphere`, `pages`
    /// @param sound  motif of the winners: `bells`, `brass`, `harp`, `drums`, `none`
    /// @param amber  what the room should know, without accusing: `too-few-taps`, `weak-delay`
    record Common(
            String phase,
            String draw,
            int number,
            int voids,
            boolean rehearsal,
            Gift prize,
            int quantity,
            String rule,
            int pool,
            int roster,
            long endsAt,
            long resultAt,
            int taps,
            long tapsMin,
            int lamps,
            String glyphs,
            boolean photo,
            String scene,
            String sound,
            List<String> amber) {}

    /// What phones say of the result.
    ///
    /// @param agree      phones that computed everything themselves and whose own tap is in
    /// @param objections phones that found what cannot be
    /// @param codes      which checks failed, the most frequent first
    record Checks(int agree, int objections, List<Objection> codes) {}

    /// How many phones object for one reason.
    record Objection(String code, int count) {}

    /// The newest lamp whose proof is there, for phones to check as it lights; numbers in hex.
    ///
    /// @param i  which of the eight, from 0
    /// @param s  squarings from the lamp before
    record Lit(int i, String y, String pi, long s) {}

    record Screen(
            Common draw,
            List<Table> tables,
            List<Person> people,
            List<Winner> winners,
            List<Absence> absences,
            Checks checks) {}

    /// @param open  id of the `open` record, which a tap needs
    /// @param seal  id of the `seal` record, empty before it
    /// @param y     the last lamp's number, empty before the result: with the seal it gives the glyphs
    /// @param gapMs longest time from a tap to the seal
    /// @param head  id of the newest record: what the phone has of the chain is older where it differs
    /// @param lamp  the newest lamp with its proof, while they burn
    record Phone(
            Common draw,
            List<Table> tables,
            List<Winner> winners,
            List<Absence> absences,
            String open,
            String seal,
            String y,
            long gapMs,
            String head,
            @Nullable Lit lamp) {}

    /// One guest's own part; what they won stays with them whatever is on air, see `Keepsake`.
    ///
    /// @param listed `listed`, or why not: `away`, `staff`, `elsewhere`, `won`, `late`
    /// @param tap    leaf of the tap that was kept, empty for none
    /// @param said   what this phone said of the result, empty for nothing yet
    record Own(String listed, String tap, @Nullable Missed missed, String said) {}

    /// What one guest won this evening, the newest first.
    ///
    /// @param slot activity of the newest win
    record Keepsake(String slot, List<Win> wins) {}

    /// One prize won.
    ///
    /// @param status    `won`, `here`, `present` or `claimed`
    /// @param since     when it was won
    /// @param insteadOf whether it was won in an absentee's place
    /// @param coded     whether a code of the prize lies ready; the phone asks for it by itself
    /// @param claimedAt when it was handed over, 0 before
    record Win(
            String slot,
            String draw,
            String prize,
            String picture,
            String status,
            String code,
            long since,
            boolean insteadOf,
            boolean coded,
            long claimedAt) {}

    /// This guest won and was called absent.
    record Missed(String draw, String reason, boolean answered) {}

    /// One winner as the console steers it.
    ///
    /// @param claimedAt  when the prize was handed over, 0 before
    /// @param absentFrom when calling absent needs no override any more
    /// @param canAbsent  whether it can be called absent at all
    record Steered(
            String draw,
            Person person,
            String status,
            boolean here,
            boolean awarded,
            long claimedAt,
            String code,
            long absentFrom,
            boolean canAbsent,
            int insteadOf) {}

    /// Why something cannot be, for the console to put into words.
    record Problem(String code, List<Object> args) {}

    /// @param earlier winners of this activity's earlier draws
    /// @param problem why the list cannot be locked, or why the last lock came to nothing
    record Host(
            Common draw,
            List<Table> tables,
            List<Steered> winners,
            List<Steered> earlier,
            List<Absence> absences,
            Checks checks,
            @Nullable Problem problem) {}

    private Seen() {}
}
