package usher.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RosterFileTest {
    private static final String THREE = "姓名,手机,公司\r\n张三,13800000001,万象传播\r\n李四,13800000002,微澜科技\r\n";

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "GBK", "UTF-16LE", "UTF-16BE"})
    void readsEveryEncodingWithoutAMark(String charset) {
        Table table = table(THREE.getBytes(Charset.forName(charset)));

        assertThat(table.header()).containsExactly("姓名", "手机", "公司");
        assertThat(table.rows())
                .containsExactly(
                        new Row(2, List.of("张三", "13800000001", "万象传播")),
                        new Row(3, List.of("李四", "13800000002", "微澜科技")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE", "GB18030"})
    void readsEveryEncodingWithAMark(String charset) {
        Table table = table(("\uFEFF" + THREE).getBytes(Charset.forName(charset)));

        assertThat(table.header().getFirst()).isEqualTo("姓名");
        assertThat(table.rows()).hasSize(2);
    }

    @Test
    void readsRareCharactersOfGb18030() {
        String rare = "姓名,手机\n𠮷田㐂,13800000001\n";

        assertThat(table(rare.getBytes(Charset.forName("GB18030")))
                        .rows()
                        .getFirst()
                        .cell(0))
                .isEqualTo("𠮷田㐂");
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t"})
    void findsTheSeparatorByTheRowOfNames(String separator) {
        String text = String.join(separator, "姓名", "\"手机\"", "标签")
                + "\n"
                + String.join(separator, "张三", "13800000001", "\"a,b;c,d;e\tf\"")
                + "\n";

        Table table = table(utf8(text));

        assertThat(table.header()).containsExactly("姓名", "手机", "标签");
        assertThat(table.rows().getFirst().cell(2)).isEqualTo("a,b;c,d;e\tf");
    }

    @Test
    void findsTheSeparatorWhereTagsHoldMoreCommasThanThereAreColumns() {
        assertThat(table(utf8("姓名\t标签\n张三\ta,b,c,d\n李四\ta,b,c\n"))
                        .rows()
                        .getFirst()
                        .cells())
                .containsExactly("张三", "a,b,c,d");
    }

    @Test
    void countsRowsAsASpreadsheetDoesWhateverBreaksInsideCells() {
        Table table = table(utf8("姓名,手机\n\"张\n三\",1\n\n,,,\n\"他说\"\"好\"\"\",2\n"));

        assertThat(table.rows()).containsExactly(new Row(2, List.of("张\n三", "1")), new Row(5, List.of("他说\"好\"", "2")));
    }

    @Test
    void readsOldMacLineEnds() {
        assertThat(table(utf8("姓名,手机\r张三,1\r李四,2\r")).rows()).hasSize(2);
    }

    @Test
    void readsFiftyThousandRowsAndRefusesOneMore() {
        StringBuilder text = new StringBuilder("姓名,手机\n");
        for (int row = 0; row < RosterFile.ROWS_MAX; row++) {
            text.append("人")
                    .append(row)
                    .append(",")
                    .append(13_000_000_000L + row)
                    .append('\n');
        }
        assertThat(table(utf8(text.toString())).rows()).hasSize(50_000);

        text.append("多一个,13900000000\n");
        Problem problem = refused(utf8(text.toString()));

        assertThat(problem.code()).isEqualTo(Problem.Code.TOO_MANY_ROWS);
        assertThat(problem.row()).isEqualTo(50_002);
    }

    @Test
    void refusesMoreThanTenMegabytesAndMoreThanSixtyColumns() {
        assertThat(refused(new byte[RosterFile.BYTES_MAX + 1]).code()).isEqualTo(Problem.Code.TOO_LARGE);

        Problem wide = refused(utf8("姓名,手机\n" + "x,".repeat(60) + "x\n"));
        assertThat(wide.code()).isEqualTo(Problem.Code.TOO_MANY_COLUMNS);
        assertThat(wide.row()).isEqualTo(2);
        assertThat(wide.column()).isEqualTo(61);
        assertThat(table(utf8("姓名,手机" + ",".repeat(200) + "\n张三,1" + ",".repeat(200) + "\n"))
                        .header())
                .hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        ''                                                    | EMPTY       | 1 | 1
        '姓名,手机\n'                                          | EMPTY       | 2 | 1
        '\n,,\n'                                              | EMPTY       | 1 | 1
        '张三,13800000001,甲公司\n李四,13800000002,乙公司\n'     | NO_HEADER   | 1 | 2
        '张三,甲公司,杭州\n李四,乙公司,上海\n'                   | NO_HEADER   | 1 | 1
        '个人信息,,工作\n姓名,手机,公司\n张三,13800000001,甲\n'  | TWO_HEADERS | 2 | 1
        '姓名,手机,公司\nName,Phone,Company\n张三,1380000000,甲'| TWO_HEADERS | 2 | 1
        '某某大会报名表\n\n导出时间：今天\n序号,姓名,手机\n1,张三,13800000001\n' | TWO_HEADERS | 4 | 2
        'hello world\nthis is a letter\n'                     | NOT_A_TABLE | 1 | 1
        '姓名,手机\n"张三,13800000001\n李四,13800000002\n'      | OPEN_QUOTE  | 2 | 1
        '姓名,手机,公司\n张三,1,"甲\n乙"\n李四,"2"2,丙\n'        | OPEN_QUOTE  | 3 | 2
        """)
    void saysWhatIsWrongWithARowAndAColumn(String text, Problem.Code code, int row, int column) {
        Problem problem = refused(utf8(text.replace("\\n", "\n")));

        assertThat(problem.code()).isEqualTo(code);
        assertThat(List.of(problem.row(), problem.column())).containsExactly(row, column);
        assertThat(problem.severity()).isEqualTo(Problem.Severity.STOP);
        assertThat(problem.zh()).isNotBlank().doesNotContain("%");
        assertThat(problem.en()).isNotBlank().doesNotContain("%");
    }

    @Test
    void knowsAHeaderByOneNameOfManyColumns() {
        assertThat(table(utf8("微信号,年级,姓名,专业\nwx1,大三,张三,动画\n")).header()).hasSize(4);
    }

    @Test
    void readsOnWhereTheHostSaysWhichRowNamesTheColumns() {
        byte[] titled = utf8("某某大会报名表\n姓名,手机\n张三,13800000001\n");
        byte[] bare = utf8("张三,13800000001\n李四,13800000002\n");

        assertThat(((Table) RosterFile.read(titled, 2)).header()).containsExactly("姓名", "手机");
        assertThat(((Table) RosterFile.read(titled, 2)).rows()).hasSize(1);
        assertThat(((Table) RosterFile.read(bare, 0)).header()).containsExactly("A", "B");
        assertThat(((Table) RosterFile.read(bare, 0)).rows()).hasSize(2);
    }

    @Test
    void refusesOtherFilesWhateverTheyAreCalled() {
        assertThat(refused(new byte[] {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0, 0, 0})
                        .code())
                .isEqualTo(Problem.Code.OLD_SHEET);
        assertThat(refused(utf8("%PDF-1.7\n")).code()).isEqualTo(Problem.Code.OLD_SHEET);
        assertThat(refused(utf8("<html><table><tr><td>姓名</td></tr></table></html>"))
                        .code())
                .isEqualTo(Problem.Code.OLD_SHEET);
        byte[] noise = new byte[4000];
        new java.util.Random(7).nextBytes(noise);
        assertThat(refused(noise).code()).isEqualTo(Problem.Code.NOT_A_TABLE);
    }

    @Test
    void refusesAZipThatIsNoWorkbookAndOneThatUnpacksForEver() throws IOException {
        assertThat(refused(zip("a.txt", 3)).code()).isEqualTo(Problem.Code.NOT_A_TABLE);
        assertThat(refused(zip("xl/sharedStrings.xml", 101 << 20)).code()).isEqualTo(Problem.Code.TOO_LARGE);
        byte[] cut = java.util.Arrays.copyOf(zip("a.txt", 100_000), 60);
        assertThat(refused(cut).code()).isEqualTo(Problem.Code.NOT_A_TABLE);
    }

    private static byte[] zip(String name, int size) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
            zip.putNextEntry(new ZipEntry(name));
            zip.write(new byte[size]);
            zip.closeEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Table table(byte[] bytes) {
        Reading reading = RosterFile.read(bytes);
        assertThat(reading).isInstanceOf(Table.class);
        return (Table) reading;
    }

    private static Problem refused(byte[] bytes) {
        Reading reading = RosterFile.read(bytes);
        assertThat(reading).isInstanceOf(Refused.class);
        return ((Refused) reading).problem();
    }
}
