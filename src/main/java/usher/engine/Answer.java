package usher.engine;

import usher.core.Refused;

/// What a sender hears; given only when the command is durable.
public sealed interface Answer {
    /// Done, at this position of the journal.
    record Done(long seq) implements Answer {}

    /// Not done, and nothing changed.
    record No(Refused why) implements Answer {}
}
