/// One server for one evening: where the rooms meet.
@NullMarked
package usher;

import org.jspecify.annotations.NullMarked;
