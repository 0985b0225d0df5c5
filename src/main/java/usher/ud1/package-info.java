/// UD1, the draw that the room can check: records, delay, pick, transcript, verifier.
/// Pure: the JDK's value types only, no IO, clock, luck or thread, so that a reducer may hold all of it.
/// A maker writes `Rec.first(…)` and then `previous.next(t, body)`; `Pick`, `Delay`, `Standing` give the bodies'
/// content.
/// `Verify` recomputes a whole `Transcript` and answers with a `Report`; `web/lib/verify.js` does the same in a
/// browser.
/// Everything written in hex is lower-case and of exact length, and refused before any arithmetic otherwise.
@NullMarked
package usher.ud1;

import org.jspecify.annotations.NullMarked;
