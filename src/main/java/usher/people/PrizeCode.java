package usher.people;

/// One code of a prize.
///
/// @param draw   the draw whose winner has it, empty while nobody has
/// @param ticket that winner, 0 while nobody has it
public record PrizeCode(String code, String draw, int ticket) {
    public boolean isFree() {
        return draw.isEmpty();
    }

    @Override
    public String toString() {
        return "PrizeCode";
    }
}
