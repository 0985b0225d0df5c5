/// The project's own benchmark of the live lane: a load of phones on one selector, a floor to compare with, the
/// processes, and the figures. Like the robots, it comes in by the front door only.
@NullMarked
package usher.bench;

import org.jspecify.annotations.NullMarked;
