package usher.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// The definition in src/docs/journal.md, by the example that stands there.
class SealTest {
    @Test
    void sealsTheExampleOfTheDocument() {
        byte[] message = Seal.message("0".repeat(64), 1, 1, 1_800_000_000_000L, -2, "g37", "票1", "{\"n\":1}");
        String hash = Seal.hash(message);

        assertThat(HexFormat.of().formatHex(message))
                .isEqualTo("75736865722f656e7472792f31" + "0".repeat(64) + "0000000000000001" + "0000000000000001"
                        + "000001a3185c5000" + "fffffffffffffffe" + "00000003673337" + "00000004e7a5a831"
                        + "000000077b226e223a317d");
        assertThat(hash).isEqualTo("8cfdc07a32d6ecd8d5ec939fd4ee8776efd3f4db9c94b9a759c8b0affed2fddc");
        assertThat(Seal.crc(message, hash)).isEqualTo(1_079_392_266L);
    }
}
