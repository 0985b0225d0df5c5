package usher.engine;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
    private static final long REFUSED = -1;
    private static final int BYTES_EACH = 90;
    private static final int BYTES_MAX = 1 << 30;

    static Memory blank(String code, long epoch) {
        return new Memory(new Moment(new Position(epoch, 0), Show.blank(code)), 0, "", Answers.Cut.NOTHING);
    }

    Milestone milestone() {
        return new Milestone(moment, newestMs, tip);
    }

    Snapshot snapshot() {
        int about = (int) Math.min(BYTES_MAX, (long) BYTES_EACH * answers.size() + (1 << 20));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(about);
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeUTF(Rules.mark());
            out.writeLong(moment.position().epoch());
            out.writeLong(newestMs);
            write(out, StateJson.write(moment.show()));
            writeAnswers(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new Snapshot(moment.position().seq(), tip, bytes.toByteArray());
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
        } catch (IOException | UncheckedIOException e) {
            throw new SnapshotException("it cannot be read: " + e.getMessage(), e);
        }
    }

    private void writeAnswers(DataOutputStream out) throws IOException {
        Map<Refused, Integer> refusals = new LinkedHashMap<>();
        for (Answers.Told told : answers) {
            if (told.answer() instanceof Answer.No no) {
                refusals.putIfAbsent(no.why(), refusals.size());
            }
        }
        write(out, StateJson.writeRefusals(List.copyOf(refusals.keySet())));
        out.writeInt(answers.size());
        for (Answers.Told told : answers) {
            out.writeUTF(told.key());
            out.writeLong(told.digest().high());
            out.writeLong(told.digest().low());
            switch (told.answer()) {
                case Answer.Done done -> out.writeLong(done.seq());
                case Answer.No no -> out.writeLong(REFUSED - refusals.getOrDefault(no.why(), 0));
            }
        }
    }

    private static Answers.Cut answers(DataInputStream in) throws IOException {
        List<Answer> refusals = new ArrayList<>();
        StateJson.readRefusals(in.readNBytes(in.readInt())).forEach(why -> refusals.add(new Answer.No(why)));
        return Answers.Cut.of(in.readInt(), () -> told(in, refusals));
    }

    private static Answers.Told told(DataInputStream in, List<Answer> refusals) {
        try {
            String key = in.readUTF();
            Digest digest = new Digest(in.readLong(), in.readLong());
            long word = in.readLong();
            return new Answers.Told(
                    key, digest, word >= 0 ? new Answer.Done(word) : refusals.get((int) (REFUSED - word)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutputStream out, byte[] part) throws IOException {
        out.writeInt(part.length);
        out.write(part);
    }
}
