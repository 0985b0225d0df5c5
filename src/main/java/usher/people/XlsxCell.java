package usher.people;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.Row;
import org.jspecify.annotations.Nullable;

/// How a cell of a workbook reads as text: numbers in full, dates as 2026-03-01, formulas by their last result.
final class XlsxCell {
    /// Formats that need no entry in the workbook: dates and times, also the Chinese and Japanese ones.
    private static final Set<Integer> DATES_BUILT_IN = Set.of(
            14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 45, 46, 47, 50, 51, 52, 53, 54,
            55, 56, 57, 58);

    /// Colours, languages and quoted words of a format say nothing about dates.
    private static final Pattern FORMAT_ASIDE = Pattern.compile("\\[[^]]*]|\"[^\"]*\"|\\\\.");

    private static final Pattern DATE_LETTER = Pattern.compile("[ymdhs年月日]");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuu-MM-dd", Locale.ROOT);
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm", Locale.ROOT);
    private static final DateTimeFormatter MINUTE = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm", Locale.ROOT);
    private static final BigDecimal DAYS_MAX = BigDecimal.valueOf(2_958_466);
    private static final BigDecimal MINUTES_A_DAY = BigDecimal.valueOf(24 * 60);

    private final LocalDateTime dayZero;

    XlsxCell(boolean from1904) {
        dayZero = from1904 ? LocalDateTime.of(1904, 1, 1, 0, 0) : LocalDateTime.of(1899, 12, 30, 0, 0);
    }

    List<String> texts(Row row) {
        List<String> texts = new ArrayList<>();
        for (int column = 0; column < row.getCellCount(); column++) {
            texts.add(text(row.getCell(column)));
        }
        return texts;
    }

    private String text(@Nullable Cell cell) {
        if (cell == null) {
            return "";
        }
        return switch (cell.getValue()) {
            case null -> withoutValue(cell);
            case BigDecimal number
            when isDate(cell) && number.signum() >= 0 && number.compareTo(DAYS_MAX) < 0 -> date(number);
            case BigDecimal number -> plain(number);
            case Object other -> other.toString();
        };
    }

    /// A formula that nobody has computed yet is shown as one, so that it is reported.
    private static String withoutValue(Cell cell) {
        String formula = cell.getFormula();
        if (formula != null && !formula.isEmpty()) {
            return "=" + formula;
        }
        String raw = cell.getRawValue();
        return raw == null ? "" : raw;
    }

    private static String plain(BigDecimal number) {
        BigDecimal rounded = number.round(new MathContext(15, RoundingMode.HALF_UP));
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }

    private String date(BigDecimal days) {
        long minutes =
                days.multiply(MINUTES_A_DAY).setScale(0, RoundingMode.HALF_UP).longValueExact();
        LocalDateTime time = dayZero.plus(Duration.ofMinutes(minutes));
        if (days.compareTo(BigDecimal.ONE) < 0) {
            return TIME.format(time);
        }
        return time.toLocalTime().equals(LocalTime.MIDNIGHT) ? DAY.format(time) : MINUTE.format(time);
    }

    private static boolean isDate(Cell cell) {
        Integer id = cell.getDataFormatId();
        if (id != null && DATES_BUILT_IN.contains(id)) {
            return true;
        }
        String format = cell.getDataFormatString();
        return format != null
                && DATE_LETTER
                        .matcher(FORMAT_ASIDE
                                .matcher(format.toLowerCase(Locale.ROOT))
                                .replaceAll(""))
                        .find();
    }
}
