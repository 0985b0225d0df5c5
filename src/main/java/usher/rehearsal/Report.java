package usher.rehearsal;

/// What came of a rehearsal.
///
/// @param commands what was sent, each counted once however often it went out; joining is one
/// @param acked    those that the server confirmed
/// @param lost     confirmed ones that are not there any more
/// @param refused  those that the server answered with a no
/// @param tickMsP50 from sending to the tick, for answers on the socket that the command went out on
public record Report(
        String code,
        int phones,
        long commands,
        long acked,
        long lost,
        long refused,
        double tickMsP50,
        double tickMsP99) {}
