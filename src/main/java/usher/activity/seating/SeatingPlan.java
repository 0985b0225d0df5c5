package usher.activity.seating;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import usher.core.Plan;
import usher.core.Refused;
import usher.core.Text;
import usher.solver.Floor;
import usher.solver.Presets;
import usher.solver.Rounds;
import usher.solver.Rule;

/// The host's plan of a seating.
///
/// @param preset       whose rules hold, as the roster's columns allow, unless `own`
/// @param own          the host has changed the rules; `rules` are they
/// @param tables       how many, 0 for as many as suit those who are here
/// @param size         chairs of a table
/// @param rounds       how often all change tables
/// @param staff        staff are seated too
/// @param introSeconds for each to introduce themselves
public record SeatingPlan(
        Presets preset,
        boolean own,
        PVector<Rule> rules,
        int tables,
        int size,
        int rounds,
        boolean staff,
        int introSeconds,
        Layout layout)
        implements Plan {
    static final int SIZE_MIN = 2;
    static final int SIZE_MAX = 60;
    static final int INTRO_MIN = 10;
    static final int INTRO_MAX = 300;

    private static final int SIZE = 10;
    private static final int INTRO = 40;

    /// As an evening begins.
    public static final SeatingPlan USUAL =
            new SeatingPlan(Presets.ICEBREAK, false, TreePVector.empty(), 0, SIZE, 1, false, INTRO, Layout.NONE);

    @Override
    public @Nullable Refused fault() {
        if (tables < 0 || tables > Floor.TABLES_MAX) {
            return Refused.of("number-out-of-range", 0, Floor.TABLES_MAX);
        }
        if (size < SIZE_MIN || size > SIZE_MAX) {
            return Refused.of("number-out-of-range", SIZE_MIN, SIZE_MAX);
        }
        if (rounds < 1 || rounds > Rounds.ROUNDS_MAX) {
            return Refused.of("number-out-of-range", 1, Rounds.ROUNDS_MAX);
        }
        if (introSeconds < INTRO_MIN || introSeconds > INTRO_MAX) {
            return Refused.of("number-out-of-range", INTRO_MIN, INTRO_MAX);
        }
        Refused wrong = layout.fault();
        return wrong == null ? faultOf(rules) : wrong;
    }

    public SeatingPlan with(List<Rule> others) {
        return new SeatingPlan(
                preset, true, TreePVector.from(others), tables, size, rounds, staff, introSeconds, layout);
    }

    SeatingPlan of(int count, int chairs) {
        return new SeatingPlan(preset, own, rules, count, chairs, rounds, staff, introSeconds, layout);
    }

    private static @Nullable Refused faultOf(List<Rule> rules) {
        if (rules.size() > Rule.RULES_MAX) {
            return Refused.of("too-many", Rule.RULES_MAX);
        }
        Set<String> ids = new HashSet<>();
        for (Rule rule : rules) {
            if (isTooLong(rule)) {
                return Refused.of("text-too-long", Rule.TEXT_MAX);
            }
            if (rule.id().isBlank() || !ids.add(rule.id()) || rule.field().isBlank() || isIncomplete(rule)) {
                return Refused.of("seating-rule");
            }
        }
        return null;
    }

    private static boolean isTooLong(Rule rule) {
        return rule.id().length() > Text.NAME_MAX
                || rule.field().length() > Rule.TEXT_MAX
                || rule.tables().size() > Floor.TABLES_MAX
                || rule.values().stream().anyMatch(value -> value.length() > Rule.TEXT_MAX);
    }

    private static boolean isIncomplete(Rule rule) {
        return switch (rule.type()) {
            case AT_LEAST -> rule.values().isEmpty() || rule.k() < 1;
            case SEAT_AT -> rule.values().isEmpty() || rule.tables().isEmpty();
            case SHARED -> rule.k() < 1;
            case TOGETHER, APART ->
                rule.field().equals(Rule.TICKET) && rule.values().size() < 2;
            case AT_MOST, EVEN, DIVERSE, NO_REPEAT -> false;
        };
    }
}
