package usher.activity.seating;

import java.util.List;
import java.util.TreeMap;
import usher.solver.Attendee;
import usher.solver.Rule;

/// Sixteen hex digits by which two rosters or two lists of rules are told apart (FNV-1a, no secret).
final class Digest {
    private static final long START = 0xcbf29ce484222325L;
    private static final long PRIME = 0x100000001b3L;

    private Digest() {}

    static String of(List<Attendee> people) {
        StringBuilder text = new StringBuilder();
        for (Attendee attendee : people) {
            text.append(attendee.ticket())
                    .append(new TreeMap<>(attendee.fields()))
                    .append(attendee.tags())
                    .append('\n');
        }
        return hash(text);
    }

    static String ofRules(List<Rule> rules) {
        StringBuilder text = new StringBuilder();
        rules.forEach(rule -> text.append(rule).append('\n'));
        return hash(text);
    }

    private static String hash(StringBuilder text) {
        long hash = START;
        for (int at = 0; at < text.length(); at++) {
            hash = (hash ^ text.charAt(at)) * PRIME;
        }
        String digits = Long.toHexString(hash);
        return "0".repeat(Long.BYTES * 2 - digits.length()) + digits;
    }
}
