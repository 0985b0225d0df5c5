package usher.solver;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A range of whole numbers as people write it: `3+`, `0-2`.
final class Span {
    private static final Pattern SPAN = Pattern.compile("([0-9]{1,6})(?:\\+|[-–~]([0-9]{1,6}))");
    private static final Pattern NUMBER = Pattern.compile("([0-9]{1,6})(?![0-9.]).*");

    private Span() {}

    static boolean isSpan(String text) {
        return SPAN.matcher(text).matches();
    }

    static boolean holds(String span, String value) {
        Matcher range = SPAN.matcher(span);
        OptionalInt number = number(value);
        if (number.isEmpty() || !range.matches()) {
            return false;
        }
        int here = number.getAsInt();
        String last = range.group(2);
        return here >= Integer.parseInt(range.group(1)) && (last == null || here <= Integer.parseInt(last));
    }

    /// The number that a cell begins with: `3 年` is 3.
    static OptionalInt number(String value) {
        Matcher number = NUMBER.matcher(value);
        return number.matches() ? OptionalInt.of(Integer.parseInt(number.group(1))) : OptionalInt.empty();
    }
}
