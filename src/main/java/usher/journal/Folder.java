package usher.journal;

import static java.nio.file.StandardCopyOption.ATOMIC_MOVE;
import static java.nio.file.StandardCopyOption.REPLACE_EXISTING;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;

/// Where one show's journal lies, and the steps by which one file takes another's place.
///
/// `journal.db` is never opened here while SQLite has it open: closing it again would drop SQLite's lock (POSIX).
record Folder(String code, Path path) {
    private static final String DB = "journal.db";
    private static final String SCRATCH = ".new";

    Path db() {
        return path.resolve(DB);
    }

    Path wal() {
        return path.resolve(DB + "-wal");
    }

    /// A new file while it is being written.
    Path fresh() {
        return path.resolve(DB + SCRATCH);
    }

    boolean holdsJournal() {
        return Stream.of(db(), wal(), ready()).anyMatch(Files::exists);
    }

    static long size(Path file) throws IOException {
        return Files.exists(file) ? Files.size(file) : 0;
    }

    /// Puts the finished new file in the place of the old one. From the first move on a crash in between is made good
    /// by `finish`: the old write-ahead log must be gone before the new file stands under its name.
    void replace() throws IOException {
        sync(fresh());
        Files.move(fresh(), ready(), ATOMIC_MOVE, REPLACE_EXISTING);
        sync(path);
        finish();
    }

    /// Completes a replacement that was cut off.
    void finish() throws IOException {
        if (Files.exists(ready())) {
            for (String tail : List.of("-wal", "-shm", "-journal")) {
                Files.deleteIfExists(path.resolve(DB + tail));
            }
            sync(path);
            Files.move(ready(), db(), ATOMIC_MOVE, REPLACE_EXISTING);
            sync(path);
        }
    }

    /// A file of a rescue's own, cleared away with the rest of it.
    Path scratch(String name) {
        return path.resolve(DB + SCRATCH + "." + name);
    }

    /// Clears away what an unfinished try left behind, and makes the folder where there is none.
    void clearScratch() throws IOException {
        Files.createDirectories(path);
        for (Path file : list(path)) {
            if (file.getFileName().toString().startsWith(DB + SCRATCH)) {
                Files.delete(file);
            }
        }
    }

    /// A name beside the journal that nothing has yet: `cut-20260131T193000.json`.
    Path unused(String name, String end) {
        Path free = path.resolve(name + end);
        for (int count = 2; Files.exists(free); count++) {
            free = path.resolve(name + "-" + count + end);
        }
        return free;
    }

    /// Keeps the files as they are in a folder of their own, which opens like a journal.
    void keepIn(Path beside) throws IOException {
        Files.createDirectory(beside);
        for (Path file : List.of(db(), wal())) {
            if (Files.exists(file)) {
                linkOrCopy(file, beside.resolve(file.getFileName()));
            }
        }
        sync(beside);
        sync(path);
    }

    /// Deletes all that belongs to the journal, and the folder when nothing else is in it.
    void wipe() throws IOException {
        if (!Files.isDirectory(path)) {
            return;
        }
        Files.deleteIfExists(ready());
        Files.deleteIfExists(db());
        for (Path file : list(path)) {
            String name = file.getFileName().toString();
            if (name.startsWith("damaged-") && Files.isDirectory(file)) {
                wipeKept(file);
            } else if (name.startsWith(DB)
                    || name.startsWith("cut-")
                    || name.startsWith(SnapshotFiles.NAME)
                    || name.startsWith(Segments.NAME)) {
                Files.delete(file);
            }
        }
        deleteWhenEmpty(path);
    }

    static void sync(Path path) throws IOException {
        if (Files.isDirectory(path) && System.getProperty("os.name", "").startsWith("Windows")) {
            return;
        }
        boolean folder = Files.isDirectory(path);
        try (FileChannel channel =
                FileChannel.open(path, folder ? StandardOpenOption.READ : StandardOpenOption.WRITE)) {
            channel.force(true);
        }
    }

    private Path ready() {
        return path.resolve(DB + ".ready");
    }

    private static void linkOrCopy(Path file, Path target) throws IOException {
        try {
            Files.createLink(target, file);
        } catch (UnsupportedOperationException | IOException e) {
            Files.copy(file, target);
            sync(target);
        }
    }

    private static void wipeKept(Path beside) throws IOException {
        for (Path file : list(beside)) {
            if (file.getFileName().toString().startsWith(DB)) {
                Files.delete(file);
            }
        }
        deleteWhenEmpty(beside);
    }

    private static void deleteWhenEmpty(Path folder) throws IOException {
        try {
            Files.delete(folder);
        } catch (DirectoryNotEmptyException e) {
            return;
        }
    }

    private static List<Path> list(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
