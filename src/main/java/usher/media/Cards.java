package usher.media;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.GradientPaint;
import java.awt.Graphics2D;
import java.awt.RadialGradientPaint;
import java.awt.geom.Line2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.awt.geom.RoundRectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import javax.imageio.ImageIO;

/// What is drawn rather than filmed: title, captions, credits and thanks, in the tokens of the stage.
///
/// Sizes are in `u`, of which the shorter side has 56.25, as on the big screen.
final class Cards {
    private static final Color INK = new Color(0xf5f3ec);
    private static final Color INK_2 = new Color(0xa9adc4);
    private static final Color GOLD = new Color(0xffc857);
    private static final Color NIGHT = new Color(0x07080f);
    private static final Color[] GROUND = {new Color(0x1b2147), new Color(0x10142a), new Color(0x07080f)};
    private static final float[] STOPS = {0f, 0.55f, 1f};
    private static final Color GLOW = new Color(255, 190, 110, 26);
    private static final Color GLOW_END = new Color(255, 190, 110, 0);

    private final Storyboard board;
    private final Lettering letters;
    private final int width;
    private final int height;
    private final double u;
    private final BufferedImage stage;

    Cards(Storyboard board, Lettering letters) {
        this.board = board;
        this.letters = letters;
        this.width = board.width();
        this.height = board.height();
        this.u = Math.min(width, height) / 56.25;
        this.stage = stage(width, height);
    }

    /// The stage, a little grainy so that its shades do not fall into bands.
    BufferedImage ground() {
        BufferedImage card = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        card.setData(stage.getRaster());
        return card;
    }

    private static BufferedImage stage(int width, int height) {
        BufferedImage card = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = card.createGraphics();
        Point2D light = new Point2D.Double(width * 0.5, height * 0.38);
        pen.setPaint(new RadialGradientPaint(light, (float) (Math.max(width, height) * 0.72), STOPS, GROUND));
        pen.fillRect(0, 0, width, height);
        Point2D below = new Point2D.Double(width * 0.5, height * 1.08);
        float[] ends = {0f, 1f};
        pen.setPaint(new RadialGradientPaint(below, (float) (width * 0.6), ends, new Color[] {GLOW, GLOW_END}));
        pen.fillRect(0, 0, width, height);
        pen.dispose();
        grain(card);
        return card;
    }

    BufferedImage title() {
        BufferedImage card = ground();
        Graphics2D pen = pen(card);
        double size = 9;
        List<String> lines = wrap(pen, board.title(), size);
        while (size > 3.6 && (lines.size() > (board.tall() ? 4 : 2) || isBroken(pen, lines, size))) {
            size -= 0.6;
            lines = wrap(pen, board.title(), size);
        }
        lines = lines.subList(0, Math.min(lines.size(), 6));
        double leading = size * 1.28 * u;
        double top = (height - lines.size() * leading) / 2 - 1.5 * u;
        pen.setColor(GOLD);
        letters.set(pen, true, 2.2 * u);
        centre(pen, letters.fit(pen, board.subtitle(), width - 8 * u), top - 2.2 * u);
        letters.set(pen, true, size * u);
        pen.setColor(INK);
        for (int line = 0; line < lines.size(); line++) {
            centre(pen, lines.get(line), top + line * leading + size * 0.98 * u);
        }
        double below = top + lines.size() * leading + 2.4 * u;
        rule(pen, width / 2.0 - 4 * u, below, 8 * u);
        letters.set(pen, false, 2.2 * u);
        pen.setColor(INK_2);
        centre(pen, count(), below + 5 * u);
        pen.dispose();
        return card;
    }

