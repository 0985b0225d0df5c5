package usher.pages;

import com.google.zxing.BarcodeFormat;
import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.common.BitMatrix;
import com.google.zxing.qrcode.QRCodeWriter;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import java.util.Map;

/// Texts as QR codes, for pages and for the terminal.
public final class Qr {
    private static final int QUIET = 2;

    private Qr() {}

    /// A crisp drawing, black on white.
    public static String svg(String text) {
        BitMatrix matrix = matrix(text);
        int size = matrix.getWidth();
        StringBuilder dark = new StringBuilder();
        for (int y = 0; y < size; y++) {
            for (int x = 0; x < size; x++) {
                if (matrix.get(x, y)) {
                    dark.append('M').append(x).append(' ').append(y).append("h1v1h-1z");
                }
            }
        }
        return "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" shape-rendering=\"crispEdges\"><path fill=\"#fff\" d=\"M0 0h%dv%dH0z\"/><path fill=\"#000\" d=\"%s\"/></svg>"
                .formatted(size, size, size, size, dark);
    }

    /// Half blocks in black and white, whatever the terminal's own colours are.
    public static String terminal(String text) {
        BitMatrix matrix = matrix(text);
        StringBuilder out = new StringBuilder();
        for (int y = 0; y < matrix.getHeight(); y += 2) {
            out.append("  ");
            for (int x = 0; x < matrix.getWidth(); x++) {
                boolean upper = matrix.get(x, y);
                boolean lower = y + 1 < matrix.getHeight() && matrix.get(x, y + 1);
                out.append(upper ? "\u001b[30;" : "\u001b[97;")
                        .append(lower ? "40m" : "107m")
                        .append('▀');
            }
            out.append("\u001b[0m\n");
        }
        return out.toString();
    }

    /// The text that makes phones join a network.
    public static String wifi(String name, String password, boolean hidden) {
        String lock = password.isEmpty() ? "nopass" : "WPA";
        return "WIFI:T:" + lock + ";S:" + escaped(name) + ";P:" + escaped(password) + ";" + (hidden ? "H:true;" : "")
                + ";";
    }

    private static String escaped(String text) {
        return text.replaceAll("([\\\\;,:\"])", "\\\\$1");
    }

    private static BitMatrix matrix(String text) {
        try {
            return new QRCodeWriter()
                    .encode(
                            text,
                            BarcodeFormat.QR_CODE,
                            0,
                            0,
                            Map.of(
                                    EncodeHintType.MARGIN,
                                    QUIET,
                                    EncodeHintType.CHARACTER_SET,
                                    "UTF-8",
                                    EncodeHintType.ERROR_CORRECTION,
                                    ErrorCorrectionLevel.M));
        } catch (WriterException e) {
            throw new IllegalArgumentException("too long for a QR code", e);
        }
    }
}
