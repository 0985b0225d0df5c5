package usher.ud1;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What one record says; one record class for each type of record.
public sealed interface Body {
    /// The reasons for which a person leaves a roster or a draw becomes void.
    List<String> REASONS = List.of("asked", "duplicate", "staff", "error");
    /// The reasons for which a winner's place passes to the next.
    List<String> ABSENCES = List.of("absent", "declined");

    /// The type's name in the record.
    String type();

    /// The body as it enters canonical JSON.
    Map<String, Object> value();

    /// The opening of the show: the commitments `tip` (s₀ of the secrets' chain) and `key` (H of the event key).
    record Anchor(String name, boolean live, String tip, String key, long gapMillis, long minTaps, boolean absentOut)
            implements Body {
        @Override
        public String type() {
            return "anchor";
        }

        @Override
        public Map<String, Object> value() {
            return Map.of(
                    "name", name,
                    "mode", live ? "live" : "rehearsal",
                    "tip", tip,
                    "key", key,
                    "gapMs", gapMillis,
                    "minTaps", minTaps,
                    "absent", absentOut ? "out" : "stay");
        }
    }

    /// One who was on an earlier roster and is not on this one, and why.
    record Removal(long ticket, String reason) {}

    /// Who may be drawn: the root over `count` leaves of `weight` in all; `removed` lists everybody who ever was on an
    /// earlier roster and is not on this one.
    record Roster(String root, long count, long weight, List<Removal> removed) implements Body {
        public Roster {
            removed = List.copyOf(removed);
        }

        /// The roster of these leaves, which the transcript's side table holds in the order of their tickets.
        public static Roster of(List<Leaf> leaves, List<Removal> removed) {
            List<Leaf> sorted = Leaf.sorted(leaves);
            long weight = sorted.stream().mapToLong(Leaf::weight).sum();
            return new Roster(Leaf.root(sorted), sorted.size(), weight, removed);
        }

        @Override
        public String type() {
            return "roster";
        }

        @Override
        public Map<String, Object> value() {
            List<Object> rows = new ArrayList<>();
            removed.forEach(row -> rows.add(List.of(row.ticket(), row.reason())));
            return Map.of("root", root, "n", count, "w", weight, "removed", rows);
        }
    }

    /// The draw's rules, before anyone presses; `only` is null where everybody of the pool may win.
    record Open(
            String draw,
            String roster,
            long winners,
            List<PrizeRow> prizes,
            List<String> exclude,
            @Nullable List<Long> only,
            String rule,
            Terms delay)
            implements Body {
        public Open {
            prizes = List.copyOf(prizes);
            exclude = List.copyOf(exclude);
            only = only == null ? null : List.copyOf(only);
        }

        /// A draw with one winner for each prize.
        public static Open of(
                String draw,
                String roster,
                List<PrizeRow> prizes,
                List<String> exclude,
                @Nullable List<Long> only,
                String rule,
                Terms delay) {
            return new Open(draw, roster, quantity(prizes), prizes, exclude, only, rule, delay);
        }

        static long quantity(List<PrizeRow> prizes) {
            return prizes.stream().mapToLong(PrizeRow::quantity).reduce(0, Math::addExact);
        }

        @Override
        public String type() {
            return "open";
        }

        @Override
        public Map<String, Object> value() {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("draw", draw);
            value.put("roster", roster);
            value.put("k", winners);
            value.put("prizes", prizes.stream().map(PrizeRow::value).toList());
            value.put("exclude", exclude);
            if (only != null) {
                value.put("only", only);
            }
            value.put("rule", rule);
            value.put("delay", delay.value());
            return value;
        }
    }

    /// The end of pressing: the taps' root and the next secret; from here on nothing is secret and nothing stops.
    record Seal(String draw, String open, String taps, long count, String secret) implements Body {
        /// The seal of these tap leaves, in any order; the side table holds them ascending.
        public static Seal of(String draw, String open, List<String> taps, String secret) {
            return new Seal(draw, open, Taps.root(taps), Taps.sorted(taps).size(), secret);
        }

        @Override
        public String type() {
            return "seal";
        }

        @Override
        public Map<String, Object> value() {
            return Map.of("draw", draw, "open", open, "taps", taps, "n", count, "s", secret);
        }
    }

    /// The lamps with their proofs, and the winners in the order of the prizes.
    record Result(String draw, String seal, List<String> ys, List<String> proofs, List<Long> order) implements Body {
        public Result {
            ys = List.copyOf(ys);
            proofs = List.copyOf(proofs);
            order = List.copyOf(order);
        }

        @Override
        public String type() {
            return "result";
        }

        @Override
        public Map<String, Object> value() {
            return Map.of("draw", draw, "seal", seal, "ys", ys, "pis", proofs, "order", order);
        }
    }

    /// A winner called absent; `next`, empty when nobody is left, takes the place.
    record Absent(String draw, long ticket, OptionalLong next, String reason) implements Body {
        @Override
        public String type() {
            return "absent";
        }

        @Override
        public Map<String, Object> value() {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("draw", draw);
            value.put("ticket", ticket);
            next.ifPresent(ticket -> value.put("next", ticket));
            value.put("reason", reason);
            return value;
        }
    }

    /// A winner's name is opened in the table of names.
    record Award(String draw, long ticket) implements Body {
        @Override
        public String type() {
            return "award";
        }

        @Override
        public Map<String, Object> value() {
            return Map.of("draw", draw, "ticket", ticket);
        }
    }

    /// A prize is handed over.
    record Claim(String draw, long ticket) implements Body {
        @Override
        public String type() {
            return "claim";
        }

        @Override
        public Map<String, Object> value() {
            return Map.of("draw", draw, "ticket", ticket);
        }
    }

    /// A draw given up while it was open and not yet sealed.
    record Void(String draw, String reason) implements Body {
        @Override
        public String type() {
            return "void";
        }

        @Override
        public Map<String, Object> value() {
            return Map.of("draw", draw, "reason", reason);
        }
    }

    /// The end: how many `open`, `void` and `absent` records the chain holds; nothing follows.
    record Close(long draws, long voids, long absents) implements Body {
        @Override
        public String type() {
            return "close";
        }

        @Override
        public Map<String, Object> value() {
            return Map.of("draws", draws, "voids", voids, "absents", absents);
        }
    }
}
