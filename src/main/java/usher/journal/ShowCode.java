package usher.journal;

import java.util.regex.Pattern;

/// What a show's code must look like before it may become a folder's name.
final class ShowCode {
    private static final Pattern PATTERN = Pattern.compile("[A-Z2-9]{6}");

    private ShowCode() {}

    static boolean fits(String code) {
        return PATTERN.matcher(code).matches();
    }

    static String checked(String code) {
        if (!fits(code)) {
            throw new IllegalArgumentException("not a show's code: six of A-Z and 2-9");
        }
        return code;
    }
}
