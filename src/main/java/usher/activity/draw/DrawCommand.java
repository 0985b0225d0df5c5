package usher.activity.draw;

import java.util.List;
import org.pcollections.PVector;
import usher.core.Kind;

/// What may be asked of a draw: by the host, by a guest's phone, or by the server as a fact from outside.
public sealed interface DrawCommand {
    /// Host: the list as it is now, and no other.
    record Lock() implements DrawCommand {}

    /// Server: the roster's leaves for exactly the tickets that were locked.
    ///
    /// @param seq place of the lock that asked for it
    /// @param tip s₀ of the chain of secrets
    /// @param key hash of the event's key
    record Listed(long seq, PVector<Leaf> leaves, String tip, String key) implements DrawCommand {}

    /// One person's place on the list, as the vault knows it.
    record Leaf(int ticket, String idc, String nf) {}

    /// Host: everybody presses now, for eight seconds.
    record Press() implements DrawCommand {}

    /// Guest: one phone's 32 random bytes.
    record Tap(String draw, String v) implements DrawCommand {}

    /// Server: the time to press is over.
    record Zero(String draw) implements DrawCommand {}

    /// Host: seal although fewer phones pressed than agreed.
    record SealAnyway() implements DrawCommand {}

    /// Server: the next secret of the chain.
    record Sealed(String draw, String s) implements DrawCommand {}

    /// Server: one lamp burns.
    record Lamp(String draw, int i, String y) implements DrawCommand {}

    /// Server: the proof of one lamp.
    record Proof(String draw, int i, String pi) implements DrawCommand {}

    /// Host: gives up a draw that is not sealed yet.
    record VoidDraw(String reason) implements DrawCommand {}

    /// Guest: a winner's phone says 「我在！」.
    record Here(String draw) implements DrawCommand {}

    /// Host: this winner is here.
    record Present(int ticket) implements DrawCommand {}

    /// Host: all winners that stand are here.
    record Confirm() implements DrawCommand {}

    /// Host: this winner is not here; the next in the same order comes.
    ///
    /// @param override although the minute is not over or the phone has answered; then the screen says so
    record Absent(int ticket, String reason, boolean override) implements DrawCommand {}

    /// Host: the prize is handed over.
    record Claim(int ticket) implements DrawCommand {}

    /// Host: the winners stand still on a poster for a photo, or no longer.
    record Photo(boolean on) implements DrawCommand {}

    /// Host: at the desk, the prize of this draw is handed over.
    record HandOver(String draw, int ticket) implements DrawCommand {}

    /// Host: one more draw of the same plan, while pieces are left.
    record Again() implements DrawCommand {}

    /// Guest: this phone computed the whole draw itself, and its own tap is in.
    record Agree(String draw) implements DrawCommand {}

    /// Guest: this phone found what cannot be.
    ///
    /// @param code which check failed, from the list that all verifiers share
    record Objection(String draw, String code) implements DrawCommand {}

    List<Kind.Word<DrawCommand>> WORDS = List.of(
            new Kind.Word<>("lock", Lock.class),
            new Kind.Word<>("listed", Listed.class),
            new Kind.Word<>("press", Press.class),
            new Kind.Word<>("tap", Tap.class),
            new Kind.Word<>("zero", Zero.class),
            new Kind.Word<>("sealAnyway", SealAnyway.class),
            new Kind.Word<>("sealed", Sealed.class),
            new Kind.Word<>("lamp", Lamp.class),
            new Kind.Word<>("proof", Proof.class),
            new Kind.Word<>("void", VoidDraw.class),
            new Kind.Word<>("here", Here.class),
            new Kind.Word<>("present", Present.class),
            new Kind.Word<>("confirm", Confirm.class),
            new Kind.Word<>("absent", Absent.class),
            new Kind.Word<>("claim", Claim.class),
            new Kind.Word<>("photo", Photo.class),
            new Kind.Word<>("handOver", HandOver.class),
            new Kind.Word<>("again", Again.class),
            new Kind.Word<>("agree", Agree.class),
            new Kind.Word<>("object", Objection.class));
}
