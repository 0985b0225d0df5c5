package usher.pages;

import static java.nio.charset.StandardCharsets.US_ASCII;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.EncodeHintType;
import com.google.zxing.LuminanceSource;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.WriterException;
import com.google.zxing.common.GlobalHistogramBinarizer;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// QR codes, drawn for a page or a terminal and read from a photo; the only class that knows ZXing.
///
/// What does not fit in a code (about 2,300 bytes) throws an `IllegalArgumentException`: limit texts before.
public final class Qr {
    private static final List<Double> SCALES = List.of(1.0, 0.7, 0.5);
    private static final int QUIET = 4;
    private static final String BLACK_ON_WHITE = "\u001b[38;5;16;48;5;231m";
    private static final String RESET = "\u001b[0m";
    private static final Map<DecodeHintType, Object> THOROUGHLY = Map.of(DecodeHintType.TRY_HARDER, true);

    private Qr() {}

    /// An inline SVG of one path in `currentColor` on white, one unit a module; black where no stylesheet says else.
    public static String svg(String text) {
        ByteMatrix modules = modules(text);
        int side = modules.getWidth() + 2 * QUIET;
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" class=\"qr\" viewBox=\"0 0 %1$d %1$d\" role=\"img\" color=\"#000\""
                        .formatted(side)
                + " aria-label=\"QR\" shape-rendering=\"crispEdges\">"
                + "<path fill=\"#fff\" d=\"M0 0h%1$dv%1$dH0z\"/>".formatted(side)
                + "<path fill=\"currentColor\" d=\"" + path(modules) + "\"/></svg>";
    }

    /// Lines of half blocks, two modules a character, that bring their own black and white for dark and light
    /// terminals.
    public static String terminal(String text) {
        ByteMatrix modules = modules(text);
        StringBuilder lines = new StringBuilder();
        for (int y = -QUIET; y < modules.getHeight() + QUIET; y += 2) {
            lines.append(BLACK_ON_WHITE);
            for (int x = -QUIET; x < modules.getWidth() + QUIET; x++) {
                lines.append(halves(dark(modules, x, y), dark(modules, x, y + 1)));
            }
            lines.append(RESET).append('\n');
        }
        return lines.toString();
    }

    /// What the first code found in the picture says, black on white or white on black. ZXing misses some codes that
    /// are large and sharp, so the picture is looked at smaller, too.
    public static Optional<String> read(BufferedImage picture) {
        return SCALES.stream()
                .map(scale -> readAt(scale, picture))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> readAt(double scale, BufferedImage original) {
        BufferedImage picture = scale == 1 ? original : scaled(original, scale);
        LuminanceSource light = light(picture);
        for (LuminanceSource source : List.of(light, light.invert())) {
            for (BinaryBitmap bits : List.of(
                    new BinaryBitmap(new HybridBinarizer(source)),
                    new BinaryBitmap(new GlobalHistogramBinarizer(source)))) {
                Optional<String> text = read(bits);
                if (text.isPresent()) {
                    return text;
                }
            }
        }
        return Optional.empty();
    }

    /// The text with which phones join a Wi-Fi, see [Wifi].
    public static String wifi(String ssid, String password, boolean hidden) {
        return Wifi.text(ssid, password, hidden);
    }

    /// Says UTF-8 only where it must: some scanners stumble over the mark that says so.
    private static ByteMatrix modules(String text) {
        Map<EncodeHintType, Object> how = new EnumMap<>(EncodeHintType.class);
        if (!US_ASCII.newEncoder().canEncode(text)) {
            how.put(EncodeHintType.CHARACTER_SET, "UTF-8");
        }
        try {
            return Encoder.encode(text, ErrorCorrectionLevel.M, how).getMatrix();
        } catch (WriterException tooLong) {
            throw new IllegalArgumentException("too long for a QR code", tooLong);
        }
    }

    private static String path(ByteMatrix modules) {
        StringBuilder path = new StringBuilder();
        for (int y = 0; y < modules.getHeight(); y++) {
            for (int x = 0; x < modules.getWidth(); x++) {
                int run = run(modules, x, y);
                if (run > 0) {
                    path.append("M%d %dh%dv1h-%dz".formatted(x + QUIET, y + QUIET, run, run));
                    x += run;
                }
            }
        }
        return path.toString();
    }

    private static int run(ByteMatrix modules, int x, int y) {
        int end = x;
        while (dark(modules, end, y)) {
            end++;
        }
        return end - x;
    }

    private static boolean dark(ByteMatrix modules, int x, int y) {
        return x >= 0 && y >= 0 && x < modules.getWidth() && y < modules.getHeight() && modules.get(x, y) == 1;
    }

    private static char halves(boolean upper, boolean lower) {
        if (upper) {
            return lower ? '█' : '▀';
        }
        return lower ? '▄' : ' ';
    }

    private static BufferedImage scaled(BufferedImage picture, double scale) {
        int width = Math.max(1, (int) (picture.getWidth() * scale));
        int height = Math.max(1, (int) (picture.getHeight() * scale));
        BufferedImage small = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = small.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(picture, 0, 0, width, height, null);
        pen.dispose();
        return small;
    }

    private static LuminanceSource light(BufferedImage picture) {
        int width = picture.getWidth();
        int height = picture.getHeight();
        return new RGBLuminanceSource(width, height, picture.getRGB(0, 0, width, height, null, 0, width));
    }

    private static Optional<String> read(BinaryBitmap bits) {
        try {
            return Optional.of(new QRCodeReader().decode(bits, THOROUGHLY).getText());
        } catch (ReaderException noneOrUnreadable) {
            return Optional.empty();
        }
    }
}
