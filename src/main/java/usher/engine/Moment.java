package usher.engine;

import usher.core.Show;

/// A show's state with its position.
public record Moment(Position position, Show show) {}
