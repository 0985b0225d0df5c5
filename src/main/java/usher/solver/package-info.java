/// Seating by rules: what the rules mean, what contradicts, the search, its bound, and why a table is as it is.
/// Pure: the JDK's value types and whole numbers only, no IO, clock, luck or thread; the same seed gives the same plan.
/// A caller makes a `Problem` (people, rules, tables, what was before) and asks `Contradictions`, `Solver`, `Rounds`,
/// `Replan`, `Evaluation`, `WhyNot` and `Explanation`.
@NullMarked
package usher.solver;

import org.jspecify.annotations.NullMarked;
