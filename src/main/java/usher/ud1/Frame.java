package usher.ud1;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What every record has, whatever it says, as a verifier reads it from a chain that may be forged.
record Frame(String show, long seq, String previous, String type, Map<?, ?> body) {
    static Optional<Frame> of(@Nullable Object record) {
        return Fields.tried(() -> {
            Fields of = Fields.of(record, Rec.KEYS, Set.of());
            Fields.require(of.text("v").equals(Rec.VERSION), Rec.VERSION);
            of.number("t");
            return new Frame(of.text("ev"), of.number("seq"), of.id("prev"), of.text("type"), of.object("body"));
        });
    }

    boolean follows(String firstShow, long nextSeq, String before) {
        return !show.isEmpty() && show.equals(firstShow) && seq == nextSeq && previous.equals(before);
    }
}
