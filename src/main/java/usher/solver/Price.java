package usher.solver;

/// What a rule charges for the number of a group's members at one table, before its weight.
final class Price {
    private Price() {}

    /// What one table costs that has `count` of the group. TOGETHER earns for pairs that sit together, from the
    /// group's [#offset].
    static int of(Rule rule, Group group, int tables, int count) {
        return switch (rule.type()) {
            case AT_MOST -> Math.max(0, count - rule.k());
            case AT_LEAST -> Math.max(0, rule.k() - count);
            case EVEN -> Math.max(0, Math.max(group.size() / tables - count, count - ceil(group.size(), tables)));
            case DIVERSE, APART, NO_REPEAT -> pairs(count);
            case TOGETHER -> -pairs(count);
            case SHARED, SEAT_AT -> 0;
        };
    }

    /// What the group costs before anybody sits.
    static int offset(Rule rule, Group group) {
        return rule.type() == Rule.Type.TOGETHER ? pairs(group.size()) : 0;
    }

    static int pairs(int count) {
        return count * (count - 1) / 2;
    }

    private static int ceil(int count, int tables) {
        return (count + tables - 1) / tables;
    }
}
