package usher.journal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import redis.clients.jedis.exceptions.JedisException;

/// What people are told when a journal says no: what happened, and what to do.
final class Sentences {
    private Sentences() {}

    static JournalException openAlready(String code) {
        return new JournalException("The journal of show " + code + " is open already.");
    }

    static JournalException closed(String code) {
        return new JournalException("The journal of show " + code + " is closed.");
    }

    static JournalException none(String code) {
        return new JournalException("There is no journal of a show " + code + ".");
    }

    static JournalException thereAlready(String code) {
        return new JournalException("There is a show " + code + " already; nothing was taken in.");
    }

    static JournalException noJournalFile(Path file) {
        return new JournalException("There is no whole journal in " + file + "; nothing was taken in.");
    }

    static JournalException inUse(Folder folder, SQLException cause) {
        return new JournalException(
                "The journal of show " + folder.code() + " is in use by another process on the same data ("
                        + folder.path() + "). Stop that server first, or give this one a data folder of its own"
                        + " (USHER_DATA).",
                cause);
    }

    static JournalException unreachable(Folder folder, Exception cause) {
        return new JournalException(
                "The journal of show " + folder.code() + " in " + folder.path() + " cannot be opened or written: "
                        + cause.getMessage() + ". Check the disk's space and the folder's rights, then try again.",
                cause);
    }

    /// The refusal that ends in what to do about it.
    static JournalException broken(Folder folder, long good, String why) {
        String kept = good == 0 ? "SQLite finds nothing good." : "Entries 1 to " + good + " are good.";
        return new JournalException("The journal of show " + folder.code() + " is damaged at entry " + (good + 1)
                + ": " + why + ". " + kept + " Nothing was changed. To go on with the good ones: java -jar usher.jar"
                + " salvage " + folder.code() + " (the old file is kept beside), or put a copy made with export in"
                + " the place of " + folder.db() + ".");
    }

    static JournalException nothingGood(Folder folder) {
        return new JournalException("Nothing can be salvaged from the journal of show " + folder.code()
                + ": its first entry is lost. Put a copy made with export in the place of " + folder.db()
                + ", or wipe the show.");
    }

    static JournalException notWritten(String code, SQLException cause) {
        String why = Database.isFull(cause) ? "the disk is full" : String.valueOf(cause.getMessage());
        return new JournalException(
                "The journal of show " + code + " could not be written: " + why + ". Nothing of this batch is"
                        + " confirmed, and nothing more is taken until the show is opened again.",
                cause);
    }

    static JournalException failedBefore(String code, JournalException first) {
        return new JournalException(
                "The journal of show " + code + " takes nothing more since a write failed. Make room or mend the"
                        + " disk, then open the show again.",
                first);
    }

    static JournalException unreadable(String code, long seq) {
        return new JournalException("Entry " + seq + " of show " + code + " can no longer be read as it was written."
                + " Close the show and open it again: it will say what can be kept.");
    }

    static JournalException damagedBefore(String code, long seq) {
        return new JournalException(
                "Entry " + seq + " of show " + code + ", which was read again after the start, is no longer as it was"
                        + " written. What is shown is right, and nothing more is taken."
                        + " Start the server again: it will say what can be kept.");
    }

    static JournalException notKept(Folder folder, IOException cause) {
        return new JournalException(
                "No snapshot of show " + folder.code() + " could be written: " + cause.getMessage() + ".", cause);
    }

    static String endGone(Folder folder, long seq) {
        return "The journal of show " + folder.code() + " ends at entry " + seq
                + ", and a snapshot was made later: what" + " came after is missing. A new epoch begins.";
    }

    static JournalException notExported(String code, Exception cause) {
        return new JournalException(
                "The journal of show " + code + " could not be exported: " + cause.getMessage() + ".", cause);
    }

    static JournalException notRescued(Folder folder, Exception cause) {
        return new JournalException(
                "The journal of show " + folder.code() + " is damaged, and its good part could not be carried over: "
                        + cause.getMessage() + ". Nothing was lost by trying; make room on the disk and try again.",
                cause);
    }

    static JournalException unreachable(RedisStream stream, JedisException cause) {
        return new JournalException(
                "Redis cannot be asked for " + stream.key() + ": " + cause.getMessage() + ".", cause);
    }

    static JournalException notCut(Folder folder, IOException cause) {
        return new JournalException(
                "The oldest entries of show " + folder.code() + " stay in Redis, for they cannot be written to "
                        + folder.path() + ": " + cause.getMessage() + ".",
                cause);
    }

    static JournalException segmentMissing(Path file) {
        return new JournalException("A part of the journal that no longer lies in Redis is missing: " + file
                + ". Put it back from a copy of the folder that all nodes share (USHER_BLOBS).");
    }

    static JournalException segmentDamaged(Path file, String why) {
        return new JournalException("A part of the journal that no longer lies in Redis is damaged: " + file + " ("
                + why + "). Put it back from a copy of the folder that all nodes share (USHER_BLOBS).");
    }

    static JournalException cutUnknown(String text) {
        return new JournalException("Redis says of a journal that it was cut at \"" + text
                + "\", which is not this version's way to say it. Start the version that wrote it.");
    }

    static JournalException noSegments(RedisStream stream) {
        return new JournalException("The oldest entries of " + stream.key() + " no longer lie in Redis but in the"
                + " folder that all nodes share. Name it: USHER_BLOBS.");
    }

    static JournalException lost(RedisStream stream) {
        return new JournalException("Redis has no " + stream.key()
                + " any more: the show was wiped, or Redis came back without its data. Restore Redis from its copy.");
    }

    static JournalException closedMeanwhile(RedisStream stream) {
        return new JournalException(
                stream.key() + " was closed while a batch was on its way; nothing of it is confirmed.");
    }

    static String walGone(Folder folder) {
        return "The journal of show " + folder.code() + " was not closed, and its "
                + folder.wal().getFileName() + " is gone: what was taken last may be missing. A new epoch begins.";
    }
}
