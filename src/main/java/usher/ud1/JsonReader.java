package usher.ud1;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A strict reader of UD1's JSON subset, which refuses whatever two readers could understand in two ways.
final class JsonReader {
    private final String text;
    private int at;
    private int depth;

    JsonReader(String text) {
        this.text = text;
    }

    Object whole() {
        Object value = value();
        skipSpace();
        require(at == text.length(), "more after the end");
        return value;
    }

    private Object value() {
        skipSpace();
        char next = peek();
        if (next == '{') {
            return object();
        }
        if (next == '[') {
            return array();
        }
        return next == '"' ? string() : number();
    }

    private Map<String, Object> object() {
        Map<String, Object> map = new LinkedHashMap<>();
        enter();
        if (!ends('}')) {
            do {
                skipSpace();
                String key = string();
                skipSpace();
                take(':');
                require(map.put(key, value()) == null, "a key twice");
            } while (goesOn('}'));
        }
        depth--;
        return Collections.unmodifiableMap(map);
    }

    private List<Object> array() {
        List<Object> list = new ArrayList<>();
        enter();
        if (!ends(']')) {
            do {
                list.add(value());
            } while (goesOn(']'));
        }
        depth--;
        return Collections.unmodifiableList(list);
    }

    private void enter() {
        at++;
        require(depth++ <= Canonical.DEPTH_MAX, "too deep");
    }

    private boolean ends(char end) {
        skipSpace();
        if (peek() != end) {
            return false;
        }
        at++;
        return true;
    }

    private boolean goesOn(char end) {
        if (ends(end)) {
            return false;
        }
        take(',');
        return true;
    }

    private String string() {
        take('"');
        StringBuilder out = new StringBuilder();
        while (peek() != '"') {
            char unit = text.charAt(at++);
            require(unit >= ' ', "a control character");
            out.append(unit == '\\' ? escaped() : unit);
        }
        at++;
        return out.toString();
    }

    private char escaped() {
        char unit = peek();
        at++;
        return switch (unit) {
            case '"', '\\', '/' -> unit;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> hexUnit();
            default -> throw wrong("an unknown escape");
        };
    }

    private char hexUnit() {
        int unit = 0;
        for (int i = 0; i < 4; i++) {
            char digit = peek();
            int value = digit < 128 ? Character.digit(digit, 16) : -1;
            require(value >= 0, "a broken escape");
            unit = unit * 16 + value;
            at++;
        }
        return (char) unit;
    }

    private Long number() {
        int from = at;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        require(at > from && at - from <= 16, "not a whole number below 2^53");
        require(at - from == 1 || text.charAt(from) != '0', "a leading zero");
        long value = Long.parseLong(text, from, at, 10);
        require(value <= Canonical.NUMBER_MAX, "not a whole number below 2^53");
        return value;
    }

    private void skipSpace() {
        while (at < text.length() && " \t\n\r".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
    }

    private void take(char expected) {
        require(peek() == expected, "not the expected character");
        at++;
    }

    private char peek() {
        require(at < text.length(), "the text ends too early");
        return text.charAt(at);
    }

    private void require(boolean holds, String otherwise) {
        if (!holds) {
            throw wrong(otherwise);
        }
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(what + " at character " + at);
    }
}
