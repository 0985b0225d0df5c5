package usher.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.function.Consumer;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;

class XlsxFileTest {
    @Test
    void readsNumbersDatesAndFormulasAsText() throws IOException {
        Table table = table(workbook(book -> {
            Worksheet sheet = book.newWorksheet("名单");
            names(sheet, "姓名", "手机", "生日", "到场", "票价", "公式", "会员", "票号");
            sheet.value(1, 0, "张三");
            sheet.value(1, 1, 13_800_000_001L);
            sheet.value(1, 2, LocalDate.of(1990, 3, 1));
            sheet.style(1, 2).format("yyyy年m月d日").set();
            sheet.value(1, 3, LocalDateTime.of(2026, 3, 1, 19, 30));
            sheet.style(1, 3).format("yyyy-mm-dd hh:mm").set();
            sheet.value(1, 4, 199.5);
            sheet.formula(1, 5, "A2*2");
            sheet.value(1, 6, true);
            sheet.value(1, 7, "00123");
        }));

        assertThat(table.rows())
                .containsExactly(new Row(
                        2,
                        List.of(
                                "张三",
                                "13800000001",
                                "1990-03-01",
                                "2026-03-01 19:30",
                                "199.5",
                                "=A2*2",
                                "true",
                                "00123")));
    }

    @Test
    void keepsTheSheetsRowNumbersAndEmptyCells() throws IOException {
        Table table = table(workbook(book -> {
            Worksheet sheet = book.newWorksheet("名单");
            names(sheet, "姓名", "手机", "公司");
            sheet.value(5, 0, "李四");
            sheet.value(5, 2, "微澜科技");
        }));

        assertThat(table.rows()).containsExactly(new Row(6, List.of("李四", "", "微澜科技")));
    }

    @Test
    void readsTheSheetThatNamesColumnsAndTellsOfTheOthers() throws IOException {
        Table table = table(workbook(book -> {
            book.newWorksheet("说明").value(0, 0, "请填写第二张表");
            Worksheet sheet = book.newWorksheet("名单");
            names(sheet, "姓名", "手机");
            sheet.value(1, 0, "张三");
            book.newWorksheet("空表");
        }));

        assertThat(table.rows()).hasSize(1);
        assertThat(table.notes()).extracting(Problem::code).containsExactly(Problem.Code.SHEET_LEFT_OUT);
        assertThat(table.notes().getFirst().zh()).contains("说明");
    }

    @Test
    void refusesAnEmptyWorkbookAndTooManyRows() throws IOException {
        byte[] empty = workbook(book -> book.newWorksheet("空表"));
        assertThat(((Refused) RosterFile.read(empty)).problem().code()).isEqualTo(Problem.Code.EMPTY);

        byte[] long50001 = workbook(book -> {
            Worksheet sheet = book.newWorksheet("名单");
            names(sheet, "姓名", "手机");
            for (int row = 1; row <= 50_001; row++) {
                sheet.value(row, 0, "人" + row);
                sheet.value(row, 1, 13_000_000_000L + row);
            }
        });
        Problem problem = ((Refused) RosterFile.read(long50001)).problem();
        assertThat(problem.code()).isEqualTo(Problem.Code.TOO_MANY_ROWS);
        assertThat(problem.row()).isEqualTo(50_002);
    }

    @Test
    void importsPeopleFromAWorkbook() throws IOException {
        Table table = table(workbook(book -> {
            Worksheet sheet = book.newWorksheet("名单");
            names(sheet, "姓名", "手机", "公司");
            sheet.value(1, 0, "张三");
            sheet.value(1, 1, 13_800_000_001L);
            sheet.formula(1, 2, "HYPERLINK(\"http://x\",\"未来智能\")");
        }));

        Preview preview = RosterImport.preview(table, ColumnMapping.guess(table.header()));

        assertThat(preview.people().getFirst().contact()).isEqualTo("+8613800000001");
        assertThat(preview.people().getFirst().fields()).containsEntry("company", "未来智能");
        assertThat(preview.problems()).extracting(Problem::code).containsExactly(Problem.Code.FORMULA);
    }

    private static void names(Worksheet sheet, String... names) {
        for (int column = 0; column < names.length; column++) {
            sheet.value(0, column, names[column]);
        }
    }

    private static byte[] workbook(Consumer<Workbook> content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (Workbook book = new Workbook(bytes, "usher", "1.0")) {
            content.accept(book);
        }
        return bytes.toByteArray();
    }

    private static Table table(byte[] bytes) {
        Reading reading = RosterFile.read(bytes);
        assertThat(reading).isInstanceOf(Table.class);
        return (Table) reading;
    }
}
