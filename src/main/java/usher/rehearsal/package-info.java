/// 彩排: robots that walk in, hand in, vote, press, win and verify over the wire that phones use, and a robot at the
/// console. They are clients: they know addresses, JSON, the draw's public rules and nothing of the server's inside.
/// What they were told is kept, they ask for again at the end, and what is not there any more is lost.
@NullMarked
package usher.rehearsal;

import org.jspecify.annotations.NullMarked;
