package usher.media;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Optional;
import java.util.Set;

/// The four kinds of picture that are taken, told by their first bytes and by nothing that the sender says.
enum PictureType {
    JPEG,
    PNG,
    WEBP,
    HEIC;

    private static final Set<String> HEIC_BRANDS =
            Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");

    static final int HEAD_BYTES = 12;

    static Optional<PictureType> of(byte[] head) {
        String text = new String(head, ISO_8859_1);
        if (text.startsWith("\u00ff\u00d8\u00ff")) {
            return Optional.of(JPEG);
        }
        if (text.startsWith("\u0089PNG\r\n\u001a\n")) {
            return Optional.of(PNG);
        }
        if (text.startsWith("RIFF") && text.startsWith("WEBP", 8)) {
            return Optional.of(WEBP);
        }
        if (text.startsWith("ftyp", 4) && text.length() >= HEAD_BYTES && HEIC_BRANDS.contains(text.substring(8, 12))) {
            return Optional.of(HEIC);
        }
        return Optional.empty();
    }
}
