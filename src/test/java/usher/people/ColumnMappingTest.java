package usher.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ColumnMappingTest {
    @Test
    void guessesChineseColumns() {
        List<String> header = List.of("序号", "姓名", "手机号码", "签到码", "公司", "职位", "城市", "桌号", "标签", "身份", "备注");

        assertThat(ColumnMapping.guess(header).columns())
                .isEqualTo(Map.of(
                        Field.NAME,
                        1,
                        Field.PHONE,
                        2,
                        Field.CODE,
                        3,
                        Field.COMPANY,
                        4,
                        Field.TITLE,
                        5,
                        Field.CITY,
                        6,
                        Field.TABLE,
                        7,
                        Field.TAGS,
                        8,
                        Field.STAFF,
                        9));
    }

    @Test
    void guessesEnglishColumns() {
        List<String> header =
                List.of("Company Name", "Full Name", "Job Title", "Mobile", "Ticket", "City", "Table", "Tags", "Staff");

        assertThat(ColumnMapping.guess(header).columns())
                .isEqualTo(Map.of(
                        Field.COMPANY,
                        0,
                        Field.NAME,
                        1,
                        Field.TITLE,
                        2,
                        Field.PHONE,
                        3,
                        Field.CODE,
                        4,
                        Field.CITY,
                        5,
                        Field.TABLE,
                        6,
                        Field.TAGS,
                        7,
                        Field.STAFF,
                        8));
    }

    @ParameterizedTest
    @CsvSource({
        "1、您的姓名（必填）,NAME",
        "2.请输入您的手机号,PHONE",
        "姓名/Name,NAME",
        "Q3. 您所在的公司名称是？,COMPANY",
        "【选填】兴趣标签,TAGS",
        "Phone number (for check-in),PHONE",
        "ticket_code,CODE",
        "ＮＡＭＥ,NAME"
    })
    void seesThroughTheWordingOfForms(String column, Field field) {
        assertThat(ColumnMapping.guess(List.of(column)).columns()).isEqualTo(Map.of(field, 0));
    }

    @Test
    void prefersTheExactColumnToOneThatMentionsIt() {
        ColumnMapping mapping = ColumnMapping.guess(List.of("推荐人姓名", "紧急联系人电话", "昵称", "姓名", "电话"));

        assertThat(mapping.columns()).isEqualTo(Map.of(Field.NAME, 3, Field.PHONE, 4));
    }

    @Test
    void takesLastTimesTableForNoSeat() {
        ColumnMapping mapping = ColumnMapping.guess(List.of("姓名", "上次桌号"));

        assertThat(mapping.columns()).isEqualTo(Map.of(Field.NAME, 0));
    }

    @Test
    void letsTheHostOverrule() {
        ColumnMapping mapping = ColumnMapping.guess(List.of("代号", "昵称", "姓名"));

        ColumnMapping changed = mapping.with(Field.NAME, 1).with(Field.CODE, 0).without(Field.TAGS);

        assertThat(mapping.column(Field.NAME)).hasValue(2);
        assertThat(changed.columns()).isEqualTo(Map.of(Field.NAME, 1, Field.CODE, 0));
        assertThat(changed.field(0)).contains(Field.CODE);
    }

    @Test
    void keepsUnmappedColumnsUnderTheirOwnNames() {
        List<String> header = List.of("姓名", "备注", "备注", "", "Company");

        assertThat(FieldNames.of(header, ColumnMapping.guess(header)))
                .containsExactly("", "备注", "备注 2", "D", "company");
    }
}
