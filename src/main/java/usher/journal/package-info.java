/// The ordered, durable log of each show. Knows entries, not what they mean.
@NullMarked
package usher.journal;

import org.jspecify.annotations.NullMarked;
