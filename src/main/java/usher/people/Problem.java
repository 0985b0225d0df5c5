package usher.people;

import java.util.Locale;

/// One thing about a list of people that its owner should know, and where: rows and columns count from 1, 0 is the
/// whole
/// file or the whole row. The sentences name no person.
public record Problem(int row, int column, Code code, String zh, String en) {
    /// What became of the row: the file stands still, the row stays out, it came in with a doubt, it was only tidied.
    public enum Severity {
        STOP,
        SKIP,
        WARN,
        NOTE
    }

    /// The kinds of problems; in the sentences `%1$d` is the row, `%2$s` the column's letter, the rest as the kind
    /// says.
    public enum Code {
        EMPTY(Severity.STOP, "文件里没有人：一行数据也没有。", "The file holds nobody: there is no row of data."),
        TOO_LARGE(
                Severity.STOP,
                "文件太大：最多 10 MB。请删掉图片和多余的工作表，或另存为 CSV。",
                "The file is too large: 10 MB at most. Remove pictures and other sheets, or save it as CSV."),
        TOO_MANY_ROWS(
                Severity.STOP,
                "行数太多：最多 50,000 人，到第 %1$d 行已超出。",
                "Too many rows: 50,000 people at most, row %1$d is beyond."),
        TOO_MANY_COLUMNS(Severity.STOP, "第 %1$d 行有 %3$d 列，最多 60 列。", "Row %1$d has %3$d columns; 60 at most."),
        NOT_A_TABLE(
                Severity.STOP,
                "这不是一张表（第 %1$d 行 %2$s 列起读不懂）。请用 CSV 或 XLSX，第一行写列名。",
                "This is not a table (unreadable from row %1$d, column %2$s on). Use CSV or XLSX with column names in"
                        + " row 1."),
        OLD_SHEET(
                Severity.STOP,
                "这是旧版 Excel（.xls）、加密的表格或别的格式。请打开后另存为 XLSX 或 CSV。",
                "This is an old Excel file (.xls), a locked one or another format. Open it and save it as XLSX or"
                        + " CSV."),
        OPEN_QUOTE(
                Severity.STOP,
                "第 %1$d 行 %2$s 列的引号没有配对，后面的内容分不清。",
                "The quotes in row %1$d, column %2$s do not pair up, so what follows cannot be told apart."),
        NO_HEADER(
                Severity.STOP,
                "第 %1$d 行 %2$s 列：没有找到列名（如 姓名、手机）。请在最上面加一行列名，或指定列名在哪一行。",
                "Row %1$d, column %2$s: no column names found (such as name, phone). Add a row of names on top, or say"
                        + " which row it is."),
        TWO_HEADERS(
                Severity.STOP,
                "第 %1$d 行 %2$s 列也像列名：上面还有 %3$d 行。请只留一行列名，或指定列名在哪一行。",
                "Row %1$d, column %2$s looks like column names too, below %3$d other row(s). Keep one row of names, or"
                        + " say which row it is."),
        NO_NAME_COLUMN(Severity.STOP, "没有指定哪一列是姓名。", "No column is chosen as the name."),

        MISSING_NAME(Severity.SKIP, "第 %1$d 行没有姓名，未导入。", "Row %1$d has no name; left out."),
        DUPLICATE_PHONE(
                Severity.SKIP,
                "第 %1$d 行与第 %3$d 行是同一个人（姓名、手机号相同），未重复导入。",
                "Row %1$d is the person of row %3$d again (same name and phone); left out."),
        PHONE_OF_ANOTHER(
                Severity.SKIP,
                "第 %1$d 行与第 %3$d 行手机号相同但姓名不同，未导入：一个手机号只能是一个人。",
                "Row %1$d has the phone of row %3$d under another name; left out: one phone is one person."),
        DUPLICATE_CODE(
                Severity.SKIP, "第 %1$d 行与第 %3$d 行票号相同，未导入。", "Row %1$d has the ticket code of row %3$d; left out."),
        HEADER_AGAIN(Severity.SKIP, "第 %1$d 行又是列名，未导入。", "Row %1$d repeats the column names; left out."),

