/// A real Redis for the tests.
@NullMarked
package usher.redis;

import org.jspecify.annotations.NullMarked;
