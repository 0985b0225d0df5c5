package usher;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import usher.core.Entry;
import usher.journal.JournalException;
import usher.journal.JournalFile;
import usher.journal.Journals;
import usher.people.Directory;

/// One show in one file, from a laptop to a cluster and back: a zip with its journal, its people and its uploads.
final class ShowFile {
    private static final String JOURNAL = "journal.db";
    private static final String PEOPLE = "people.db";
    private static final String CODE = "code";
    private static final Pattern BLOB = Pattern.compile("[0-9a-f]{64}");
    private static final Pattern BLOB_FILE = Pattern.compile("blobs/([0-9a-f]{64}\\.[a-z0-9]{1,5})");
    private static final Pattern SHOW = Pattern.compile("[A-Z2-9]{6}");

    private ShowFile() {}

    /// Writes the show; the file must not exist yet.
    static void write(String code, Journals journals, Directory people, Path blobs, Path file) throws IOException {
        Path folder = Files.createTempDirectory("usher-export");
        Path part = file.resolveSibling(file.getFileName() + ".part");
        try (OutputStream out = Files.newOutputStream(part);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            journals.export(code, folder.resolve(JOURNAL));
            people.export(folder.resolve(PEOPLE));
            zip.putNextEntry(new ZipEntry(CODE));
            zip.write(code.getBytes(StandardCharsets.US_ASCII));
            put(zip, JOURNAL, folder.resolve(JOURNAL));
            put(zip, PEOPLE, folder.resolve(PEOPLE));
            Files.createDirectories(blobs);
            for (Path blob : blobs(JournalFile.read(code, folder.resolve(JOURNAL)), blobs)) {
                put(zip, "blobs/" + blob.getFileName(), blob);
            }
        } finally {
            delete(folder);
        }
        Files.move(part, file);
    }

    /// Where a show's people are to go.
    interface People {
        Directory of(String code);
    }

    /// Takes a show in; says its code. Uploads and people come first: a journal names them.
    static String read(Path file, Journals journals, People people, Path blobs) throws IOException {
        Path folder = Files.createTempDirectory("usher-import");
        try {
            String code = unpack(file, folder);
            if (journals.codes().contains(code)) {
                throw new JournalException("There is a show " + code + " already; nothing was taken in.");
            }
            Files.createDirectories(blobs);
            try (var files = Files.list(folder.resolve("blobs"))) {
                for (Path blob : files.toList()) {
                    Path target = blobs.resolve(blob.getFileName());
                    if (!Files.exists(target)) {
                        Files.copy(blob, target);
                    }
                }
            }
            people.of(code).adopt(folder.resolve(PEOPLE));
            journals.adopt(code, folder.resolve(JOURNAL));
            return code;
        } finally {
            delete(folder);
        }
    }

    /// The show's code.
    private static String unpack(Path file, Path folder) throws IOException {
        Files.createDirectories(folder.resolve("blobs"));
        String code = "";
        try (InputStream in = Files.newInputStream(file);
                ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                Matcher blob = BLOB_FILE.matcher(entry.getName());
                if (entry.getName().equals(CODE)) {
                    code = new String(zip.readNBytes(64), StandardCharsets.US_ASCII);
                } else if (entry.getName().equals(JOURNAL) || entry.getName().equals(PEOPLE)) {
                    Files.copy(zip, folder.resolve(entry.getName()));
                } else if (blob.matches()) {
                    Files.copy(zip, folder.resolve("blobs").resolve(blob.group(1)));
                }
            }
        }
        if (!SHOW.matcher(code).matches()
                || !Files.exists(folder.resolve(JOURNAL))
                || !Files.exists(folder.resolve(PEOPLE))) {
            throw new IOException(file + " is no show that was exported; nothing was taken in");
        }
        return code;
    }

    /// Whatever the entries name and the store has.
    private static Set<Path> blobs(List<Entry> entries, Path blobs) throws IOException {
        Set<String> ids = new TreeSet<>();
        for (Entry entry : entries) {
            BLOB.matcher(entry.body()).results().forEach(found -> ids.add(found.group()));
        }
        try (var files = Files.list(blobs)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> ids.contains(file.getFileName().toString().replaceFirst("\\..*", "")))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static void put(ZipOutputStream zip, String name, Path file) throws IOException {
        zip.putNextEntry(new ZipEntry(name));
        Files.copy(file, zip);
    }

    private static void delete(Path folder) {
        try (var files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
