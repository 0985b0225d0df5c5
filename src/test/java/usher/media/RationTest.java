package usher.media;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RationTest {
    private static final byte[] BYTES = new byte[1000];

    @Test
    void givesTheBytesAndTellsWhenItRanDry() throws IOException {
        Ration ration = new Ration(new byte[] {1, -1, 3}, 60, 0, 0);
        byte[] into = new byte[8];

        assertThat(ration.read()).isEqualTo(1);
        assertThat(ration.read()).isEqualTo(255);
        assertThat(ration.read(into, 2, 6)).isEqualTo(1);
        assertThat(into).startsWith(0, 0, 3, 0);
        assertThat(ration.ranDry()).isFalse();
        assertThat(ration.read()).isEqualTo(-1);
        assertThat(ration.ranDry()).isTrue();
        ration.seek(1);
        assertThat(ration.readBits(4)).isEqualTo(0xf);
        assertThat(ration.length()).isEqualTo(3);
    }

    @Test
    void givesSmallHelpingsSoThatNoDecoderRunsFar() throws IOException {
        Ration ration = new Ration(new byte[100_000], 60, 0, 0);

        assertThat(ration.read(new byte[65_536], 0, 65_536)).isEqualTo(4096);
        ration.readFully(new byte[90_000]);
        assertThat(ration.getStreamPosition()).isEqualTo(94_096);
    }

    @Test
    void stopsWhenTheTimeIsUp() {
        Ration ration = new Ration(BYTES, 0, 1 << 20, BYTES.length);

        assertThatThrownBy(() -> ration.readFully(new byte[10])).hasMessage("decoding took too long");
        assertThatThrownBy(() -> readSingly(ration)).hasMessage("decoding took too long");
    }

    @Test
    void stopsWhenTheMemoryIsUsedUp() throws IOException {
        Ration ration = new Ration(BYTES, 60, 1 << 20, 500);
        List<byte[]> hoard = new ArrayList<>();
        readSingly(ration);
        ration.seek(0);
        hoard.add(new byte[2 << 20]);

        assertThatThrownBy(() -> readSingly(ration)).hasMessage("decoding took too much memory");
        assertThat(hoard).hasSize(1);
    }

    @Test
    void countsNoMemoryBeyondTheRationedPart() throws IOException {
        Ration ration = new Ration(BYTES, 60, 1 << 20, 500);
        List<byte[]> hoard = new ArrayList<>();
        ration.seek(500);
        hoard.add(new byte[2 << 20]);

        readSingly(ration);
        assertThat(hoard).hasSize(1);
    }

    private static void readSingly(Ration ration) throws IOException {
        for (int value = ration.read(), count = 0; value >= 0 && count < 100; value = ration.read()) {
            count++;
        }
    }
}
