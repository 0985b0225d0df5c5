package usher.people;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// What the first bytes of a file say, whatever its name is.
enum FileKind {
    TEXT,
    ZIP,
    FOREIGN;

    /// Old Excel, PDF, pictures, RTF, and the web pages that some systems save as `.xls`.
    private static final List<String> FOREIGN_STARTS =
            List.of("\u00d0\u00cf\u0011\u00e0", "%pdf", "\u0089png", "\u00ff\u00d8\u00ff", "gif8", "{\\rtf", "<");

    static FileKind of(byte[] bytes) {
        String start = new String(bytes, 0, Math.min(bytes.length, 64), StandardCharsets.ISO_8859_1);
        if (start.startsWith("PK\u0003\u0004")) {
            return ZIP;
        }
        String bare = start.replace("\u00ef\u00bb\u00bf", "").strip();
        return FOREIGN_STARTS.stream().anyMatch(known -> bare.regionMatches(true, 0, known, 0, known.length()))
                ? FOREIGN
                : TEXT;
    }
}
