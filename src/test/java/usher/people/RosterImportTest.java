package usher.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RosterImportTest {
    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "GB18030", "UTF-16LE", "UTF-16BE"})
    void takesTheCleanRosterWithoutAWordInEveryEncoding(String charset) throws IOException {
        String text = new String(sample("roster-300.csv"), StandardCharsets.UTF_8);

        Preview preview = preview(text.getBytes(Charset.forName(charset)));

        assertThat(preview.people()).hasSize(300);
        assertThat(preview.problems()).isEmpty();
        assertThat(preview.counts()).isEqualTo(new Preview.Counts(300, 300, 0, 0, Map.of()));
        Draft first = preview.people().getFirst();
        assertThat(first)
                .isEqualTo(new Draft(
                        "毛晨曦",
                        "+8613471331461",
                        "T100001",
                        null,
                        List.of("数字人", "Agent", "设计"),
                        false,
                        Map.of(
                                "company", "万象传播", "行业", "广告营销", "title", "编剧", "city", "杭州", "性别", "男", "工作年限", "4",
                                "是否学生", "否", "性格", "I", "第几次参加", "1")));
    }

    /// The faults of the 1,609 rows of sign-ups, found by reading the file by hand and by a second program.
    @Test
    void reportsEveryFaultOfTheSignUpsByRow() throws IOException {
        Preview preview = preview(sample("signups-1600.csv"));

        assertThat(rows(preview, Problem.Code.MISSING_PHONE)).containsExactly(89, 1446, 1587);
        assertThat(rows(preview, Problem.Code.DUPLICATE_PHONE)).containsExactly(327, 608, 1044, 1329, 1526);
        assertThat(rows(preview, Problem.Code.SAME_PERSON_PERHAPS)).containsExactly(253, 1079, 1182, 1183);
        assertThat(rows(preview, Problem.Code.FORMULA)).containsExactly(241, 587, 726, 792);
        assertThat(rows(preview, Problem.Code.LINE_BREAK)).containsExactly(458, 1190, 1351);
        assertThat(rows(preview, Problem.Code.NAME_TOO_LONG)).containsExactly(569, 1505);
        assertThat(rows(preview, Problem.Code.NAME_TIDIED)).containsExactly(314, 672, 826, 1331);
        assertThat(rows(preview, Problem.Code.PHONE_REWRITTEN)).containsExactly(34);
        assertThat(rows(preview, Problem.Code.SAME_NAME))
                .containsExactly(
                        155, 193, 217, 467, 533, 598, 720, 860, 921, 945, 1059, 1142, 1206, 1236, 1323, 1367, 1371,
                        1380, 1428, 1487, 1494, 1501, 1568, 1590, 1592);
        assertThat(preview.counts())
                .isEqualTo(new Preview.Counts(
                        1609,
                        1604,
                        5,
                        41,
                        Map.of(
                                Problem.Code.MISSING_PHONE, 3,
                                Problem.Code.DUPLICATE_PHONE, 5,
                                Problem.Code.SAME_PERSON_PERHAPS, 4,
                                Problem.Code.FORMULA, 4,
                                Problem.Code.LINE_BREAK, 3,
                                Problem.Code.NAME_TOO_LONG, 2,
                                Problem.Code.NAME_TIDIED, 4,
                                Problem.Code.PHONE_REWRITTEN, 1,
                                Problem.Code.SAME_NAME, 25)));
    }

    @Test
    void namesTheEarlierRowOfARepeat() throws IOException {
        Preview preview = preview(sample("signups-1600.csv"));

        assertThat(problem(preview, 1044).zh()).contains("1044").contains("193");
        assertThat(problem(preview, 1044).en()).contains("1044").contains("193");
        assertThat(problem(preview, 1494).zh()).contains("1352");
    }

    @Test
    void keepsWhatAFaultyRowMeant() throws IOException {
        Preview preview = preview(sample("signups-1600.csv"));

        assertThat(person(preview, "叶伟瑶").contact()).isEqualTo("+8617943015048");
        assertThat(person(preview, "姜天").name()).isEqualTo("姜天");
        assertThat(person(preview, "钱磊志").fields()).containsEntry("company", "未来智能");
        assertThat(person(preview, "彭桂萍").tags()).containsExactly("AI", "视频", "换行");
        assertThat(person(preview, "程浩磊 (Alexandra Konst").code()).isEqualTo("T103355");
        assertThat(person(preview, "范红勇").contact()).isNull();
    }

    @Test
    void leavesOutWhoHasNoNameAndSaysSo() {
        Preview preview = preview("姓名,手机\n,13800000001\n\u202E\u200B ,13800000002\n张三,13800000003\n");

        assertThat(preview.people()).extracting(Draft::name).containsExactly("张三");
        assertThat(rows(preview, Problem.Code.MISSING_NAME)).containsExactly(2, 3);
        assertThat(preview.counts().skipped()).isEqualTo(2);
    }

    @Test
    void tellsOnePersonTwiceFromTwoWithOnePhoneAndFromOneCodeTwice() {
        Preview preview = preview("""
            姓名,手机,票号
            张三,13800000001,A1
            张 三,138 0000 0001,A2
            李四,+86-138-0000-0001,A3
            王五,13800000005,ａ1
            张三,13800000006,A6
            """);

        assertThat(preview.problems())
                .extracting(Problem::row, Problem::code)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(3, Problem.Code.DUPLICATE_PHONE),
                        org.assertj.core.groups.Tuple.tuple(4, Problem.Code.PHONE_OF_ANOTHER),
                        org.assertj.core.groups.Tuple.tuple(5, Problem.Code.DUPLICATE_CODE),
                        org.assertj.core.groups.Tuple.tuple(6, Problem.Code.SAME_NAME));
        assertThat(preview.people()).extracting(Draft::code).containsExactly("A1", "A6");
    }

    @ParameterizedTest
    @CsvSource({
        "'=1+1',1+1",
        "'@SUM(A1)',SUM(A1)",
        "'+cmd|x',cmd|x",
        "'-2+3+cmd',2+3+cmd",
        "'\t甲',甲",
        "'＝危险',危险",
        "'=HYPERLINK(\"http://x\",\"=甲\")',甲"
    })
    void neutralisesFormulas(String cell, String kept) {
        Preview preview = preview("姓名,手机,公司\n张三,13800000001,\"" + cell.replace("\"", "\"\"") + "\"\n");

        assertThat(preview.people().getFirst().fields()).containsEntry("company", kept);
        assertThat(preview.problems())
                .singleElement()
                .satisfies(problem -> assertThat(List.of(problem.code(), problem.row(), problem.column()))
                        .isEqualTo(List.of(Problem.Code.FORMULA, 2, 3)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"-", "-5", "+3.5%", "——", "甲=乙"})
    void doesNotCallANumberOrADashAFormula(String cell) {
        Preview preview = preview("姓名,手机,公司\n张三,+8613800000001," + cell + "\n");

        assertThat(preview.problems()).isEmpty();
    }

    @Test
    void saysWhatItCannotReadInAPhoneColumn() {
        Preview preview = preview("""
            姓名,手机
            甲,见名片
            乙,1.38E+10
            丙,=1+1
            丁,1380000001
            戊,13800000001/13900000001
            """);

        assertThat(preview.people())
                .extracting(Draft::contact)
                .containsExactly(null, null, null, "1380000001", "+8613800000001");
        assertThat(rows(preview, Problem.Code.UNREADABLE_PHONE)).containsExactly(2, 3, 4);
        assertThat(rows(preview, Problem.Code.FORMULA)).containsExactly(4);
        assertThat(rows(preview, Problem.Code.UNCLEAR_PHONE)).containsExactly(5);
        assertThat(rows(preview, Problem.Code.SEVERAL_PHONES)).containsExactly(6);
    }

    @Test
    void readsTablesTagsAndStaff() {
        Preview preview = preview("""
            姓名,手机,桌号,标签,身份
            甲,13800000001,第 07 桌,"AI，视频;RAG|猫/狗、AI",工作人员
            乙,13800000002,VIP,,嘉宾
            丙,13800000003,12,,非工作人员
            """);

        assertThat(preview.people()).extracting(Draft::table).containsExactly("7", "VIP", "12");
        assertThat(preview.people().getFirst().tags()).containsExactly("AI", "视频", "RAG", "猫", "狗");
        assertThat(preview.people()).extracting(Draft::staff).containsExactly(true, false, false);
        assertThat(preview.people().get(1).fields()).containsEntry("身份", "嘉宾");
        assertThat(preview.problems()).isEmpty();
    }

    @Test
    void warnsWhereARowIsLongerThanTheHeaderAndWhereTheHeaderComesAgain() {
        Preview preview = preview("姓名,手机\n甲,13800000001,多了\n姓名,手机\n乙,13800000002\n");

        assertThat(rows(preview, Problem.Code.EXTRA_CELLS)).containsExactly(2);
        assertThat(rows(preview, Problem.Code.HEADER_AGAIN)).containsExactly(3);
        assertThat(preview.people()).hasSize(2);
    }

    @Test
    void stopsWithoutAColumnOfNames() {
        Table table = (Table) RosterFile.read("手机,公司\n13800000001,甲\n".getBytes(StandardCharsets.UTF_8));

        Preview preview = RosterImport.preview(table, ColumnMapping.guess(table.header()));

        assertThat(preview.stopped()).isTrue();
        assertThat(preview.people()).isEmpty();
    }

    @Test
    void takesAListOfNamesAloneAndSaysHowTheyWillBeFound() {
        Preview preview = preview("姓名\n甲\n乙\n");

        assertThat(preview.people()).hasSize(2);
        assertThat(preview.problems()).extracting(Problem::code).containsExactly(Problem.Code.NO_PHONE_COLUMN);
    }

    @Test
    void cutsHostileTexts() {
        String marks = "é" + "\u0301".repeat(10_000);
        Preview preview = preview("姓名,手机,标签,备注\n" + marks + "甲\u202E乙,13800000001," + "长".repeat(30) + ","
                + "字".repeat(300) + "\n👩‍👩‍👧‍👦小明,13800000002,,\n");

        assertThat(preview.people().getFirst().name()).hasSizeLessThan(20).endsWith("甲乙");
        assertThat(preview.people().getFirst().fields().get("备注")).hasSize(200);
        assertThat(preview.people().getFirst().tags().getFirst()).hasSize(20);
        assertThat(rows(preview, Problem.Code.CELL_TOO_LONG)).containsExactly(2, 2);
        assertThat(preview.people().get(1).name()).isEqualTo("👩‍👩‍👧‍👦小明");
    }

    private static byte[] sample(String name) throws IOException {
        try (InputStream file = RosterImportTest.class.getResourceAsStream("/people/" + name)) {
            return Objects.requireNonNull(file).readAllBytes();
        }
    }

    private static Preview preview(String text) {
        return preview(text.getBytes(StandardCharsets.UTF_8));
    }

    private static Preview preview(byte[] bytes) {
        Table table = (Table) RosterFile.read(bytes);
        return RosterImport.preview(table, ColumnMapping.guess(table.header()));
    }

    private static List<Integer> rows(Preview preview, Problem.Code code) {
        return preview.problems().stream()
                .filter(problem -> problem.code() == code)
                .map(Problem::row)
                .toList();
    }

    private static Problem problem(Preview preview, int row) {
        return preview.problems().stream()
                .filter(problem -> problem.row() == row)
                .findFirst()
                .orElseThrow();
    }

    private static Draft person(Preview preview, String name) {
        return preview.people().stream()
                .filter(person -> person.name().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
