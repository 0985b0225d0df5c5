package usher.solver;

import java.util.OptionalInt;

/// A range of whole numbers as people write it: `3+`, `0-2`.
final class Span {
    private static final int DIGITS_MAX = 6;
    private static final String TO = "-–~";

    private Span() {}

    static boolean isSpan(String text) {
        int first = digits(text, 0);
        if (first == 0 || first > DIGITS_MAX || first == text.length()) {
            return false;
        }
        int rest = text.length() - first - 1;
        return text.charAt(first) == '+'
                ? rest == 0
                : TO.indexOf(text.charAt(first)) >= 0
                        && rest > 0
                        && rest <= DIGITS_MAX
                        && digits(text, first + 1) == rest;
    }

    static boolean holds(String span, String value) {
        OptionalInt number = number(value);
        if (number.isEmpty() || !isSpan(span)) {
            return false;
        }
        int here = number.getAsInt();
        int first = digits(span, 0);
        return here >= Integer.parseInt(span.substring(0, first))
                && (first + 1 == span.length() || here <= Integer.parseInt(span.substring(first + 1)));
    }

    /// The number that a cell begins with: `3 年` is 3.
    static OptionalInt number(String value) {
        int count = digits(value, 0);
        boolean whole = count > 0 && count <= DIGITS_MAX && (count == value.length() || value.charAt(count) != '.');
        return whole ? OptionalInt.of(Integer.parseInt(value.substring(0, count))) : OptionalInt.empty();
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        return at - from;
    }
}
