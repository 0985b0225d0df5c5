/// The live lane: sockets in, newest states out. Renders each audience once and joins names on the way out.
@NullMarked
package usher.live;

import org.jspecify.annotations.NullMarked;
