package usher.core;

import org.pcollections.PVector;

/// What may be asked of a show.
public sealed interface Command {
    /// The first entry of every journal.
    record Create(Info info, boolean rehearsal, PVector<Slot> rundown, PVector<Prize> prizes, PVector<Sponsor> sponsors)
            implements Command {}

    record EditInfo(Info info) implements Command {}

    /// The roster as far as the core may know it.
    record Enrol(PVector<Guest> guests) implements Command {}

    /// Somebody comes in; `newcomer` for one who stands in no roster.
    record Arrive(int ticket, boolean newcomer) implements Command {}

    /// Undoes an arrival at the desk.
    record Leave(int ticket) implements Command {}

    /// A name that the hall does not read until the host has seen it, or reads again.
    record Veil(int ticket, boolean on) implements Command {}

    /// The directory has forgotten a person; the ticket is nobody's from now on.
    ///
    /// @param works whether what they made alone stays, without a name
    record Forget(int ticket, boolean works) implements Command {}

    /// Adds a slot (at the index) or replaces the one with this id (keeps its place).
    record PutSlot(Slot slot, int index) implements Command {}

    record MoveSlot(String slot, int index) implements Command {}

    record RemoveSlot(String slot) implements Command {}

    record PutPrize(Prize prize) implements Command {}

    record RemovePrize(String prize) implements Command {}

    record MovePrize(String prize, int index) implements Command {}

    /// The server has so many codes of this prize; the codes themselves are not the core's to know.
    record CountCodes(String prize, int count) implements Command {}

    record PutSponsor(Sponsor sponsor) implements Command {}

    record RemoveSponsor(String sponsor) implements Command {}

    /// Chooses what the next Take brings.
    record Cue(String slot) implements Command {}

    /// The host's hand: one step on. `from` is the step that the host saw; another hand may have been quicker.
    record Take(int from) implements Command {}

    /// Undoes the last Take within ten seconds.
    record Undo(int from) implements Command {}

    /// The holding scene over whatever is on air.
    record Hold(boolean on) implements Command {}

    /// The screen stays as it is while the host works.
    record Freeze(boolean on) implements Command {}

    /// Phones may look but not act.
    record Mute(boolean on) implements Command {}

    /// The join code full-screen.
    record ShowCode(boolean on) implements Command {}

    /// The doors close; nothing more is taken from guests. `false` opens them again.
    record End(boolean on) implements Command {}

    /// One activity's own command.
    record Act(String slot, String kind, Object command) implements Command {}
}
