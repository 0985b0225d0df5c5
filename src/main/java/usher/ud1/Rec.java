package usher.ud1;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One record of a show's chain; it names the one before it by `previous`, and no rule reads its time.
public record Rec(String show, long seq, String previous, long timeMillis, Body body) {
    static final String VERSION = "ud1";
    static final Set<String> KEYS = Set.of("v", "ev", "seq", "prev", "t", "type", "body");

    /// The first record of a chain; `show` is the chain's own name (`ev`).
    public static Rec first(String show, long timeMillis, Body.Anchor anchor) {
        return new Rec(show, 0, Hash.ZERO, timeMillis, anchor);
    }

    /// The record that follows this one.
    public Rec next(long timeMillis, Body next) {
        return new Rec(show, seq + 1, id(), timeMillis, next);
    }

    /// H("rec", canonical JSON), by which the next record and the phones know this one.
    public String id() {
        return idOf(value());
    }

    /// The type's name.
    public String type() {
        return body.type();
    }

    /// The record as canonical JSON.
    public String write() {
        return Canonical.write(value());
    }

    /// The record as maps, lists, texts (in NFC) and integers.
    public Map<String, Object> value() {
        return Map.of(
                "v", VERSION,
                "ev", Canonical.copy(show),
                "seq", seq,
                "prev", previous,
                "t", timeMillis,
                "type", body.type(),
                "body", Canonical.copy(body.value()));
    }

    /// Reads a record back; refuses every other shape.
    public static Rec parse(String json) {
        return of(Canonical.parse(json));
    }

    /// The same from its value.
    public static Rec of(@Nullable Object value) {
        Fields of = Fields.of(value, KEYS, Set.of());
        Fields.require(of.text("v").equals(VERSION), VERSION);
        Body body = BodyReader.read(of.text("type"), of.object("body"));
        return new Rec(of.text("ev"), of.number("seq"), of.id("prev"), of.number("t"), body);
    }

    /// The texts in a plain value are in NFC one by one; the JSON around them is hashed as it stands.
    static String idOf(Object value) {
        return Hash.hexOf("rec", Canonical.write(value).getBytes(StandardCharsets.UTF_8));
    }
}
