package usher.people;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.SheetVisibility;

/// A workbook: one visible sheet of it is read, the first that names columns, and the others are told of.
final class XlsxFile {
    /// A small zip can hold a very large nothing.
    private static final long UNPACKED_BYTES_MAX = 100L << 20;

    private XlsxFile() {}

    static Sheet read(byte[] bytes) throws UnreadableException {
        checkUnpackedSize(bytes);
        try {
            return read(bytes, true);
        } catch (IOException | RuntimeException withoutStyles) {
            return plainly(bytes);
        }
    }

    /// Some writers leave the styles out; then dates stay numbers.
    private static Sheet plainly(byte[] bytes) throws UnreadableException {
        try {
            return read(bytes, false);
        } catch (IOException | RuntimeException broken) {
            throw new UnreadableException(Problem.of(Problem.Code.NOT_A_TABLE, 1, 1));
        }
    }

    private static Sheet read(byte[] bytes, boolean styles) throws IOException, UnreadableException {
        try (ReadableWorkbook workbook =
                new ReadableWorkbook(new ByteArrayInputStream(bytes), new ReadingOptions(styles, true))) {
            XlsxCell cells = new XlsxCell(workbook.isDate1904());
            List<org.dhatim.fastexcel.reader.Sheet> filled = new ArrayList<>();
            List<org.dhatim.fastexcel.reader.Sheet> named = new ArrayList<>();
            for (var sheet : workbook.getSheets().toList()) {
                List<Row> top = sheet.getVisibility() == SheetVisibility.VISIBLE ? top(sheet, cells) : List.of();
                if (!top.isEmpty()) {
                    filled.add(sheet);
                }
                if (top.stream().anyMatch(HeaderRow::namesColumns)) {
                    named.add(sheet);
                }
            }
            if (filled.isEmpty()) {
                return new Sheet(List.of(), List.of());
            }
            var chosen = named.isEmpty() ? filled.getFirst() : named.getFirst();
            return whole(chosen, cells, notes(filled, chosen));
        }
    }

    private static List<Problem> notes(
            List<org.dhatim.fastexcel.reader.Sheet> filled, org.dhatim.fastexcel.reader.Sheet chosen) {
        return filled.stream()
                .filter(sheet -> sheet.getIndex() != chosen.getIndex())
                .map(sheet -> Problem.of(Problem.Code.SHEET_LEFT_OUT, 0, 0, Text.line(sheet.getName(), 40)))
                .toList();
    }

    private static List<Row> top(org.dhatim.fastexcel.reader.Sheet sheet, XlsxCell cells) throws IOException {
        try (Stream<org.dhatim.fastexcel.reader.Row> rows = sheet.openStream()) {
            return rows.limit(Sheet.ROWS_ABOVE_MAX)
                    .map(row -> Row.trimmed(row.getRowNum(), cells.texts(row)))
                    .filter(row -> !row.blank())
                    .toList();
        }
    }

    private static Sheet whole(org.dhatim.fastexcel.reader.Sheet sheet, XlsxCell cells, List<Problem> notes)
            throws IOException, UnreadableException {
        Sheet.Builder builder = new Sheet.Builder();
        try (Stream<org.dhatim.fastexcel.reader.Row> rows = sheet.openStream()) {
            for (Iterator<org.dhatim.fastexcel.reader.Row> each = rows.iterator(); each.hasNext(); ) {
                var row = each.next();
                builder.add(row.getRowNum(), cells.texts(row));
            }
        }
        return builder.build(notes);
    }

    private static void checkUnpackedSize(byte[] bytes) throws UnreadableException {
        long left = UNPACKED_BYTES_MAX;
        try (ZipFile zip = ZipFile.builder().setByteArray(bytes).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                try (InputStream content = zip.getInputStream(entry)) {
                    left = skipped(content, left);
                }
            }
        } catch (IOException broken) {
            throw new UnreadableException(Problem.of(Problem.Code.NOT_A_TABLE, 1, 1));
        }
    }

    private static long skipped(InputStream entry, long left) throws IOException, UnreadableException {
        byte[] buffer = new byte[1 << 16];
        long remaining = left;
        for (int read = entry.read(buffer); read >= 0; read = entry.read(buffer)) {
            remaining -= read;
            if (remaining < 0) {
                throw new UnreadableException(Problem.of(Problem.Code.TOO_LARGE, 0, 0));
            }
        }
        return remaining;
    }
}
