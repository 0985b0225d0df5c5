package usher.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What leaves for a spreadsheet runs nothing there.
class CsvTableTest {
    @ParameterizedTest
    @ValueSource(strings = {"=1+1", "+1", "-1", "@SUM(A1)", "\tx", "\rx", "＝1", "＠x"})
    void makesWordsOfWhatASpreadsheetWouldRun(String text) {
        assertThat(CsvTable.cell(text).replace("\"", "")).startsWith("'");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"一|一", "a,b|\"a,b\"", "a\"b|\"a\"\"b\"", "1 = 2|1 = 2"})
    void quotesWhatWouldBreakTheLine(String text, String cell) {
        assertThat(CsvTable.cell(text)).isEqualTo(cell);
    }

    @Test
    void saysThatItIsUtf8() {
        assertThat(new CsvTable().row(List.of("桌", "")).text()).isEqualTo("\ufeff桌,\r\n");
    }

    @ParameterizedTest
    @CsvSource({"../../etc/passwd, etc passwd", "a:b*c?, a b c", "..., _", "'', _"})
    void namesFilesSoThatEverySystemCanKeepThem(String name, String kept) {
        assertThat(ArchiveZip.fileName(name)).isEqualTo(kept);
    }
}
