package usher.people;

import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/// A text file of separated cells.
final class CsvFile {
    private CsvFile() {}

    static Sheet read(byte[] bytes) throws UnreadableException {
        Optional<String> text = TextEncoding.decode(bytes);
        if (text.isEmpty()) {
            throw new UnreadableException(Problem.of(Problem.Code.NOT_A_TABLE, 1, 1));
        }
        return read(text.get(), Separator.of(text.get()));
    }

    private static Sheet read(String text, char separator) throws UnreadableException {
        Sheet.Builder sheet = new Sheet.Builder();
        try (CSVParser parser = parser(text, separator)) {
            for (CSVRecord record : parser) {
                sheet.add((int) record.getRecordNumber(), record.toList());
            }
        } catch (IOException | UncheckedIOException broken) {
            throw new UnreadableException(BrokenQuote.find(text, separator).problem());
        }
        return sheet.build(List.of());
    }

    private static CSVParser parser(String text, char separator) throws IOException {
        CSVFormat format = CSVFormat.RFC4180
                .builder()
                .setDelimiter(separator)
                .setIgnoreEmptyLines(false)
                .get();
        return CSVParser.builder()
                .setReader(new StringReader(text))
                .setFormat(format)
                .get();
    }
}
