package usher.core;

/// What Take would do inside the activity on air.
///
/// @param <C> the kind's commands
public sealed interface Next<C> {
    /// One more step; the cue is a word that the console knows how to say.
    record Do<C>(C command, String cue) implements Next<C> {}

    /// The activity is through; Take goes on in the rundown.
    record Leave<C>() implements Next<C> {}

    /// Something must happen first, for example lamps that are still burning.
    record Wait<C>(String why) implements Next<C> {}
}
