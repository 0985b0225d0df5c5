package usher.words;

import com.github.houbb.sensitive.word.bs.SensitiveWordBs;
import com.github.houbb.sensitive.word.support.allow.WordAllows;
import com.github.houbb.sensitive.word.support.deny.WordDenys;
import com.github.houbb.sensitive.word.support.ignore.SensitiveWordCharIgnores;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The list as it stands in memory, about 50 MB: houbb's dictionary, less the allowed words, with the host's own.
final class WordList {
    /// Words named to the host of one text.
    static final int NAMED_MAX = 5;

    /// Signs that nobody sees, put between the letters of a word to hide it.
    private static final Pattern UNSEEN = Pattern.compile("[\\p{Cf}\\p{Mn}\\u3164\\u115F\\u1160]");

    /// What a Chinese word is spaced out with; Latin words need their spaces.
    private static final Pattern HAN_GAP = Pattern.compile("(?<=\\p{IsHan})[\\s\\p{Punct}·。、，]+(?=\\p{IsHan})");

    private final SensitiveWordBs list;
    private final Set<String> allowed;

    private WordList(SensitiveWordBs list, Set<String> allowed) {
        this.list = list;
        this.allowed = allowed;
    }

    /// Takes about two seconds.
    static WordList load(List<String> allowed, List<String> held) {
        SensitiveWordBs list = SensitiveWordBs.newInstance()
                .enableWordCheck(true)
                .enableNumCheck(false)
                .enableEmailCheck(false)
                .enableUrlCheck(false)
                .enableIpv4Check(false)
                .charIgnore(SensitiveWordCharIgnores.specialChars())
                .wordAllow(WordAllows.chains(WordAllows.defaults(), () -> allowed))
                .wordDeny(WordDenys.chains(WordDenys.defaults(), () -> held))
                .init();
        return new WordList(list, Set.copyOf(allowed));
    }

    /// The words of the text that stand on the list, each once; Latin ones only where they are whole words.
    List<String> held(String text) {
        String plain =
                UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKC)).replaceAll("");
        String close = HAN_GAP.matcher(plain).replaceAll("");
        return list.findAll(close).stream()
                .map(word -> word.toLowerCase(Locale.ROOT))
                .filter(word -> !allowed.contains(word) && standsAlone(word, close))
                .distinct()
                .limit(NAMED_MAX)
                .toList();
    }

    /// "ass" is held, "class" is not.
    private static boolean standsAlone(String word, String text) {
        if (!word.chars().allMatch(c -> c < 0x80)) {
            return true;
        }
        String alone = "(?<![a-z0-9])" + Pattern.quote(word) + "(?![a-z0-9])";
        return Pattern.compile(alone).matcher(text.toLowerCase(Locale.ROOT)).find();
    }
}
