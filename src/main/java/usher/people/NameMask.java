package usher.people;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// The form of a name that a whole room may read: 张*三, 张*, J*** S.
public final class NameMask {
    private static final Pattern GRAPHEME = Pattern.compile("\\X");
    private static final Pattern LATIN = Pattern.compile("[\\p{IsLatin}\\p{M}\\p{N}\\p{P}\\s]+");

    private NameMask() {}

    public static String mask(String name) {
        String bare = Names.bare(name);
        String shown = bare.isEmpty() ? name : bare;
        return LATIN.matcher(shown).matches() ? words(shown) : letters(shown);
    }

    private static String letters(String name) {
        List<String> letters =
                GRAPHEME.matcher(name).results().map(MatchResult::group).toList();
        return switch (letters.size()) {
            case 0, 1 -> name;
            case 2 -> letters.getFirst() + "*";
            default -> letters.getFirst() + "*".repeat(letters.size() - 2) + letters.getLast();
        };
    }

    private static String words(String name) {
        List<String> words = List.of(name.strip().split("\\s+"));
        String first = words.getFirst();
        if (words.size() > 1) {
            return initial(first) + "*** " + initial(words.getLast()) + ".";
        }
        return initial(first).equals(first) ? first : initial(first) + "***";
    }

    private static String initial(String word) {
        return GRAPHEME.matcher(word)
                .results()
                .findFirst()
                .map(MatchResult::group)
                .orElse("");
    }
}