    /// A strip for the foot of a shot, with its own shade to stand on; it goes to the very bottom.
    BufferedImage caption(Storyboard.Shot shot) {
        int tall = (int) Look.even(13.5 * u);
        BufferedImage strip = new BufferedImage(width, tall, BufferedImage.TYPE_INT_ARGB);
        Graphics2D pen = pen(strip);
        pen.setPaint(new GradientPaint(0, 0, new Color(7, 8, 15, 0), 0, tall * 0.75f, new Color(7, 8, 15, 205)));
        pen.fillRect(0, 0, width, tall);
        double left = 4 * u;
        double room = width - 8 * u - 1.6 * u;
        double foot = tall - (board.tall() ? 4.5 : 3) * u;
        boolean names = !shot.makers().isEmpty() && !List.of(shot.owner()).equals(shot.makers());
        double top = foot - (names ? 5.3 : 2.6) * u;
        pen.setColor(GOLD);
        pen.fill(new RoundRectangle2D.Double(left, top - 0.1 * u, 0.4 * u, foot - top + 0.5 * u, 0.4 * u, 0.4 * u));
        double x = left + 1.6 * u;
        letters.set(pen, true, 2.6 * u);
        pen.setColor(INK);
        letters.draw(pen, letters.fit(pen, shot.owner(), room), x, top + 2.1 * u);
        if (names) {
            letters.set(pen, false, 1.7 * u);
            pen.setColor(new Color(0xd7d9e6));
            letters.draw(pen, makers(pen, shot.makers(), room), x, foot - 0.1 * u);
        }
        pen.dispose();
        return strip;
    }

