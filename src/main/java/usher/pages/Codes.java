package usher.pages;

import java.util.Locale;
import java.util.random.RandomGenerator;

/// Join codes: six characters of 32 that nobody mistakes for one another.
public final class Codes {
    static final int LENGTH = 6;
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    private Codes() {}

    public static String make(RandomGenerator luck) {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(LETTERS.charAt(luck.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    /// What somebody typed, as a code: no spaces or dashes, capitals.
    static String tidy(String typed) {
        return typed.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    }
}
