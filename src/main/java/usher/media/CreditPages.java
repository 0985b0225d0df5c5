package usher.media;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;

/// The credits laid out in columns: a heading keeps its names beside it, a name that is wider than its column
/// has lines of its own, what is over goes on.
final class CreditPages {
    private static final double LINE = 2.75;
    private static final double HEADING = 2.6;
    private static final double GAP = 1.5;
    private static final double NAME_GAP = 1.7;

    private final Lettering letters;
    private final Graphics2D pen;
    private final double u;
    private final double top;
    private final double bottom;
    private final double column;
    private final double gutter;
    private final int columns;
    private final List<Page> pages = new ArrayList<>();
    private List<Line> lines = new ArrayList<>();
    private int at;
    private double y;

    /// What stands on one card.
    record Page(List<Line> lines) {}

    /// One line of text where it stands.
    record Line(String text, boolean heading, double x, double baseline) {}

    private CreditPages(Lettering letters, Graphics2D pen, int width, int height, double u) {
        this.letters = letters;
        this.pen = pen;
        this.u = u;
        boolean tall = height > width;
        this.columns = tall ? 2 : 3;
        this.gutter = 3 * u;
        this.column = (width - 8 * u - (columns - 1) * gutter) / columns;
        this.top = (tall ? 19 : 12.5) * u;
        this.bottom = height - (tall ? 9 : 3) * u;
        this.y = top;
    }

    static List<Page> of(
            List<Storyboard.Credit> credits, Lettering letters, Graphics2D pen, int width, int height, double u) {
        CreditPages pages = new CreditPages(letters, pen, width, height, u);
        credits.forEach(pages::add);
        pages.turn();
        return pages.pages;
    }

    private void add(Storyboard.Credit credit) {
        letters.set(pen, false, 1.7 * u);
        List<List<String>> rows = rows(credit.names());
        boolean headed = !credit.owner().isEmpty();
        double whole = (headed ? HEADING : 0) + rows.size() * LINE;
        if (y > top && y + Math.min(whole, HEADING + 2 * LINE) * u > bottom) {
            nextColumn();
        }
        if (headed) {
            letters.set(pen, true, 1.6 * u);
            lines.add(new Line(letters.fit(pen, credit.owner(), column), true, x(), y + 1.6 * u));
            y += HEADING * u;
            letters.set(pen, false, 1.7 * u);
        }
        for (List<String> row : rows) {
            if (y + LINE * u > bottom) {
                nextColumn();
            }
            double x = x();
            for (String name : row) {
                lines.add(new Line(name, false, x, y + 1.7 * u));
                x += letters.width(pen, name) + NAME_GAP * u;
            }
            y += LINE * u;
        }
        y += GAP * u;
    }

    private List<List<String>> rows(List<String> names) {
        List<List<String>> rows = new ArrayList<>();
        List<String> row = new ArrayList<>();
        double used = 0;
        for (String name : names) {
            double width = letters.width(pen, name);
            if (!row.isEmpty() && used + width > column) {
                rows.add(row);
                row = new ArrayList<>();
                used = 0;
            }
            if (width > column) {
                letters.wrap(pen, name, column).forEach(part -> rows.add(List.of(letters.fit(pen, part, column))));
                continue;
            }
            row.add(name);
            used += width + NAME_GAP * u;
        }
        if (!row.isEmpty()) {
            rows.add(row);
        }
        return rows;
    }

    private double x() {
        return 4 * u + at * (column + gutter);
    }

    private void nextColumn() {
        at++;
        y = top;
        if (at == columns) {
            turn();
        }
    }

    private void turn() {
        if (!lines.isEmpty()) {
            pages.add(new Page(List.copyOf(lines)));
        }
        lines = new ArrayList<>();
        at = 0;
        y = top;
    }
}