    /// All names, page after page.
    List<BufferedImage> credits() {
        if (board.credits().isEmpty()) {
            return List.of();
        }
        List<BufferedImage> pages = new ArrayList<>();
        CreditPages.of(
                        board.credits(),
                        letters,
                        pen(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB)),
                        width,
                        height,
                        u)
                .forEach(page -> pages.add(credits(page)));
        return pages;
    }

    BufferedImage end() throws IOException {
        BufferedImage card = ground();
        Graphics2D pen = pen(card);
        if (board.sponsors().isEmpty()) {
            letters.set(pen, true, 7 * u);
            pen.setColor(INK);
            centre(pen, board.isChinese() ? "谢谢大家" : "Thank you", height / 2.0 + u);
            rule(pen, width / 2.0 - 4 * u, height / 2.0 + 4.4 * u, 8 * u);
            letters.set(pen, false, 2.2 * u);
            pen.setColor(INK_2);
            centre(pen, letters.fit(pen, board.subtitle(), width - 8 * u), height / 2.0 + 9 * u);
        } else {
            heading(pen, board.isChinese() ? "感谢支持" : "With thanks to");
            tiles(pen);
        }
        pen.dispose();
        return card;
    }

    /// A picture that stands, on the stage's ground.
    BufferedImage still(Path file) throws IOException {
        BufferedImage card = ground();
        BufferedImage picture = ImageIO.read(file.toFile());
        if (picture != null) {
            Graphics2D pen = pen(card);
            double scale = Math.min((double) width / picture.getWidth(), (double) height / picture.getHeight());
            int across = (int) Math.round(picture.getWidth() * scale);
            int down = (int) Math.round(picture.getHeight() * scale);
            pen.drawImage(picture, (width - across) / 2, (height - down) / 2, across, down, null);
            pen.dispose();
        }
        return card;
    }

    private BufferedImage credits(CreditPages.Page page) {
        BufferedImage card = ground();
        Graphics2D pen = pen(card);
        heading(pen, board.isChinese() ? "共同创作" : "Made by");
        for (CreditPages.Line line : page.lines()) {
            letters.set(pen, line.heading(), line.heading() ? 1.6 * u : 1.7 * u);
            pen.setColor(line.heading() ? GOLD : INK);
            letters.draw(pen, line.text(), line.x(), line.baseline());
        }
        pen.dispose();
        return card;
    }

    private void heading(Graphics2D pen, String text) {
        letters.set(pen, true, 4.2 * u);
        pen.setColor(INK);
        double top = board.tall() ? 9 * u : 2.6 * u;
        letters.draw(pen, text, 4 * u, top + 4.2 * u);
        rule(pen, 4 * u, top + 6.2 * u, 6 * u);
    }

    /// Logos on light tiles, since many are dark; names where there is no logo.
    private void tiles(Graphics2D pen) throws IOException {
        List<Storyboard.Sponsor> sponsors = board.sponsors();
        double top = board.tall() ? 20 * u : 12.5 * u;
        double room = height - top - 5 * u;
        int columns = 1;
        while (columns < sponsors.size() && tileHeight(columns, room, sponsors.size()) < tileWidth(columns) * 0.5) {
            columns++;
        }
        double across = Math.min(tileWidth(columns), 30 * u);
        double down = Math.min(across * 0.5, tileHeight(columns, room, sponsors.size()));
        int rows = (sponsors.size() + columns - 1) / columns;
        double gap = 1.6 * u;
        double y = top + Math.max(0, room - rows * (down + gap) + gap) / 2;
        for (int at = 0; at < sponsors.size(); at++) {
            int inRow = Math.min(columns, sponsors.size() - at / columns * columns);
            double x = (width - inRow * (across + gap) + gap) / 2 + at % columns * (across + gap);
            tile(pen, sponsors.get(at), new Rectangle2D.Double(x, y + at / columns * (down + gap), across, down));
        }
    }

    private double tileWidth(int columns) {
        return (width - 8 * u + 1.6 * u) / columns - 1.6 * u;
    }

    private double tileHeight(int columns, double room, int count) {
        int rows = (count + columns - 1) / columns;
        return (room + 1.6 * u) / rows - 1.6 * u;
    }

    private void tile(Graphics2D pen, Storyboard.Sponsor sponsor, Rectangle2D box) throws IOException {
        pen.setColor(INK);
        pen.fill(
                new RoundRectangle2D.Double(box.getX(), box.getY(), box.getWidth(), box.getHeight(), 1.2 * u, 1.2 * u));
        BufferedImage logo = sponsor.logo().isEmpty()
                ? null
                : ImageIO.read(sponsor.logo().get().toFile());
        double pad = Math.min(box.getHeight(), box.getWidth()) * 0.16;
        if (logo == null) {
            double size = Math.min(2.6 * u, box.getHeight() * 0.42);
            letters.set(pen, true, size);
            pen.setColor(NIGHT);
            String name = letters.fit(pen, sponsor.name(), box.getWidth() - 2 * pad);
            letters.draw(pen, name, box.getCenterX() - letters.width(pen, name) / 2, box.getCenterY() + size * 0.36);
            return;
        }
        double scale =
                Math.min((box.getWidth() - 2 * pad) / logo.getWidth(), (box.getHeight() - 2 * pad) / logo.getHeight());
        int across = (int) Math.round(logo.getWidth() * scale);
        int down = (int) Math.round(logo.getHeight() * scale);
        pen.drawImage(
                logo,
                (int) (box.getCenterX() - across / 2.0),
                (int) (box.getCenterY() - down / 2.0),
                across,
                down,
                null);
    }

    private String makers(Graphics2D pen, List<String> names, double room) {
        for (int shown = names.size(); shown > 0; shown--) {
            String text = String.join(board.isChinese() ? "　" : "  ·  ", names.subList(0, shown));
            String more = shown == names.size()
                    ? ""
                    : board.isChinese() ? "　等 " + names.size() + " 人" : "  and " + (names.size() - shown) + " more";
            if (letters.width(pen, text + more) <= room) {
                return text + more;
            }
        }
        return letters.fit(pen, names.getFirst(), room);
    }

    private String count() {
        long owners =
                board.shots().stream().map(Storyboard.Shot::owner).distinct().count();
        int shots = board.shots().size();
        return board.isChinese() ? owners + " 组作品　" + shots + " 个镜头" : owners + " works  ·  " + shots + " shots";
    }

    private Graphics2D pen(BufferedImage card) {
        Graphics2D pen = card.createGraphics();
        letters.prepare(pen);
        return pen;
    }

    private void rule(Graphics2D pen, double x, double y, double length) {
        pen.setColor(GOLD);
        pen.setStroke(new BasicStroke((float) (0.28 * u), BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        pen.draw(new Line2D.Double(x, y, x + length, y));
    }

    private void centre(Graphics2D pen, String text, double baseline) {
        letters.draw(pen, text, (width - letters.width(pen, text)) / 2, baseline);
    }

    private boolean isBroken(Graphics2D pen, List<String> lines, double size) {
        letters.set(pen, true, size * u);
        return lines.stream().anyMatch(line -> letters.width(pen, line) > width - 8 * u);
    }

    private List<String> wrap(Graphics2D pen, String text, double size) {
        letters.set(pen, true, size * u);
        return letters.wrap(pen, text, width - 8 * u);
    }

    private static void grain(BufferedImage card) {
        int[] pixels = ((DataBufferInt) card.getRaster().getDataBuffer()).getData();
        Random luck = new Random(1);
        for (int at = 0; at < pixels.length; at++) {
            int add = luck.nextInt(3) - 1;
            int rgb = pixels[at];
            pixels[at] = byteOf(rgb >> 16, add) << 16 | byteOf(rgb >> 8, add) << 8 | byteOf(rgb, add);
        }
    }

    private static int byteOf(int shade, int add) {
        return Math.clamp((shade & 0xff) + add, 0, 255);
    }
}
