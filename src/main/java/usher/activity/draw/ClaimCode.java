package usher.activity.draw;

import java.nio.ByteBuffer;
import usher.ud1.Hash;

/// What a winner shows to get the prize: four characters without look-alikes, from the journal's own luck.
final class ClaimCode {
    private static final String LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";
    private static final int LENGTH = 4;

    private ClaimCode() {}

    static String of(long seed, int ticket) {
        byte[] luck = ByteBuffer.allocate(Long.BYTES).putLong(seed).array();
        byte[] hash = Hash.of("claimcode", luck, Hash.u32(ticket));
        StringBuilder code = new StringBuilder();
        for (int index = 0; index < LENGTH; index++) {
            code.append(LETTERS.charAt(hash[index] & (LETTERS.length() - 1)));
        }
        return code.toString();
    }
}
