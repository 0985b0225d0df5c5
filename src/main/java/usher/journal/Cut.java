package usher.journal;

import org.jspecify.annotations.Nullable;
import redis.clients.jedis.StreamEntryID;

/// Where a stream begins that was trimmed: what came before lies in a segment, and in those that it names. It stands in
/// Redis beside the stream and changes with it in one step, so that each says of the other what is true.
///
/// @param id      the item with which the stream begins
/// @param segment name of the file that ends there
/// @param digest  SHA-256 of that file, as hex
record Cut(StreamEntryID id, String segment, String digest) {
    private static final int PARTS = 3;

    String text() {
        return id + " " + segment + " " + digest;
    }

    /// Reads it; null for a stream that was never trimmed.
    static @Nullable Cut of(@Nullable String text) {
        if (text == null || text.isEmpty()) {
            return null;
        }
        String[] parts = text.split(" ", -1);
        if (parts.length != PARTS) {
            throw Sentences.cutUnknown(text);
        }
        return new Cut(new StreamEntryID(parts[0]), parts[1], parts[2]);
    }

    static String text(@Nullable Cut cut) {
        return cut == null ? "" : cut.text();
    }
}
