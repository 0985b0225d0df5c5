package usher.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.List;
import usher.core.Refused;
import usher.core.Show;
import usher.journal.Snapshot;

/// All that a show's next entry is judged by, and its bytes: what a snapshot holds.
///
/// The bytes begin with the rules by which the state came about (`Rules`): a program with others makes nothing of them.
///
/// @param newestMs when the entry at this position was written
/// @param tip      hash of the entry at this position, empty at the beginning
record Memory(Moment moment, long newestMs, String tip, Answers.Cut answers) {
    static Memory blank(String code, long epoch) {
        return new Memory(new Moment(new Position(epoch, 0), Show.blank(code)), 0, "", Answers.Cut.NOTHING);
    }

    Milestone milestone() {
        return new Milestone(moment, newestMs, tip);
    }

    Snapshot snapshot() {
        byte[] head = head();
        ByteBuffer bytes = ByteBuffer.allocate(Math.addExact(head.length, answers.length()));
        bytes.put(head);
        answers.parts().forEach(part -> bytes.put(part.bytes(), part.from(), part.length()));
        return new Snapshot(moment.position().seq(), tip, bytes.array());
    }

    /// @throws SnapshotException where other rules made it, or it cannot be read
    static Memory of(Snapshot snapshot, String code) {
        try (DataInputStream in = new DataInputStream(new ByteArrayInputStream(snapshot.state()))) {
            String mark = in.readUTF();
            if (!mark.equals(Rules.mark())) {
                throw new SnapshotException("it was made by other rules than this version's", null);
            }
            Position position = new Position(in.readLong(), snapshot.seq());
            long newestMs = in.readLong();
            Show show = StateJson.read(in.readNBytes(in.readInt()));
            if (!show.code().equals(code)) {
                throw new SnapshotException("it is of show " + show.code(), null);
            }
            return new Memory(new Moment(position, show), newestMs, snapshot.hash(), answers(in));
        } catch (IOException | IllegalArgumentException | IndexOutOfBoundsException e) {
            throw new SnapshotException("it cannot be read: " + e.getMessage(), e);
        }
    }

    private byte[] head() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(Rules.mark());
            out.writeLong(moment.position().epoch());
            out.writeLong(newestMs);
            write(out, StateJson.write(moment.show()));
            write(out, StateJson.writeRefusals(answers.refusals()));
            out.writeInt(answers.size());
            out.writeInt(answers.length());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private static Answers.Cut answers(DataInputStream in) throws IOException {
        List<Refused> refusals = StateJson.readRefusals(in.readNBytes(in.readInt()));
        int size = in.readInt();
        byte[] bytes = new byte[in.readInt()];
        in.readFully(bytes);
        return Answers.Cut.of(bytes, size, refusals);
    }

    private static void write(DataOutputStream out, byte[] part) throws IOException {
        out.writeInt(part.length);
        out.write(part);
    }
}
