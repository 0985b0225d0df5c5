/// The pure core: what a show is, what may be asked of it, and what follows. No clock, luck, IO or names.
@NullMarked
package usher.core;

import org.jspecify.annotations.NullMarked;
