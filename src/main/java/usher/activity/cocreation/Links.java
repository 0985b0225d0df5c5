package usher.activity.cocreation;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Which links may be opened: http and https to a public host name. All others are only ever text.
final class Links {
    private static final Pattern WEB = Pattern.compile("(?i)https?://([a-z0-9.-]+)(:[0-9]{1,5})?([/?#][!-~]*)?");
    /// Labels, and a last one that begins with a letter, so that no address made of numbers passes for a name.
    private static final Pattern NAME = Pattern.compile("(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+[a-z][a-z0-9-]*");
    /// Endings of names that only a house's own network knows, or nobody.
    private static final Pattern HOUSE = Pattern.compile(
            "(?:.*\\.)?(?:local|localhost|localdomain|lan|home|internal|intranet|corp|private|arpa|test|invalid|example|onion)");

    private Links() {}

    /// The host's name in small letters, empty for a link that is only ever text.
    static String host(String url) {
        Matcher web = WEB.matcher(url.strip());
        if (!web.matches()) {
            return "";
        }
        String host = web.group(1).toLowerCase(Locale.ROOT);
        return NAME.matcher(host).matches() && !HOUSE.matcher(host).matches() ? host : "";
    }
}
