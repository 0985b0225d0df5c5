package usher.simulation;

import java.util.List;
import usher.core.Vault;
import usher.ud1.Identity;
import usher.ud1.NameRow;
import usher.ud1.Secrets;

/// What a show's directory would answer for people who are numbers.
final class PaperVault implements Vault {
    private static final String EVENT_KEY = "42".repeat(32);
    private static final int DRAWS_MAX = 200;
    private static final List<String> SECRETS = Secrets.chain("07".repeat(32), DRAWS_MAX);

    @Override
    public List<Commitment> commitments(List<Integer> tickets) {
        return tickets.stream().map(PaperVault::commitment).toList();
    }

    @Override
    public String secret(int j) {
        return SECRETS.get(j);
    }

    @Override
    public String eventKeyHash() {
        return Identity.keyCommitment(EVENT_KEY);
    }

    private static Commitment commitment(int ticket) {
        String contact = Identity.contactOfTicket(ticket);
        NameRow row = new NameRow("n" + ticket, salt(ticket), Identity.contactHash(salt(-ticket), contact));
        return new Commitment(ticket, row.commitment(), Identity.nullifier(EVENT_KEY, contact));
    }

    private static String salt(int number) {
        return String.format("%08x", number).repeat(4);
    }
}
