package usher.solver;

import java.util.List;

/// Something that no plan can give, with the numbers that show it.
///
/// @param rules ids of the rules that it is about
public record Contradiction(Code code, List<String> rules, int needed, int have, Sentence say) {
    /// The kinds.
    public enum Code {
        TOO_FEW_CHAIRS,
        TOO_MANY_TABLES,
        NO_COLUMN,
        NO_SUCH_PERSON,
        TOO_FEW,
        TOO_MANY,
        GROUP_TOO_LARGE,
        TOGETHER_AND_APART,
        NO_SUCH_TABLE,
        TOO_FEW_SEATS_THERE,
        TWO_PLACES,
        MORE_THAN_CHAIRS,
        LEAST_OVER_MOST
    }

    public Contradiction {
        rules = List.copyOf(rules);
    }

    public int missing() {
        return needed - have;
    }
}
