package usher.activity.draw;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import usher.core.Vault;
import usher.ud1.Identity;
import usher.ud1.NameRow;
import usher.ud1.Secrets;

/// A vault of made-up people with real hashes: what the directory of a show would answer.
final class MemoryVault implements Vault {
    private static final String EVENT_KEY = "42".repeat(32);
    private static final int DRAWS_MAX = 100;
    private static final String LAST_SECRET = "07".repeat(32);

    private final List<String> secrets = Secrets.chain(LAST_SECRET, DRAWS_MAX);
    private final Map<Integer, String> contacts = new TreeMap<>();

    /// Two tickets of one person, as a careless desk would make them.
    void sameContact(int one, int other) {
        contacts.put(other, contact(one));
    }

    static String name(int ticket) {
        return "来宾" + ticket;
    }

    @Override
    public List<Commitment> commitments(List<Integer> tickets) {
        return tickets.stream().map(this::commitment).toList();
    }

    @Override
    public String secret(int j) {
        return secrets.get(j);
    }

    @Override
    public String eventKeyHash() {
        return Identity.keyCommitment(EVENT_KEY);
    }

    NameRow row(long ticket) {
        int number = (int) ticket;
        return new NameRow(name(number), salt(number), Identity.contactHash(salt(-number), contact(number)));
    }

    private Commitment commitment(int ticket) {
        return new Commitment(ticket, row(ticket).commitment(), Identity.nullifier(EVENT_KEY, contact(ticket)));
    }

    private String contact(int ticket) {
        return contacts.getOrDefault(ticket, Identity.contactOfTicket(ticket));
    }

    private static String salt(int number) {
        return String.format("%08x", number).repeat(4);
    }
}
