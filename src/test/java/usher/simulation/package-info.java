/// The real core, engine and live lane under a clock and a network made by hand; one seed replays all of it.
@NullMarked
package usher.simulation;

import org.jspecify.annotations.NullMarked;
