package usher.pages;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import tools.jackson.databind.json.JsonMapper;
import usher.media.Blobs;
import usher.texts.Texts;

/// The archive as it is written: credits as CSV and JSON, then a folder for each work with its files, text and links.
final class ArchiveZip implements AutoCloseable {
    private static final int NAME_MAX = 40;
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final ZipOutputStream zip;
    private final Texts texts;
    private final Blobs blobs;
    private final List<String> missing = new ArrayList<>();

    /// One work's line in the credits, with the names of its files in the archive.
    private record Line(Archive.Work work, String folder, List<String> files) {}

    ArchiveZip(OutputStream out, String lang, Blobs blobs) {
        this.zip = new ZipOutputStream(out);
        this.texts = Texts.of(lang);
        this.blobs = blobs;
    }

    void write(List<Archive.Work> works) throws IOException {
        List<Line> lines = works.stream().map(this::line).toList();
        text("credits.csv", csv(lines));
        text(
                "credits.json",
                JSON.writerWithDefaultPrettyPrinter()
                        .writeValueAsString(
                                lines.stream().map(ArchiveZip::entry).toList()));
        for (Line line : lines) {
            work(line);
        }
        if (!missing.isEmpty()) {
            text("missing.txt", String.join("\n", missing) + "\n");
        }
    }

    @Override
    public void close() throws IOException {
        zip.close();
    }

    /// A name that every system can keep: no path, no reserved sign, not too long.
    static String fileName(String name) {
        String safe = name.replaceAll("[\\\\/:*?\"<>|\\p{Cntrl}\\p{Cf}\\p{Co}\\p{Cs}]+", " ")
                .strip();
        int length = safe.codePointCount(0, safe.length());
        String cut = length <= NAME_MAX ? safe : safe.substring(0, safe.offsetByCodePoints(0, NAME_MAX));
        String bare = cut.replaceAll("^[. ]+|[. ]+$", "");
        return bare.isEmpty() ? "_" : bare;
    }

    private void work(Line line) throws IOException {
        Archive.Work work = line.work();
        if (!work.text().isEmpty()) {
            text(line.folder() + "text.txt", work.text() + "\n");
        }
        String links = work.parts().stream()
                .filter(part -> part.form().equals("link"))
                .map(part -> (part.title() + "\n" + part.url()).strip())
                .collect(Collectors.joining("\n\n"));
        if (!links.isEmpty()) {
            text(line.folder() + "links.txt", links + "\n");
        }
        int at = 0;
        for (Archive.Part part : work.parts()) {
            at++;
            file(line.folder() + at, part.blob());
            file(line.folder() + at + "-poster", part.poster());
        }
    }

    private Line line(Archive.Work work) {
        String round = "%02d %s/".formatted(work.activity(), fileName(work.theme()));
        String title = work.title().isEmpty() ? work.owner() : work.owner() + " " + work.title();
        String folder = round + "%03d %s/".formatted(work.number(), fileName(title));
        List<String> files = new ArrayList<>();
        for (int at = 0; at < work.parts().size(); at++) {
            Optional<Path> file = blobs.find(work.parts().get(at).blob());
            files.add(file.isEmpty() ? "" : folder + (at + 1) + suffix(file.get()));
        }
        return new Line(work, folder, List.copyOf(files));
    }

    private String csv(List<Line> lines) {
        CsvTable table = new CsvTable();
        table.row(Stream.of(
                        "round",
                        "number",
                        "owner",
                        "makers",
                        "title",
                        "text",
                        "links",
                        "files",
                        "time",
                        "late",
                        "hidden",
                        "withdrawn",
                        "votes",
                        "rank")
                .map(column -> texts.say("archive." + column))
                .toList());
        lines.forEach(line -> table.row(cells(line)));
        return table.text();
    }

    private List<String> cells(Line line) {
        Archive.Work work = line.work();
        return List.of(
                work.theme(),
                String.valueOf(work.number()),
                work.owner(),
                String.join(texts.say("archive.and"), work.makers()),
                work.title(),
                work.text(),
                work.parts().stream()
                        .map(Archive.Part::url)
                        .filter(url -> !url.isEmpty())
                        .collect(Collectors.joining("\n")),
                line.files().stream().filter(file -> !file.isEmpty()).collect(Collectors.joining("\n")),
                Instant.ofEpochMilli(work.atMs()).toString(),
                mark(work.late()),
                mark(work.hidden()),
                mark(work.withdrawn()),
                String.valueOf(work.votes()),
                work.rank() == 0 ? "" : String.valueOf(work.rank()));
    }

    private static Map<String, Object> entry(Line line) {
        return Map.of("work", line.work(), "files", line.files());
    }

    private String mark(boolean on) {
        return on ? texts.say("archive.yes") : "";
    }

    private void text(String name, String text) throws IOException {
        zip.setLevel(Deflater.DEFAULT_COMPRESSION);
        zip.putNextEntry(new ZipEntry(name));
        zip.write(text.getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
    }

    /// Pictures and videos are packed already: they are only copied.
    private void file(String name, String blob) throws IOException {
        if (blob.isEmpty()) {
            return;
        }
        Optional<Path> file = blobs.find(blob);
        if (file.isEmpty()) {
            missing.add(name + " " + blob);
            return;
        }
        zip.setLevel(Deflater.NO_COMPRESSION);
        zip.putNextEntry(new ZipEntry(name + suffix(file.get())));
        Files.copy(file.get(), zip);
        zip.closeEntry();
    }

    private static String suffix(Path file) {
        String name = file.toString();
        return name.substring(name.lastIndexOf('.'));
    }
}
