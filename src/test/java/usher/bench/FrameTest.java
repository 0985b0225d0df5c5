package usher.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/// The examples of RFC 6455, sections 1.3 and 5.7.
class FrameTest {
    private static final HexFormat HEX = HexFormat.of();

    @Test
    void writesAPlainText() {
        assertThat(HEX.formatHex(Frame.plain("Hello"))).isEqualTo("810548656c6c6f");
    }

    @Test
    void writesAMaskedText() {
        assertThat(HEX.formatHex(Frame.masked(Frame.TEXT, Bytes.of("Hello"), 0x37fa213d)))
                .isEqualTo("818537fa213d7f9f4d5158");
    }

    @Test
    void readsAPlainAndAMaskedText() {
        assertThat(Bytes.text(read("810548656c6c6f").payload())).isEqualTo("Hello");
        assertThat(Bytes.text(read("818537fa213d7f9f4d5158").payload())).isEqualTo("Hello");
    }

    @Test
    void readsTheTwoPartsOfAText() {
        Frame.Read first = read("010348656c");
        Frame.Read last = read("80026c6f");

        assertThat(first.isFinal()).isFalse();
        assertThat(first.opcode()).isEqualTo(Frame.TEXT);
        assertThat(Bytes.text(first.payload())).isEqualTo("Hel");
        assertThat(last.isFinal()).isTrue();
        assertThat(last.opcode()).isZero();
        assertThat(Bytes.text(last.payload())).isEqualTo("lo");
    }

    @Test
    void readsAPingAndWritesItsPong() {
        assertThat(read("890548656c6c6f").opcode()).isEqualTo(Frame.PING);
        assertThat(HEX.formatHex(Frame.masked(Frame.PONG, Bytes.of("Hello"), 0x37fa213d)))
                .isEqualTo("8a8537fa213d7f9f4d5158");
    }

    @Test
    void lengthsTakeTwoOrEightBytesWhereOneIsTooShort() {
        assertThat(HEX.formatHex(Frame.plain(2, new byte[256]))).startsWith("827e0100");
        assertThat(HEX.formatHex(Frame.plain(2, new byte[65_536]))).startsWith("827f0000000000010000");
        for (int length : new int[] {0, 125, 126, 127, 65_535, 65_536}) {
            assertThat(next(Frame.plain(2, new byte[length])).payload().remaining())
                    .isEqualTo(length);
            assertThat(next(Frame.masked(2, new byte[length], -7)).payload().remaining())
                    .isEqualTo(length);
        }
    }

    @Test
    void waitsForTheRestOfAFrame() {
        byte[] frame = Frame.masked(Frame.TEXT, new byte[300], 0x80_00_00_01);
        for (int length = 0; length < frame.length; length++) {
            ByteBuffer part = ByteBuffer.wrap(frame, 0, length);
            assertThat(Frame.next(part)).isNull();
            assertThat(part.position()).isZero();
        }
    }

    @Test
    void readsWhatFollowsAFrame() {
        ByteBuffer two = ByteBuffer.wrap(HEX.parseHex("8101618102c3a9"));

        assertThat(Bytes.text(Frame.next(two).payload())).isEqualTo("a");
        assertThat(Bytes.text(Frame.next(two).payload())).isEqualTo("é");
        assertThat(two.hasRemaining()).isFalse();
    }

    @Test
    void answersTheSampleKey() {
        assertThat(Handshake.accept("dGhlIHNhbXBsZSBub25jZQ==")).isEqualTo("s3pPLMBiTxaQ9kYGzzhZRbK+xOo=");
    }

    private static Frame.Read read(String hex) {
        return next(HEX.parseHex(hex));
    }

    private static Frame.Read next(byte[] bytes) {
        return Frame.next(ByteBuffer.wrap(bytes));
    }
}
