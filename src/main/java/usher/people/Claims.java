package usher.people;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Decides who somebody is from what they tell.
final class Claims {
    static final int LAST_DIGITS_MIN = 4;

    private static final int FULL_DIGITS_MIN = 7;

    /// Somebody who leaves out the country's code still tells the full number.
    private static final int COUNTRY_DIGITS_MAX = 3;

    private final Failures tries;

    Claims(Failures tries) {
        this.tries = tries;
    }

    Claim byCode(Optional<PersonRows.Stored> entry) {
        return entry.map(Claims::found).orElseGet(Claim.Unknown::new);
    }

    Claim byNumber(List<PersonRows.Stored> namesakes, String number) {
        String told = PhoneNumber.digits(number);
        if (namesakes.isEmpty() || told.length() < LAST_DIGITS_MIN) {
            return new Claim.Unknown();
        }
        List<PersonRows.Stored> open =
                namesakes.stream().filter(entry -> closedUntil(entry).isEmpty()).toList();
        List<PersonRows.Stored> full =
                open.stream().filter(entry -> isFull(entry, number)).toList();
        if (full.size() == 1) {
            return succeeded(new Claim.Found(full.getFirst().person(), true));
        }
        List<PersonRows.Stored> ending =
                open.stream().filter(entry -> endsWith(entry, told)).toList();
        return switch (ending.size()) {
            case 0 -> failed(namesakes, open);
            case 1 -> succeeded(found(ending.getFirst()));
            default -> new Claim.Ambiguous();
        };
    }

    private Claim succeeded(Claim claim) {
        if (claim instanceof Claim.Found found) {
            tries.succeeded(found.person().ticket());
        }
        return claim;
    }

    private Claim failed(List<PersonRows.Stored> namesakes, List<PersonRows.Stored> open) {
        Optional<Instant> closed = namesakes.stream()
                .map(this::closedUntil)
                .flatMap(Optional::stream)
                .min(Instant::compareTo);
        open.forEach(entry -> tries.failed(entry.person().ticket()));
        return closed.<Claim>map(Claim.TooManyTries::new).orElseGet(Claim.Unknown::new);
    }

    private Optional<Instant> closedUntil(PersonRows.Stored entry) {
        return tries.closedUntil(entry.person().ticket());
    }

    private static boolean isFull(PersonRows.Stored entry, String number) {
        String contact = entry.person().contact();
        if (contact == null) {
            return false;
        }
        String have = PhoneNumber.digits(contact);
        String told = PhoneNumber.read(number)
                .map(PhoneNumber::text)
                .map(PhoneNumber::digits)
                .orElse("");
        return told.length() >= Math.max(FULL_DIGITS_MIN, have.length() - COUNTRY_DIGITS_MAX) && have.endsWith(told);
    }

    private static boolean endsWith(PersonRows.Stored entry, String told) {
        String contact = entry.person().contact();
        return contact != null && PhoneNumber.digits(contact).endsWith(told);
    }

    private static Claim found(PersonRows.Stored entry) {
        return entry.claimed() ? new Claim.NeedsFullNumber() : new Claim.Found(entry.person(), false);
    }
}
