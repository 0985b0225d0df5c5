package usher.core;

import java.util.List;

/// What jobs may ask of the people's directory and the show's secrets; never used by a reducer.
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
}
