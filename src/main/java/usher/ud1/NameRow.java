package usher.ud1;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A winner's opened name: what a leaf commits to, all but the contact; erased on request, and the rest still verifies.
public record NameRow(String name, String salt, String contactHash) {
    /// The idc that this name opens.
    public String commitment() {
        return Identity.commitment(salt, name, contactHash);
    }

    List<Object> value() {
        return List.of(Canonical.copy(name), salt, contactHash);
    }

    static NameRow of(@Nullable Object value) {
        List<?> row = Fields.row(value, 3);
        return new NameRow(
                Fields.text(row.get(0)),
                Fields.hex(row.get(1), Hash.SALT_DIGITS),
                Fields.hex(row.get(2), Hash.ID_DIGITS));
    }
}
