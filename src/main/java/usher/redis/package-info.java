/// The door to Redis (or Valkey): addresses, connections to whoever leads, what the server promises, leases.
@NullMarked
package usher.redis;

import org.jspecify.annotations.NullMarked;
