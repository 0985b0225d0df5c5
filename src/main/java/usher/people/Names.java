package usher.people;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// How a name is written down, and how two ways of writing it are compared.
public final class Names {
    public static final int GRAPHEMES_MAX = 20;

    /// `张三(Tony)`, also where the end was cut off.
    private static final Pattern ASIDE = Pattern.compile("[(（\\[【].*");

    private static final Pattern UNSPOKEN = Pattern.compile("[^\\p{L}\\p{N}\\p{M}\\p{So}]+");

    private Names() {}

    /// The name as it is kept: one line of at most [#GRAPHEMES_MAX] graphemes, perhaps empty.
    public static String tidy(String raw) {
        return Text.line(raw, GRAPHEMES_MAX);
    }

    /// Equal for two writings of one name: width, case, spaces and dots do not count.
    static String key(String name) {
        String folded = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        String spoken = Normalizer.normalize(UNSPOKEN.matcher(folded).replaceAll(""), Normalizer.Form.NFC);
        return spoken.isEmpty() ? folded.strip() : spoken;
    }

    /// The key of the name without what stands in brackets after it.
    static String shortKey(String name) {
        String bare = bare(name);
        return key(bare.isEmpty() ? name : bare);
    }

    static String bare(String name) {
        return ASIDE.matcher(name).replaceFirst("").strip();
    }
}
