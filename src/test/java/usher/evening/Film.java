package usher.evening;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import javax.imageio.ImageIO;

/// A screencast of the big screen, every frame of which is weighed: how far the luminance of its pixels deviates from
/// their mean. A blank page is the stage with nothing on it: its ground, and what lies over all scenes.
final class Film {
    private static final Path FOLDER = Path.of("target", "evening");
    private static final int WIDTH = 640;
    private static final int HEIGHT = 360;
    /// What deviates so little more than the blank page has nothing on it that could be read.
    private static final double BLANK_TIMES = 1.05;
    private static final int SETTLE_MS = 600;
    private static final String EMPTY = """
        (on) => {
          const layer = document.querySelector('.stage-layer.is-on');
          for (const child of layer.children) {
            child.style.visibility = on ? 'hidden' : '';
          }
        }\
        """;

    private final Screen screen;
    private final CDPSession wire;
    private final double blank;
    private double lowest = Double.MAX_VALUE;
    private byte[] emptiest = {};
    private int frames;

    /// Films a screen that has a scene, from now on; finds out first what a blank one weighs.
    Film(Screen screen) {
        this.screen = screen;
        this.wire = screen.wire();
        wire.on("Page.screencastFrame", this::see);
        JsonObject how = new JsonObject();
        how.addProperty("format", "png");
        how.addProperty("maxWidth", WIDTH);
        how.addProperty("maxHeight", HEIGHT);
        how.addProperty("everyNthFrame", 1);
        wire.send("Page.startScreencast", how);
        blanks();
        this.blank = lowest;
        cut();
    }

    /// Fails where a frame since the last cut is as empty as a blank page, and keeps that frame. Begins anew.
    void isNeverBlank(String chapter) throws IOException {
        screen.page.waitForTimeout(SETTLE_MS);
        System.out.printf(
                "%s: %d frames, the emptiest weighs %.1f, a blank page %.1f%n", chapter, frames, lowest, blank);
        if (lowest <= blank * BLANK_TIMES) {
            Path file = FOLDER.resolve(chapter + ".png");
            Files.createDirectories(FOLDER);
            Files.write(file, emptiest);
            throw new AssertionError("the screen was blank: " + file);
        }
        assertThat(frames).isPositive();
        cut();
    }

    /// Forgets what was filmed.
    void cut() {
        lowest = Double.MAX_VALUE;
        frames = 0;
    }

    /// Takes everything off the stage for a moment.
    void blanks() {
        screen.page.waitForTimeout(SETTLE_MS);
        screen.page.evaluate(EMPTY, true);
        screen.page.waitForTimeout(SETTLE_MS);
        screen.page.evaluate(EMPTY, false);
        screen.page.waitForTimeout(SETTLE_MS);
    }

    private void see(JsonObject frame) {
        JsonObject seen = new JsonObject();
        seen.add("sessionId", frame.get("sessionId"));
        wire.send("Page.screencastFrameAck", seen);
        byte[] picture = Base64.getDecoder().decode(frame.get("data").getAsString());
        double weight = deviation(picture);
        frames++;
        if (weight < lowest) {
            lowest = weight;
            emptiest = picture;
        }
    }

    private static double deviation(byte[] picture) {
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
            long count = 0;
            double sum = 0;
            double squares = 0;
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    double luminance = luminance(image.getRGB(x, y));
                    count++;
                    sum += luminance;
                    squares += luminance * luminance;
                }
            }
            double mean = sum / count;
            return Math.sqrt(squares / count - mean * mean);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static double luminance(int rgb) {
        return 0.2126 * (rgb >> 16 & 0xFF) + 0.7152 * (rgb >> 8 & 0xFF) + 0.0722 * (rgb & 0xFF);
    }
}
