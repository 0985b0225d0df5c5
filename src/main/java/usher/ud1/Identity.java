package usher.ud1;

import java.util.Arrays;

/// A person as the public sees one: a salted commitment to name and contact, and a keyed nullifier; neither tells who.
public final class Identity {
    private Identity() {}

    /// What stands for the contact of one who left none.
    public static String contactOfTicket(long ticket) {
        return "ticket:" + ticket;
    }

    /// H("contact", salt₂, contact), which opens the name without the contact.
    public static String contactHash(String contactSalt, String contact) {
        return Hash.hexOf("contact", salt(contactSalt), Hash.utf8(contact));
    }

    /// idc, the commitment in the leaf: H("id", H("name", salt₁, public name), contactHash).
    public static String commitment(String nameSalt, String publicName, String contactHash) {
        return Hash.hexOf(
                "id", Hash.of("name", salt(nameSalt), Hash.utf8(publicName)), Hash.bytes(contactHash, Hash.ID_DIGITS));
    }

    /// nf: the same for the same contact in one show, 32 digits.
    public static String nullifier(String eventKey, String contact) {
        byte[] mac = Hash.hmac(Hash.id(eventKey), Hash.utf8(contact));
        return Hash.hex(Arrays.copyOf(mac, Hash.SALT_DIGITS / 2));
    }

    /// H("eventkey", eventKey), as the anchor commits to it.
    public static String keyCommitment(String eventKey) {
        return Hash.hexOf("eventkey", Hash.id(eventKey));
    }

    private static byte[] salt(String hex) {
        return Hash.bytes(hex, Hash.SALT_DIGITS);
    }
}
