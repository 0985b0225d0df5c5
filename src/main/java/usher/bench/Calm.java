package usher.bench;

import java.util.OptionalDouble;

/// Whether figures were taken in peace.
///
/// @param isQuiet       whether the compiler was, in one block, before anything counted
/// @param warmSeconds   how long the warm-up took
/// @param compilerShare what the compiler took of the processor's time that counted; nothing where there is none
record Calm(boolean isQuiet, double warmSeconds, OptionalDouble compilerShare) {}
