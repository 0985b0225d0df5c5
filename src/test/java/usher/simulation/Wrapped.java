package usher.simulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import usher.core.Alarm;
import usher.core.Change;
import usher.core.Job;
import usher.core.Kind;
import usher.core.Next;
import usher.core.Plan;
import usher.core.Show;
import usher.core.Spot;
import usher.core.Stamp;
import usher.core.Step;
import usher.core.Vault;

/// A kind with a rule changed by a test; all else is the real one's.
public abstract class Wrapped<P extends Plan, S, L, C> implements Kind<P, S, L, C> {
    private final Kind<P, S, L, C> sound;

    protected Wrapped(Kind<P, S, L, C> sound) {
        this.sound = sound;
    }

    @Override
    public Step<Change<S, L>> apply(Spot<P, S, L> spot, C command, Stamp stamp) {
        return sound.apply(spot, command, stamp);
    }

    @Override
    public final String name() {
        return sound.name();
    }

    @Override
    public final Class<P> plan() {
        return sound.plan();
    }

    @Override
    public final Map<String, Object> since() {
        return sound.since();
    }

    @Override
    public final List<Word<C>> words() {
        return sound.words();
    }

    @Override
    public final Set<Class<? extends C>> folding() {
        return sound.folding();
    }

    @Override
    public final S start() {
        return sound.start();
    }

    @Override
    public final L ledger() {
        return sound.ledger();
    }

    @Override
    public final Next<C> next(Spot<P, S, L> spot) {
        return sound.next(spot);
    }

    @Override
    public final Optional<S> undone(S now, S before) {
        return sound.undone(now, before);
    }

    @Override
    public final Object screen(Spot<P, S, L> spot) {
        return sound.screen(spot);
    }

    @Override
    public final Object phone(Spot<P, S, L> spot) {
        return sound.phone(spot);
    }

    @Override
    public final @Nullable Object own(Spot<P, S, L> spot, int ticket) {
        return sound.own(spot, ticket);
    }

    @Override
    public final @Nullable Object kept(Show show, L ledger, int ticket) {
        return sound.kept(show, ledger, ticket);
    }

    @Override
    public final @Nullable Object beside(Spot<P, S, L> spot) {
        return sound.beside(spot);
    }

    @Override
    public final Object host(Spot<P, S, L> spot) {
        return sound.host(spot);
    }

    @Override
    public final Optional<Alarm<C>> alarm(Spot<P, S, L> spot) {
        return sound.alarm(spot);
    }

    @Override
    public final List<Job> jobs(Spot<P, S, L> spot) {
        return sound.jobs(spot);
    }

    @Override
    public final C work(Job job, Vault vault) {
        return sound.work(job, vault);
    }

    @Override
    public final S forgotten(S state, int ticket, boolean works) {
        return sound.forgotten(state, ticket, works);
    }

    @Override
    public final Step<L> closed(Show show, L ledger, Stamp stamp) {
        return sound.closed(show, ledger, stamp);
    }
}
