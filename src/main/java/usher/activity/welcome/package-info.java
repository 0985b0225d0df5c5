/// 入场: the join code on the screen, arrivals flying in, the count against the target.
/// It has no life of its own: it is on air, and who is present stands in the house.
@NullMarked
package usher.activity.welcome;

import org.jspecify.annotations.NullMarked;
