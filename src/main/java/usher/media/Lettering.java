package usher.media;

import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.RenderingHints;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// The letters of a film, in the first of our fonts that this machine has; with none it goes on without.
public final class Lettering {
    private static final List<String> FAMILIES = List.of(
            "Noto Sans CJK SC",
            "Noto Sans SC",
            "Source Han Sans SC",
            "PingFang SC",
            "HarmonyOS Sans SC",
            "MiSans",
            "Microsoft YaHei",
            "WenQuanYi Micro Hei",
            "WenQuanYi Zen Hei",
            "Heiti SC");
    private static final String CHINESE = "门童桌张";

    private final String family;
    private final boolean draws;
    private final boolean chinese;

    private Lettering(String family, boolean draws, boolean chinese) {
        this.family = family;
        this.draws = draws;
        this.chinese = chinese;
    }

    /// Looks at this machine's fonts, which takes a moment.
    public static Lettering ofThisMachine() {
        try {
            Set<String> there = new HashSet<>(Arrays.asList(
                    GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames()));
            String family =
                    FAMILIES.stream().filter(there::contains).findFirst().orElse(Font.SANS_SERIF);
            Font font = new Font(family, Font.PLAIN, 20);
            return new Lettering(family, true, font.canDisplayUpTo(CHINESE) < 0);
        } catch (RuntimeException | LinkageError noFonts) {
            return new Lettering("", false, false);
        }
    }

    /// Whether Chinese is more than empty boxes.
    public boolean hasChinese() {
        return chinese;
    }

    void prepare(Graphics2D pen) {
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BICUBIC);
        pen.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
    }

    void set(Graphics2D pen, boolean bold, double pixels) {
        if (draws) {
            pen.setFont(new Font(family, bold ? Font.BOLD : Font.PLAIN, 1).deriveFont((float) pixels));
        }
    }

    double width(Graphics2D pen, String text) {
        if (!draws) {
            return 0;
        }
        FontMetrics metrics = pen.getFontMetrics();
        return metrics.getStringBounds(text, pen).getWidth();
    }

    void draw(Graphics2D pen, String text, double x, double baseline) {
        if (draws) {
            pen.drawString(text, (float) x, (float) baseline);
        }
    }

    /// The text in lines that are no wider, broken where its language breaks; one long word stays whole.
    List<String> wrap(Graphics2D pen, String text, double widthMax) {
        BreakIterator breaks = BreakIterator.getLineInstance(Locale.SIMPLIFIED_CHINESE);
        breaks.setText(text);
        List<String> lines = new ArrayList<>();
        int start = 0;
        int last = 0;
        for (int next = breaks.next(); next != BreakIterator.DONE; next = breaks.next()) {
            if (last > start && width(pen, text.substring(start, next).strip()) > widthMax) {
                lines.add(text.substring(start, last).strip());
                start = last;
            }
            last = next;
        }
        lines.add(text.substring(start).strip());
        return lines;
    }

    /// The text, cut with an ellipsis where it is wider.
    String fit(Graphics2D pen, String text, double widthMax) {
        if (width(pen, text) <= widthMax) {
            return text;
        }
        int end = text.length();
        while (end > 0 && width(pen, text.substring(0, end) + "…") > widthMax) {
            end = text.offsetByCodePoints(end, -1);
        }
        return text.substring(0, end) + "…";
    }
}
