package usher.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The files of film and sound that are taken, told by their first bytes, each with the one reader that ffmpeg may use.
///
/// Naming the reader leaves no playlist, script or picture to be guessed at, whatever else the file would pass for.
enum Container {
    MP4("mov", BlobType.MP4),
    MOV("mov", BlobType.MOV),
    WEBM("matroska", BlobType.WEBM),
    MKV("matroska", BlobType.MKV),
    AVI("avi", BlobType.AVI),
    MP3("mp3", BlobType.MP3),
    M4A("mov", BlobType.M4A),
    OGG("ogg", BlobType.OGG),
    FLAC("flac", BlobType.FLAC),
    WAV("wav", BlobType.WAV);

    /// What may decode, by the names of both builds.
    private static final String CODECS = String.join(
            ",",
            List.of(
                    "h264",
                    "hevc",
                    "vp8",
                    "libvpx",
                    "vp9",
                    "libvpx-vp9",
                    "av1",
                    "libdav1d",
                    "libaom-av1",
                    "mpeg4",
                    "mpeg2video",
                    "mpeg1video",
                    "h263",
                    "mjpeg",
                    "prores",
                    "theora",
                    "rawvideo",
                    "aac",
                    "mp3",
                    "mp3float",
                    "opus",
                    "libopus",
                    "vorbis",
                    "flac",
                    "alac",
                    "ac3",
                    "eac3",
                    "amrnb",
                    "amrwb",
                    "pcm_s16le",
                    "pcm_s16be",
                    "pcm_s24le",
                    "pcm_s24be",
                    "pcm_f32le",
                    "pcm_u8",
                    "pcm_alaw",
                    "pcm_mulaw"));
    static final int HEAD_BYTES = 64;
    private static final Set<String> ATOMS = Set.of("moov", "mdat", "wide", "free", "skip");

    private final String reader;
    private final BlobType type;

    Container(String reader, BlobType type) {
        this.reader = reader;
        this.type = type;
    }

    static Optional<Container> of(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return of(in.readNBytes(HEAD_BYTES));
        }
    }

    static Optional<Container> of(byte[] head) {
        return of(new String(head, ISO_8859_1));
    }

    /// The arguments that open a file so and in no other way.
    List<String> open(Path file) {
        return List.of(
                "-protocol_whitelist", "file,pipe", "-f", reader, "-codec_whitelist", CODECS, "-i", file.toString());
    }

    BlobType type() {
        return type;
    }

    boolean isSound() {
        return type.isSound();
    }

    private static Optional<Container> of(String head) {
        if (head.startsWith("ftyp", 4)) {
            return Optional.of(
                    head.startsWith("qt  ", 8)
                            ? MOV
                            : head.startsWith("M4A", 8) || head.startsWith("M4B", 8) ? M4A : MP4);
        }
        if (head.length() >= 8 && ATOMS.contains(head.substring(4, 8))) {
            return Optional.of(MOV);
        }
        if (head.startsWith("\u001a\u0045\u00df\u00a3")) {
            return Optional.of(head.contains("webm") ? WEBM : MKV);
        }
        if (head.startsWith("RIFF")) {
            return head.startsWith("AVI ", 8)
                    ? Optional.of(AVI)
                    : head.startsWith("WAVE", 8) ? Optional.of(WAV) : Optional.empty();
        }
        if (head.startsWith("ID3") || isMp3Frame(head)) {
            return Optional.of(MP3);
        }
        return head.startsWith("OggS")
                ? Optional.of(OGG)
                : head.startsWith("fLaC") ? Optional.of(FLAC) : Optional.empty();
    }

    /// Eleven set bits, a layer III, and neither a free rate nor a forbidden one.
    private static boolean isMp3Frame(String head) {
        return head.length() > 3
                && head.charAt(0) == 0xff
                && (head.charAt(1) & 0xe6) == 0xe2
                && (head.charAt(2) & 0xf0) != 0xf0
                && (head.charAt(2) & 0xf0) != 0;
    }
}
