package usher.journal;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import redis.clients.jedis.StreamEntryID;

/// What was cut off a show's stream, as files beside its snapshots: written aside, synced, renamed; each names the one
/// before it and its digest, so that a damaged or missing one is noticed. They count as far as Redis names them, and no
/// file is ever changed: a Redis that went back names those that it had named then.
final class Segments {
    static final String NAME = "segment-";

    private static final String FRESH = NAME + "new-";
    private static final int DIGITS = 16;

    private final Folder folder;
    private boolean closed;

    Segments(Folder folder) {
        this.folder = folder;
    }

    /// Keeps items as the next segment; says where the stream is to be cut. Nothing counts until it is.
    ///
    /// @param seq   of the entry at which the stream will begin, for the file's name
    /// @param until the item with which the stream will begin
    Cut keep(@Nullable Cut before, long seq, StreamEntryID until, SegmentFile.Source items) {
        try {
            Files.createDirectories(folder.path());
            Path fresh = folder.path().resolve(FRESH + UUID.randomUUID());
            try {
                String digest = SegmentFile.write(fresh, new SegmentFile.Head(before, until), items);
                if (!SegmentFile.digest(fresh).equals(digest)) {
                    throw new IOException("what was written cannot be read again as it was");
                }
                Cut next = new Cut(until, NAME + seq + "-" + digest.substring(0, DIGITS), digest);
                place(fresh, file(next));
                return next;
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw Sentences.notCut(folder, e);
        }
    }

    /// A show that was wiped leaves nothing behind.
    synchronized void close() {
        closed = true;
    }

    /// Hands over all items after this one that were cut off; says whether there were any. Looks first whether
    /// everything is as it was written.
    boolean read(Cut cut, StreamEntryID after, Consumer<RedisStream.Item> reader) {
        Deque<Cut> needed = new ArrayDeque<>();
        for (Cut at = cut; at != null && at.id().compareTo(after) > 0; at = before(at)) {
            needed.push(at);
        }
        boolean[] any = {false};
        for (Cut at : needed) {
            try {
                SegmentFile.read(file(at), after, item -> {
                    any[0] = true;
                    reader.accept(item);
                });
            } catch (IOException e) {
                throw Sentences.segmentDamaged(file(at), String.valueOf(e.getMessage()));
            }
        }
        return any[0];
    }

    private synchronized void place(Path fresh, Path file) throws IOException {
        if (closed) {
            throw new IOException("the show was closed meanwhile");
        }
        Files.move(fresh, file, ATOMIC_MOVE, REPLACE_EXISTING);
        Folder.sync(folder.path());
    }

    /// Where the one before it ends, once this one has been looked at whole; null for the first.
    private @Nullable Cut before(Cut cut) {
        Path file = file(cut);
        try {
            if (!SegmentFile.digest(file).equals(cut.digest())) {
                throw Sentences.segmentDamaged(file, "it is no longer as it was written");
            }
            SegmentFile.Head head = SegmentFile.head(file);
            if (!head.until().equals(cut.id())) {
                throw Sentences.segmentDamaged(file, "it ends elsewhere than Redis says");
            }
            return head.before();
        } catch (NoSuchFileException e) {
            throw Sentences.segmentMissing(file);
        } catch (IOException e) {
            throw Sentences.segmentDamaged(file, String.valueOf(e.getMessage()));
        }
    }

    private Path file(Cut cut) {
        return folder.path().resolve(cut.segment());
    }
}
