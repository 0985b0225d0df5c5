package usher.activity.draw;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import usher.core.Job;
import usher.core.Spot;
import usher.core.Vault;
import usher.ud1.Delay;

/// What a draw asks of the outside, read off its state, and how a worker does it.
sealed interface Work {
    /// The leaves of the locked tickets, and what the anchor commits to.
    record Roster(long seq, PVector<Integer> tickets) implements Work {}

    /// The next secret of the chain.
    record Secret(String draw, int j) implements Work {}

    /// One lamp, from the seal (the first) or from the lamp before it.
    ///
    /// @param from the lamp before, empty for the first
    record Lamp(String draw, int i, String seal, String from, long squarings) implements Work {}

    /// The proof of one lamp.
    record Proof(String draw, int i, String seal, String from, String y, long squarings) implements Work {}

    static List<Job> jobs(Spot<DrawPlan, DrawState, DrawLedger> spot) {
        return switch (spot.state()) {
            case DrawState.Ready ready -> List.of();
            case DrawState.Locking locking ->
                List.of(new Job("roster/" + locking.seq(), new Roster(locking.seq(), locking.tickets())));
            case DrawState.Open open ->
                open.stage() == DrawState.Stage.SEALING
                        ? List.of(new Job(
                                open.call().draw() + "/secret",
                                new Secret(open.call().draw(), spot.ledger().secrets() + 1)))
                        : List.of();
            case DrawState.Burning burning -> lamps(burning);
            case DrawState.Done done -> List.of();
        };
    }

    static DrawCommand done(Job job, Vault vault) {
        if (!(job.what() instanceof Work work)) {
            throw new IllegalArgumentException("not a draw's job: " + job.id());
        }
        return switch (work) {
            case Roster roster -> list(roster, vault);
            case Secret secret -> new DrawCommand.Sealed(secret.draw(), vault.secret(secret.j()));
            case Lamp lamp ->
                new DrawCommand.Lamp(
                        lamp.draw(), lamp.i(), Delay.hex(Delay.lamp(from(lamp.seal(), lamp.from()), lamp.squarings())));
            case Proof proof -> proven(proof);
        };
    }

    /// The next lamp first, since everybody waits for it; beside it one proof, and all of them when the lamps are lit.
    private static List<Job> lamps(DrawState.Burning burning) {
        List<Job> jobs = new ArrayList<>();
        String draw = burning.call().draw();
        long squarings = burning.call().conditions().delay().squarings();
        int steps = burning.call().conditions().delay().steps();
        int lit = burning.ys().size();
        if (lit < steps) {
            jobs.add(new Job(
                    draw + "/lamp/" + lit, new Lamp(draw, lit, burning.seal(), before(burning, lit), squarings)));
        }
        for (int i = 0; i < lit && (lit == steps || jobs.size() < 2); i++) {
            if (!burning.pis().containsKey(i)) {
                String from = before(burning, i);
                Proof proof =
                        new Proof(draw, i, burning.seal(), from, burning.ys().get(i), squarings);
                jobs.add(new Job(draw + "/proof/" + i, proof));
            }
        }
        return jobs;
    }

    private static String before(DrawState.Burning burning, int i) {
        return i == 0 ? "" : burning.ys().get(i - 1);
    }

    private static DrawCommand list(Roster roster, Vault vault) {
        List<DrawCommand.Leaf> leaves = vault.commitments(roster.tickets()).stream()
                .map(one -> new DrawCommand.Leaf(one.ticket(), one.idc(), one.nf()))
                .toList();
        return new DrawCommand.Listed(roster.seq(), TreePVector.from(leaves), vault.secret(0), vault.eventKeyHash());
    }

    private static DrawCommand proven(Proof proof) {
        BigInteger x = from(proof.seal(), proof.from());
        BigInteger y = Delay.number(proof.y());
        BigInteger pi = Delay.proof(x, y, proof.squarings());
        if (!Delay.check(x, y, pi, proof.squarings())) {
            throw new IllegalStateException("lamp " + proof.i() + " of " + proof.draw() + " cannot be proven");
        }
        return new DrawCommand.Proof(proof.draw(), proof.i(), Delay.hex(pi));
    }

    private static BigInteger from(String seal, String before) {
        return before.isEmpty() ? Delay.start(seal) : Delay.number(before);
    }
}