        NO_PHONE_COLUMN(
                Severity.WARN,
                "表里既没有手机也没有票号：签到时只能由工作人员查名单。",
                "There is neither a phone nor a ticket code: people can be found at the desk only."),
        SHEET_LEFT_OUT(Severity.WARN, "工作表「%3$s」没有读，只读了一张。", "The sheet “%3$s” was not read, only one was."),
        MISSING_PHONE(
                Severity.WARN,
                "第 %1$d 行没有手机号：本人只能用票号或到签到台。",
                "Row %1$d has no phone: by ticket code or at the desk only."),
        UNREADABLE_PHONE(
                Severity.WARN,
                "第 %1$d 行 %2$s 列的手机号读不出来，当作没有。",
                "The phone in row %1$d, column %2$s cannot be read; taken as missing."),
        UNCLEAR_PHONE(
                Severity.WARN,
                "第 %1$d 行 %2$s 列不像完整的手机号，照原样留下，请核对。",
                "The phone in row %1$d, column %2$s does not look complete; kept as it is, please check."),
        SEVERAL_PHONES(
                Severity.WARN,
                "第 %1$d 行 %2$s 列有几个号码，只用第一个。",
                "Row %1$d, column %2$s holds several numbers; the first is used."),
        SAME_PERSON_PERHAPS(
                Severity.WARN,
                "第 %1$d 行与第 %3$d 行除手机号和票号外完全相同，可能是同一个人报了两次。",
                "Row %1$d equals row %3$d in all but phone and ticket code: perhaps one person twice."),
        SAME_NAME(
                Severity.WARN,
                "第 %1$d 行与第 %3$d 行同名，手机号不同（或没有）：当作两个人。",
                "Row %1$d has the name of row %3$d with another phone, or none: taken as two people."),
        FORMULA(
                Severity.WARN,
                "第 %1$d 行 %2$s 列像公式（以 = + - @ 或控制符开头），已当作普通文字。",
                "Row %1$d, column %2$s looks like a formula (begins with = + - @ or a control); kept as plain text."),
        LINE_BREAK(
                Severity.WARN, "第 %1$d 行 %2$s 列里有换行，已并成一行。", "Row %1$d, column %2$s has a line break; made one line."),
        NAME_TOO_LONG(
                Severity.WARN, "第 %1$d 行的姓名超过 20 个字，已截短。", "The name in row %1$d has more than 20 characters; cut."),
        CELL_TOO_LONG(
                Severity.WARN,
                "第 %1$d 行 %2$s 列的内容太长，已截短到 %3$d 个字。",
                "Row %1$d, column %2$s is too long; cut to %3$d characters."),
        TOO_MANY_TAGS(
                Severity.WARN,
                "第 %1$d 行 %2$s 列的标签太多，只留前 %3$d 个。",
                "Row %1$d, column %2$s has too many tags; the first %3$d are kept."),
        EXTRA_CELLS(
                Severity.WARN,
                "第 %1$d 行从 %2$s 列起多出没有列名的内容，可能错位了，请核对。",
                "Row %1$d has more cells than there are columns, from %2$s on: perhaps shifted, please check."),

        NAME_TIDIED(
                Severity.NOTE, "第 %1$d 行的姓名去掉了空格或看不见的字符。", "The name in row %1$d lost spaces or unseen characters."),
        PHONE_REWRITTEN(
                Severity.NOTE,
                "第 %1$d 行 %2$s 列的手机号写法不同，已统一。",
                "The phone in row %1$d, column %2$s was written in another way; made uniform.");

        private final Severity severity;
        private final String zh;
        private final String en;

        Code(Severity severity, String zh, String en) {
            this.severity = severity;
            this.zh = zh;
            this.en = en;
        }

        public Severity severity() {
            return severity;
        }

        /// As it goes over the wire: `missing-name`.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public Severity severity() {
        return code.severity;
    }

    static Problem of(Code code, int row, int column, Object... more) {
        Object[] values = new Object[more.length + 2];
        values[0] = row;
        values[1] = letter(column);
        System.arraycopy(more, 0, values, 2, more.length);
        return new Problem(
                row,
                column,
                code,
                String.format(Locale.ROOT, code.zh, values),
                String.format(Locale.ROOT, code.en, values));
    }

    /// A sheet's name of the column: 1 is A, 27 is AA.
    static String letter(int column) {
        return column <= 0 ? "" : letter((column - 1) / 26) + (char) ('A' + (column - 1) % 26);
    }
}
