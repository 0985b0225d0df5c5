package usher.core;

/// One activity within its show: all that a kind sees when it decides or draws.
///
/// @param <P> the host's plan
/// @param <S> the activity's state
/// @param <L> what all activities of the kind share in one show
public record Spot<P extends Plan, S, L>(Show show, Slot slot, P plan, S state, L ledger) {
    public Spot<P, S, L> with(S next) {
        return new Spot<>(show, slot, plan, next, ledger);
    }

    public House house() {
        return show.house();
    }
}
