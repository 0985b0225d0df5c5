package usher.core;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// What jobs may ask of the people's directory, the show's secrets and the word list; never used by a reducer.
public interface Vault {
    /// One person's place on a verifiable list: commitment to the identity and nullifier, as hex.
    record Commitment(int ticket, String idc, String nf) {}

    /// What an award opens: the public name, the salt of the name, the hash of the contact.
    record Opened(int ticket, String name, String salt, String contactHash) {}

    List<Commitment> commitments(List<Integer> tickets);

    /// The secret s_j of the chain, 64 hex digits; 0 is the tip.
    String secret(int j);

    /// H("eventkey", eventKey), 64 hex digits.
    String eventKeyHash();

    /// A film that was made, and how long it is.
    record Film(String blob, long lengthMs) {}

    /// The rendition for the screen of a video as it was sent; empty where there can be none.
    default String rendered(String video) {
        return "";
    }

    /// Makes a film, which takes minutes; empty where it cannot be made. `slot` is who waits for it.
    default Optional<Film> film(String slot, Script script) {
        return Optional.empty();
    }

    /// What the roster says about somebody, without the name; a cell that names others of the list holds them as `#37`.
    record Profile(int ticket, Map<String, String> fields, List<String> tags) {}

    /// The profiles of these tickets, in their order; an empty one where nothing is known.
    default List<Profile> profiles(List<Integer> tickets) {
        return tickets.stream()
                .map(ticket -> new Profile(ticket, Map.of(), List.of()))
                .toList();
    }

    /// A question that breaks the ice, in both languages.
    record Question(List<String> tags, String zh, String en) {}

    default List<Question> questions() {
        return List.of();
    }

    /// Says how far a slot's work is, and asks whether the show still wants it.
    default boolean goesOn(String slot, int percent, Predicate<Show> wanted) {
        return true;
    }

    /// The words of a text that hold it back until the host has seen it; none where there is no list.
    default List<String> held(String text) {
        return List.of();
    }
}
