package usher.pages;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.File;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class QrTest {
    private static final String URL = "http://192.168.1.23:7070/j/K7M2PQ?t=9f1c2b7a4e5d60718293a4b5c6d7e8f9";
    private static final Pattern RUN = Pattern.compile("M(\\d+) (\\d+)h(\\d+)v1h-(\\d+)z");

    @ParameterizedTest
    @ValueSource(
            strings = {
                URL,
                "A",
                "你好，门童！今晚八点在三楼大厅。",
                "café 𠮷野家 🎉",
                "<svg onload=\"alert(1)\">&'",
                "WIFI:T:WPA;S:会场;P:12345678;;"
            })
    void drawsWhatAPhoneReads(String text) {
        assertThat(Qr.read(raster(Qr.svg(text), 4))).contains(text);
        assertThat(Qr.read(screen(Qr.terminal(text), 4))).contains(text);
    }

    @Test
    void readsALargeSharpCodeThatZxingMissesAtFullSize() throws Exception {
        BufferedImage screen = ImageIO.read(new File("src/test/resources/pages/screen-with-code.png"));

        assertThat(Qr.read(screen)).contains("http://usher.test:34001/j/BX7MN5");
    }

    @Test
    void drawsAnSvgThatAStrictPageTakes() throws Exception {
        String svg = Qr.svg(URL);

        assertThat(svg).contains("currentColor", "#fff", "viewBox=").doesNotContain("style", "192.168", "<rect");
        var root = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new ByteArrayInputStream(svg.getBytes(UTF_8)))
                .getDocumentElement();
        assertThat(root.getTagName()).isEqualTo("svg");
        assertThat(svg.length()).isLessThan(12_000);
    }

    @Test
    void leavesAQuietZoneOfFourModules() {
        String svg = Qr.svg(URL);
        int side = side(svg);
        List<int[]> runs = runs(svg);

        assertThat(runs).allSatisfy(run -> assertThat(run[1]).isBetween(4, side - 5));
        assertThat(runs).allSatisfy(run -> assertThat(run[0]).isGreaterThanOrEqualTo(4));
        assertThat(runs).allSatisfy(run -> assertThat(run[0] + run[2]).isLessThanOrEqualTo(side - 4));
        assertThat((side - 8 - 17) % 4).isZero();
    }

    @Test
    void bringsItsOwnColoursToTheTerminal() {
        List<String> lines = Qr.terminal(URL).lines().toList();

        assertThat(lines).allMatch(line -> line.startsWith("\u001b[38;5;16;48;5;231m") && line.endsWith("\u001b[0m"));
        assertThat(lines.stream().map(QrTest::bare).map(String::length).distinct())
                .hasSize(1);
        assertThat(bare(lines.get(0)).length()).isLessThan(80);
        assertThat(bare(lines.get(0))).isBlank();
        assertThat(bare(lines.get(1))).isBlank();
    }

    @Test
    void readsASlantedCodeInAPhoto() {
        BufferedImage photo = photo(Color.BLACK, Color.WHITE);

        assertThat(Qr.read(photo)).contains(URL);
    }

    @Test
    void readsWhiteOnBlack() {
        assertThat(Qr.read(photo(Color.WHITE, Color.BLACK))).contains(URL);
    }

    @Test
    void readsNothingWhereThereIsNoCode() {
        assertThat(Qr.read(new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB)))
                .isEmpty();
        assertThat(Qr.read(new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB))).isEmpty();
    }

    @Test
    void saysWhenATextIsTooLong() {
        assertThatThrownBy(() -> Qr.svg("x".repeat(3000))).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "venue | secret123 | false | WIFI:T:WPA;S:venue;P:secret123;;",
                "会场 Wi-Fi | 密码12345 | true | WIFI:T:WPA;S:会场 Wi-Fi;P:密码12345;H:true;;",
                "open | '' | false | WIFI:T:nopass;S:open;;",
                "CAFE1234 | 12345678 | false | WIFI:T:WPA;S:CAFE1234;P:12345678;;",
            })
    void writesTheWifiAsPhonesReadIt(String ssid, String password, boolean hidden, String text) {
        assertThat(Qr.wifi(ssid, password, hidden)).isEqualTo(text);
        assertThat(Qr.read(raster(Qr.svg(text), 4))).contains(text);
    }

    @Test
    void escapesWhatTheWifiTextNeedsForItself() {
        String text = Qr.wifi("a;b,c:d", "p\\q\"r", false);

        assertThat(text).isEqualTo("WIFI:T:WPA;S:a\\;b\\,c\\:d;P:p\\\\q\\\"r;;");
        assertThat(Qr.read(raster(Qr.svg(text), 4))).contains(text);
    }

    /// The path filled by hand, as a browser would with a dark current colour.
    private static BufferedImage raster(String svg, int scale) {
        BufferedImage raster = new BufferedImage(side(svg) * scale, side(svg) * scale, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = raster.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, raster.getWidth(), raster.getHeight());
        pen.setColor(Color.BLACK);
        for (int[] run : runs(svg)) {
            pen.fillRect(run[0] * scale, run[1] * scale, run[2] * scale, scale);
        }
        pen.dispose();
        return raster;
    }

    /// The terminal's cells, each two squares high.
    private static BufferedImage screen(String lines, int scale) {
        List<String> rows = lines.lines().map(QrTest::bare).toList();
        BufferedImage screen =
                new BufferedImage(rows.get(0).length() * scale, rows.size() * 2 * scale, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = screen.createGraphics();
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, screen.getWidth(), screen.getHeight());
        pen.setColor(Color.BLACK);
        for (int y = 0; y < rows.size(); y++) {
            for (int x = 0; x < rows.get(y).length(); x++) {
                char cell = rows.get(y).charAt(x);
                int top = cell == '▄' ? 1 : 0;
                int height = cell == '█' ? 2 : cell == ' ' ? 0 : 1;
                pen.fillRect(x * scale, (y * 2 + top) * scale, scale, height * scale);
            }
        }
        pen.dispose();
        return screen;
    }

    private static BufferedImage photo(Color ink, Color paper) {
        BufferedImage photo = new BufferedImage(1200, 900, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = photo.createGraphics();
        pen.setColor(paper);
        pen.fillRect(0, 0, 1200, 900);
        pen.setTransform(AffineTransform.getRotateInstance(0.3, 600, 450));
        pen.translate(400, 250);
        pen.setColor(ink);
        for (int[] run : runs(Qr.svg(URL))) {
            pen.fillRect(run[0] * 9, run[1] * 9, run[2] * 9, 9);
        }
        pen.dispose();
        return photo;
    }

    private static int side(String svg) {
        Matcher box = Pattern.compile("viewBox=\"0 0 (\\d+) (\\d+)\"").matcher(svg);
        assertThat(box.find()).isTrue();
        return Integer.parseInt(box.group(1));
    }

    private static List<int[]> runs(String svg) {
        List<int[]> runs = new ArrayList<>();
        Matcher run = RUN.matcher(svg);
        while (run.find()) {
            assertThat(run.group(3)).isEqualTo(run.group(4));
            runs.add(new int[] {
                Integer.parseInt(run.group(1)), Integer.parseInt(run.group(2)), Integer.parseInt(run.group(3))
            });
        }
        return runs;
    }

    private static String bare(String line) {
        return line.replaceAll("\u001b\\[[0-9;]*m", "");
    }
}
