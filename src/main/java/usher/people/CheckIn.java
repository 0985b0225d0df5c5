package usher.people;

/// One check-in at a desk.
///
/// @param id        made on the desk's device, so that what is sent twice counts once
/// @param desk      what the desk calls itself
/// @param atMs      when the desk did it, perhaps before the server heard of it
/// @param arrivedMs the arrival in the show that came of it; 0 while there is none
public record CheckIn(String id, int ticket, String desk, long atMs, long arrivedMs) {
    public static final int DESK_GRAPHEMES_MAX = 20;

    public CheckIn {
        desk = Text.line(desk, DESK_GRAPHEMES_MAX);
    }

    CheckIn of(int person) {
        return new CheckIn(id, person, desk, atMs, arrivedMs);
    }

    public CheckIn arrived(long timeMs) {
        return new CheckIn(id, ticket, desk, atMs, timeMs);
    }
}
