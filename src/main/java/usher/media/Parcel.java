package usher.media;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// One upload on its way: a file that grows, and a note of whose it is. Both outlive the server.
///
/// The offset is the length of the file. A phone that lost its line comes back while we still wait on the old one, so
/// nobody is locked out: whoever asks for the offset or sends on takes the turn, and who had it can add nothing more.
public final class Parcel {
    private static final int BUFFER_BYTES = 32 * 1024;

    private final Note note;
    private final Path file;
    private final InstantSource clock;
    private volatile State state;
    private long offset;
    private Instant touched;
    private int turn;

    /// What is written down of an upload when it begins.
    ///
    /// @param id          32 hex digits, made by us
    /// @param owner       who sends it, as the journal writes it
    /// @param slot        the activity that it is for
    /// @param bytes       as many as it will have
    /// @param bytesMax    as many as were allowed, for the sentence of a refusal
    /// @param pictures    whether it may be one
    /// @param lengthMsMax of a video, 0 where it may be none
    public record Note(
            String id,
            String show,
            String owner,
            String slot,
            Use use,
            long bytes,
            long bytesMax,
            boolean pictures,
            long lengthMsMax) {}

    /// What an upload is for.
    public enum Use {
        PIECE,
        MUSIC;

        /// Why something of this sort is not taken, empty where it is.
        Optional<Refusal> fault(FileSort sort, Note note) {
            return Optional.ofNullable(
                    switch (this) {
                        case PIECE -> pieceFault(sort, note);
                        case MUSIC -> sort == FileSort.SOUND || sort == FileSort.VIDEO ? null : Refusal.NOT_SOUND;
                    });
        }

        private static @Nullable Refusal pieceFault(FileSort sort, Note note) {
            return switch (sort) {
                case PICTURE ->
                    !note.pictures()
                            ? Refusal.NO_PICTURES
                            : note.bytes() > Pictures.UPLOAD_BYTES_MAX ? Refusal.TOO_LARGE : null;
                case VIDEO -> note.lengthMsMax() == 0 ? Refusal.NO_VIDEOS : null;
                case SOUND, UNKNOWN -> Refusal.NOT_A_PIECE;
            };
        }
    }

    /// How far it has come.
    public sealed interface State permits Open, Ready, Refused {}

    /// On its way, or whole and not read yet.
    public record Open() implements State {}

    /// Read and kept.
    public record Ready(Content content) implements State {}

    /// Over; its bytes are gone.
    public record Refused(Refusal reason) implements State {}

    Parcel(Note note, State state, Path file, InstantSource clock) throws IOException {
        boolean begun = Files.exists(file);
        this.note = note;
        this.state = state;
        this.file = file;
        this.clock = clock;
        this.offset = state instanceof Ready ? note.bytes() : begun ? Files.size(file) : 0;
        this.touched = begun ? Files.getLastModifiedTime(file).toInstant() : clock.instant();
    }

    public Note note() {
        return note;
    }

    public State state() {
        return state;
    }

    /// Goes on from what another process has added meanwhile. Two lines of one upload write the same bytes in the same
    /// places.
    synchronized void follow(Parcel written) {
        if (state instanceof Open && !(written.state instanceof Open)) {
            state = written.state;
        }
        if (written.offset() > offset) {
            offset = written.offset();
            touched = written.touched();
        }
    }

    /// How many bytes are here.
    public synchronized long offset() {
        return offset;
    }

    /// The same for a line that is about to send on: whoever was sending until now adds nothing more.
    public synchronized long settle() {
        turn++;
        return offset;
    }

    /// When something last came.
    public synchronized Instant touched() {
        return touched;
    }

    /// Everything is here and not read yet.
    public synchronized boolean isWhole() {
        return state instanceof Open && offset == note.bytes();
    }

    synchronized long missing() {
        return state instanceof Open ? note.bytes() - offset : 0;
    }

    Path file() {
        return file;
    }

    void is(State next) {
        state = next;
    }

    /// Adds what comes until the body ends or its line is cut, and returns when it is on the disk; false where it does
    /// not follow on the offset, or another line took the turn.
    boolean receive(long from, InputStream body) throws IOException {
        int mine = take(from);
        if (mine == 0) {
            return false;
        }
        byte[] buffer = new byte[BUFFER_BYTES];
        try (FileChannel channel =
                FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            int count = read(body, buffer);
            while (count >= 0 && append(mine, channel, ByteBuffer.wrap(buffer, 0, count))) {
                count = read(body, buffer);
            }
            channel.force(true);
        }
        return isTurnOf(mine);
    }

    private synchronized int take(long from) {
        return state instanceof Open && from == offset ? ++turn : 0;
    }

    private synchronized boolean isTurnOf(int mine) {
        return mine == turn;
    }

    /// A line that is cut is the end of what it brought, and no fault.
    private static int read(InputStream body, byte[] buffer) {
        try {
            return body.read(buffer);
        } catch (IOException cut) {
            return -1;
        }
    }

    /// Adds one helping; false where no more is wanted from this line.
    private synchronized boolean append(int mine, FileChannel channel, ByteBuffer bytes) throws IOException {
        if (mine != turn || !(state instanceof Open)) {
            return false;
        }
        if (bytes.remaining() > note.bytes() - offset) {
            state = new Refused(Refusal.FILE_TOO_LARGE);
            return false;
        }
        boolean hadHead = offset >= headBytes();
        while (bytes.hasRemaining()) {
            offset += channel.write(bytes, offset);
        }
        touched = clock.instant();
        return hadHead || offset < headBytes() || isWanted(channel);
    }

    private long headBytes() {
        return Math.min(FileSort.HEAD_BYTES, note.bytes());
    }

    /// Judges what it is by its first bytes, so that nobody waits for the end of what will not be taken.
    private boolean isWanted(FileChannel channel) throws IOException {
        ByteBuffer head = ByteBuffer.allocate((int) headBytes());
        channel.read(head, 0);
        note.use().fault(FileSort.of(head.array()), note).ifPresent(fault -> state = new Refused(fault));
        return state instanceof Open;
    }
}
