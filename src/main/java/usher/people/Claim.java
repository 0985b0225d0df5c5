package usher.people;

import java.time.Instant;

/// What came of somebody saying who they are. Only the first answer tells anything about a person.
public sealed interface Claim {
    /// It is this person. The caller marks the entry as claimed; whoever is not the first to do so needs proof.
    ///
    /// @param proven whether the full number was told
    record Found(Person person, boolean proven) implements Claim {}

    /// The entry is in use on another device: name and full number, or the desk.
    record NeedsFullNumber() implements Claim {}

    /// Two people of one name share these digits: the full number tells them apart.
    record Ambiguous() implements Claim {}

    /// Nobody, or not with these digits.
    record Unknown() implements Claim {}

    /// Too many wrong digits for this name; the desk can help before then.
    record TooManyTries(Instant until) implements Claim {}
}
