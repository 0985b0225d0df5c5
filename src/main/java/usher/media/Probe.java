package usher.media;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What ffprobe says of a file.
///
/// @param width    upright, in square pixels, 0 where there is no film in it
/// @param lengthMs as the file claims, 0 where it does not say
/// @param codec    of the film, else of the sound
/// @param rate     pictures a second, about
/// @param odd      in other colours than a screen's, which costs to change
/// @param bright   with a wider range of light than plain screens have, for example from an iPhone
record Probe(int width, int height, long lengthMs, String codec, boolean sound, boolean bright, boolean odd, int rate) {
    private static final Ffmpeg.Limits LIMITS = new Ffmpeg.Limits(30, 2L << 30);

    /// Empty for a file that its reader cannot make sense of.
    static Optional<Probe> of(Ffmpeg ffmpeg, Container container, Path file) throws IOException {
        List<String> arguments = new ArrayList<>(List.of(
                "-v",
                "error",
                "-show_entries",
                "format=duration:stream=index,codec_type,codec_name,width,height,sample_aspect_ratio,duration,avg_frame_rate,"
                    + "color_transfer,color_space,color_range,pix_fmt:stream_disposition=attached_pic:stream_side_data=rotation",
                "-of",
                "flat"));
        arguments.addAll(container.open(file));
        Ffmpeg.Outcome outcome = ffmpeg.ffprobe(arguments, LIMITS);
        return outcome.isWell() ? read(outcome.out()) : Optional.empty();
    }

    private static Optional<Probe> read(String flat) {
        Map<String, String> said = new HashMap<>();
        flat.lines().forEach(line -> {
            int equals = line.indexOf('=');
            if (equals > 0) {
                said.put(line.substring(0, equals), line.substring(equals + 1).replace("\"", ""));
            }
        });
        String film = stream(said, "video");
        String sound = stream(said, "audio");
        if (film.isEmpty() && sound.isEmpty()) {
            return Optional.empty();
        }
        long lengthMs = Math.max(
                ms(said.getOrDefault("format.duration", "")),
                ms(said.getOrDefault((film.isEmpty() ? sound : film) + "duration", "")));
        String codec = said.getOrDefault((film.isEmpty() ? sound : film) + "codec_name", "");
        int width = number(said.getOrDefault(film + "width", ""));
        int height = number(said.getOrDefault(film + "height", ""));
        int square = square(width, said.getOrDefault(film + "sample_aspect_ratio", ""));
        boolean lying = turned(said, film);
        boolean bright = said.getOrDefault(film + "color_transfer", "").matches("smpte2084|arib-std-b67");
        boolean odd = said.getOrDefault(film + "color_space", "").matches("bt470bg|smpte170m|fcc|smpte240m")
                || said.getOrDefault(film + "color_range", "").equals("pc")
                || said.getOrDefault(film + "pix_fmt", "").startsWith("yuvj");
        return Optional.of(
                film.isEmpty()
                        ? new Probe(0, 0, lengthMs, codec, true, false, false, 0)
                        : new Probe(
                                lying ? height : square,
                                lying ? square : height,
                                lengthMs,
                                codec,
                                !sound.isEmpty(),
                                bright,
                                odd,
                                rate(said.getOrDefault(film + "avg_frame_rate", ""))));
    }

    /// The prefix of the first stream of that kind; covers of music are no film.
    private static String stream(Map<String, String> said, String kind) {
        for (int at = 0; at < 64; at++) {
            String prefix = "streams.stream." + at + ".";
            if (kind.equals(said.get(prefix + "codec_type"))
                    && !"1".equals(said.get(prefix + "disposition.attached_pic"))) {
                return prefix;
            }
        }
        return "";
    }

    private static boolean turned(Map<String, String> said, String film) {
        return said.entrySet().stream()
                .anyMatch(entry -> entry.getKey().startsWith(film + "side_data_list")
                        && entry.getKey().endsWith(".rotation")
                        && Math.abs(number(entry.getValue())) % 180 == 90);
    }

    private static int square(int width, String ratio) {
        String[] parts = ratio.split(":", -1);
        int across = parts.length == 2 ? number(parts[0]) : 0;
        int down = parts.length == 2 ? number(parts[1]) : 0;
        return across > 0 && down > 0 ? (int) Math.max(1, (long) width * across / down) : width;
    }

    private static int rate(String fraction) {
        String[] parts = fraction.split("/", -1);
        int over = parts.length == 2 ? number(parts[0]) : 0;
        int under = parts.length == 2 ? number(parts[1]) : 0;
        return over > 0 && under > 0 ? over / under : Storyboard.RATE;
    }

    private static int number(String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static long ms(String seconds) {
        try {
            double value = Double.parseDouble(seconds);
            return value > 0 && value < 1e7 ? Math.round(value * 1000) : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
