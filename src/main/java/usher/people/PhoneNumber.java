package usher.people;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A telephone number as it is kept: E.164 where its country is known (`+8613800000001`, an extension as `;ext=12`),
/// the
/// bare digits where it is not.
public record PhoneNumber(String text, Kind kind) {
    /// How sure we are of the reading.
    public enum Kind {
        CHINESE_MOBILE,
        CHINESE_FIXED,
        FOREIGN,
        UNCLEAR
    }

    private static final Pattern LABEL =
            Pattern.compile("^(?:手机号码|手机号|手机|电话号码|电话|联系电话|tel|mobile|phone|cell)\\s*[:.]?\\s*");
    private static final Pattern EXTENSION = Pattern.compile("(?<=\\d)[\\s,]*(?:转|分机|ext\\.?|x|#)[\\s:]*(\\d{1,6})$");
    private static final Pattern FILLING = Pattern.compile("[\\s\\p{Pd}\\p{Cf}−()\\[\\].·_~']");
    private static final Pattern WHOLE_NUMBER_OF_A_SHEET = Pattern.compile("(\\d{7,})\\.0+");
    private static final Pattern EXPONENT = Pattern.compile("(\\d(?:\\.\\d+)?)e\\+?(\\d{1,2})");
    private static final Pattern BETWEEN = Pattern.compile("[、,，;；/|\\r\\n]|或|\\bor\\b");

    private static final Pattern MOBILE = Pattern.compile("1[3-9]\\d{9}");
    private static final Pattern MOBILE_WITH_PREFIX = Pattern.compile("(?:86|0|860)(1[3-9]\\d{9})");
    private static final Pattern FIXED = Pattern.compile("10\\d{8}|[2-9]\\d{8,10}");
    private static final Pattern FIXED_WITH_ZERO = Pattern.compile("0(10\\d{8}|[2-9]\\d{8,10})");
    private static final Pattern SERVICE = Pattern.compile("[48]00\\d{7}");
    private static final Pattern DIGITS = Pattern.compile("\\d{7,15}");

    /// Every number in the cell, in its order; none where the cell cannot be read.
    static List<PhoneNumber> readAll(String raw) {
        Optional<PhoneNumber> whole = read(raw);
        if (whole.isPresent()) {
            return List.of(whole.get());
        }
        return Stream.of(BETWEEN.split(raw))
                .map(PhoneNumber::read)
                .flatMap(Optional::stream)
                .toList();
    }

    public static Optional<PhoneNumber> read(String raw) {
        String folded = Normalizer.normalize(raw, Normalizer.Form.NFKC).strip().toLowerCase(Locale.ROOT);
        String bare = LABEL.matcher(folded).replaceFirst("");
        Matcher extension = EXTENSION.matcher(bare);
        if (extension.find()) {
            String after = ";ext=" + extension.group(1);
            return number(bare.substring(0, extension.start()))
                    .map(number -> new PhoneNumber(number.text + after, number.kind));
        }
        return number(bare);
    }

    /// The digits that count when somebody proves a number, without an extension.
    static String digits(String contact) {
        int end = contact.indexOf(';');
        return Normalizer.normalize(end < 0 ? contact : contact.substring(0, end), Normalizer.Form.NFKC)
                .replaceAll("[^0-9]", "");
    }

    /// What may stand on a console: `138****1234`.
    public static String masked(String contact) {
        String digits = digits(contact.startsWith("+86") ? contact.substring(3) : contact);
        int tail = digits.length() >= 9 ? 4 : Math.min(2, digits.length());
        int head = Math.clamp(digits.length() - tail - 4, 0, 3);
        return digits.substring(0, head) + "****" + digits.substring(digits.length() - tail);
    }

    private static Optional<PhoneNumber> number(String folded) {
        String counted = expanded(folded);
        String plain = FILLING.matcher(counted.startsWith("+") ? counted.replace("(0)", "") : counted)
                .replaceAll("");
        String dialled = plain.startsWith("00") ? "+" + plain.substring(2) : plain;
        return dialled.startsWith("+") ? international(dialled.substring(1)) : national(dialled);
    }

    /// A sheet's `1.3800000001e10` and `13800000001.0`; an exponent that has lost digits stays as it is, unreadable.
    private static String expanded(String folded) {
        Matcher whole = WHOLE_NUMBER_OF_A_SHEET.matcher(folded);
        if (whole.matches()) {
            return whole.group(1);
        }
        Matcher exponent = EXPONENT.matcher(folded);
        if (!exponent.matches()) {
            return folded;
        }
        int digitsKept = exponent.group(1).replace(".", "").length();
        return digitsKept > Integer.parseInt(exponent.group(2)) ? new BigDecimal(folded).toPlainString() : folded;
    }

    private static Optional<PhoneNumber> international(String digits) {
        if (!DIGITS.matcher(digits).matches()) {
            return Optional.empty();
        }
        if (!digits.startsWith("86")) {
            return Optional.of(new PhoneNumber("+" + digits, Kind.FOREIGN));
        }
        String inside = digits.substring(2).replaceFirst("^0+", "");
        Kind kind = MOBILE.matcher(inside).matches()
                ? Kind.CHINESE_MOBILE
                : FIXED.matcher(inside).matches() ? Kind.CHINESE_FIXED : Kind.UNCLEAR;
        return Optional.of(new PhoneNumber("+86" + inside, kind));
    }

    private static Optional<PhoneNumber> national(String digits) {
        Matcher prefixed = MOBILE_WITH_PREFIX.matcher(digits);
        if (MOBILE.matcher(digits).matches()) {
            return Optional.of(new PhoneNumber("+86" + digits, Kind.CHINESE_MOBILE));
        }
        if (prefixed.matches()) {
            return Optional.of(new PhoneNumber("+86" + prefixed.group(1), Kind.CHINESE_MOBILE));
        }
        Matcher fixed = FIXED_WITH_ZERO.matcher(digits);
        if (fixed.matches()) {
            return Optional.of(new PhoneNumber("+86" + fixed.group(1), Kind.CHINESE_FIXED));
        }
        if (SERVICE.matcher(digits).matches()) {
            return Optional.of(new PhoneNumber("+86" + digits, Kind.CHINESE_FIXED));
        }
        return DIGITS.matcher(digits).matches() ? Optional.of(new PhoneNumber(digits, Kind.UNCLEAR)) : Optional.empty();
    }
}
