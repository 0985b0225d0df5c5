package usher.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;

/// One kind of activity: its plan, its pure reducer, its three views. One folder each; the list is in Activities.
///
/// Everything here is pure: no clock, luck, IO, names or threads. Views are records or maps, turned into JSON outside;
/// a `Person` in a view becomes ticket and name on the way out.
///
/// @param <P> the host's plan
/// @param <S> the state of one activity
/// @param <L> the ledger that all activities of the kind share in one show; `None` where there is nothing to share
/// @param <C> the commands, a sealed interface of records
public interface Kind<P extends Plan, S, L, C> {
    /// The same word in folder, journal, URL, CSS and test.
    String name();

    Class<P> plan();

    /// Fields of the plan that came later, each with what it means where a plan was written before it.
    default Map<String, Object> since() {
        return Map.of();
    }

    /// The commands with their words on the wire.
    List<Word<C>> words();

    /// Commands of which many that come in one moment may be one entry of the journal, because their rule asks neither
    /// for a place nor for luck of its own.
    default Set<Class<? extends C>> folding() {
        return Set.of();
    }

    S start();

    L ledger();

    Step<Change<S, L>> apply(Spot<P, S, L> spot, C command, Stamp stamp);

    Next<C> next(Spot<P, S, L> spot);

    /// The state after the step from `before` to now is undone, with everything that people did kept; empty where a
    /// step cannot be undone.
    default Optional<S> undone(S now, S before) {
        return now.equals(before) ? Optional.of(now) : Optional.empty();
    }

    /// What the big screen shows.
    Object screen(Spot<P, S, L> spot);

    /// What every phone gets alike.
    Object phone(Spot<P, S, L> spot);

    /// What one guest's phone gets besides; null for nothing.
    default @Nullable Object own(Spot<P, S, L> spot, int ticket) {
        return null;
    }

    /// Whether `own` ever shows anything; where not, no change of such an activity is looked for in any guest's own
    /// part.
    default boolean isPersonal() {
        return true;
    }

    /// What stays on one guest's phone whatever is on air, for example a prize; null for nothing.
    default @Nullable Object kept(Show show, L ledger, int ticket) {
        return null;
    }

    /// What all phones get while another activity is on air, for example a wall that stays open; null for nothing. Each
    /// phone's own part comes beside it.
    default @Nullable Object beside(Spot<P, S, L> spot) {
        return null;
    }

    /// What the console shows of it.
    Object host(Spot<P, S, L> spot);

    /// What the console shows of it while another activity is on air, for example who calls for help; null for nothing.
    default @Nullable Object aside(Spot<P, S, L> spot) {
        return null;
    }

    default Optional<Alarm<C>> alarm(Spot<P, S, L> spot) {
        return Optional.empty();
    }

    /// Work to be done now, whether on air or not.
    default List<Job> jobs(Spot<P, S, L> spot) {
        return List.of();
    }

    /// Does one job, on a worker's thread: pure apart from the vault.
    default C work(Job job, Vault vault) {
        throw new UnsupportedOperationException(name() + " has no jobs");
    }

    /// Tables that this activity deals out, by ticket. Where they change, the house takes them over; it deals none
    /// itself
    /// while an activity does.
    default PMap<Integer, String> seats(S state) {
        return HashTreePMap.empty();
    }

    /// What remains where somebody is forgotten; `works` where what they made alone stays.
    default S forgotten(S state, int ticket, boolean works) {
        return state;
    }

    /// What the end of the show writes into the ledger, or why the show cannot end yet; it may come twice.
    default Step<L> closed(Show show, L ledger, Stamp stamp) {
        return Step.everybody(ledger);
    }

    /// One command and its word.
    record Word<C>(String word, Class<? extends C> type) {}

    /// A ledger with nothing in it.
    record None() {
        public static final None NONE = new None();
    }
}
