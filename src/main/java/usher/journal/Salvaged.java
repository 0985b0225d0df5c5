package usher.journal;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// What came of a salvage.
///
/// @param kept   entries 1 to this one are in the journal
/// @param listed rows after them that could still be read; they stand in `report`
/// @param report the rows that were left out, null when the journal was sound and nothing was done
/// @param beside folder with the old file, null when the journal was sound and nothing was done
public record Salvaged(
        String code,
        long kept,
        long listed,
        @Nullable Path report,
        @Nullable Path beside) {
    public String sentence() {
        return report == null
                ? "The journal of show " + code + " is sound, entries 1 to " + kept + "; nothing was done."
                : "The journal of show " + code + " now ends with entry " + kept + ". " + listed
                        + " later ones that could still be read are listed in " + report
                        + "; the old file is kept in " + beside + ".";
    }
}
