package usher.media;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// ffmpeg and ffprobe, looked for when they are first needed: the system's where it has x264, else the one in our jar.
///
/// They get only files that we name ourselves, and may open no other protocol than files and pipes.
public final class Ffmpeg {
    static final List<String> CLOSED = List.of("-protocol_whitelist", "file,pipe");

    private static final Pattern VERSION = Pattern.compile("version n?([\\w.]+)");
    private static final Limits LOOK = new Limits(20, 4L << 30);

    private final Bundled bundled;
    private final boolean systemToo;
    private @Nullable Optional<Programs> found;

    private Ffmpeg(Path folder, boolean systemToo) {
        this.bundled = new Bundled(folder);
        this.systemToo = systemToo;
    }

    /// Unpacks into the folder where it must.
    public static Ffmpeg in(Path folder) {
        return new Ffmpeg(folder, true);
    }

    /// The one in our jar, whatever the system has.
    public static Ffmpeg bundledIn(Path folder) {
        return new Ffmpeg(folder, false);
    }

    /// The programs, or empty where this machine has none that start.
    public synchronized Optional<Programs> programs() throws IOException {
        Optional<Programs> known = found;
        if (known == null) {
            known = find();
            found = known;
        }
        return known;
    }

    /// What this machine has for films, in sentences for the terminal; looks without unpacking anything.
    public List<String> said() {
        List<String> said = new ArrayList<>();
        Optional<Programs> system = systemToo ? onPath() : Optional.empty();
        said.add(system.filter(Programs::x264)
                .map(Programs::toString)
                .orElse("ffmpeg of the jar, unpacked when it is first needed (OpenH264); one with x264 is better"));
        if (isWithoutChinese()) {
            said.add("no Chinese font for the film's titles: apt install fonts-noto-cjk" + " 缺少中文字体，影片里的中文会显示成方框");
        }
        return said;
    }

    /// Asks fontconfig, where there is one; other systems have Chinese fonts of their own.
    private static boolean isWithoutChinese() {
        if (File.separatorChar != '/' || System.getProperty("os.name", "").startsWith("Mac")) {
            return false;
        }
        try {
            StringBuilder fonts = new StringBuilder();
            Run.of(List.of("fc-list", ":lang=zh-cn", "family"), LOOK, fonts::append);
            return fonts.isEmpty();
        } catch (IOException e) {
            return true;
        }
    }

    /// Runs ffmpeg and waits; lines of its standard output come as they are written.
    Outcome ffmpeg(List<String> arguments, Limits limits, Consumer<String> line) throws IOException {
        List<String> command = new ArrayList<>(List.of(need().ffmpeg().toString(), "-hide_banner", "-nostdin", "-y"));
        command.addAll(arguments);
        return Run.of(command, limits, line);
    }

    Outcome ffprobe(List<String> arguments, Limits limits) throws IOException {
        List<String> command = new ArrayList<>(List.of(need().ffprobe().toString(), "-hide_banner"));
        command.addAll(arguments);
        StringBuilder out = new StringBuilder();
        Outcome outcome = Run.of(command, limits, text -> out.append(text).append('\n'));
        return new Outcome(outcome.exit(), out.toString(), outcome.complaint());
    }

    Programs need() throws IOException {
        return programs().orElseThrow(() -> new IOException("no ffmpeg on this machine"));
    }

    private Optional<Programs> find() throws IOException {
        Optional<Programs> system = systemToo ? onPath() : Optional.empty();
        if (system.isPresent() && system.get().x264()) {
            return system;
        }
        Optional<Programs> brought = bundled.unpacked().flatMap(home -> look(home, true));
        return brought.isPresent() ? brought : system;
    }

    private static Optional<Programs> onPath() {
        String path = Optional.ofNullable(System.getenv("PATH")).orElse("");
        for (String folder : path.split(File.pathSeparator)) {
            if (!folder.isEmpty() && Files.isExecutable(Path.of(folder, Bundled.file("ffmpeg")))) {
                return look(Path.of(folder), false);
            }
        }
        return Optional.empty();
    }

    private static Optional<Programs> look(Path folder, boolean bundled) {
        Path ffmpeg = folder.resolve(Bundled.file("ffmpeg"));
        Path ffprobe = folder.resolve(Bundled.file("ffprobe"));
        if (!Files.isExecutable(ffprobe)) {
            return Optional.empty();
        }
        try {
            StringBuilder out = new StringBuilder();
            Outcome outcome = Run.of(List.of(ffmpeg.toString(), "-version"), LOOK, out::append);
            Outcome encoders = Run.of(List.of(ffmpeg.toString(), "-hide_banner", "-encoders"), LOOK, out::append);
            Matcher version = VERSION.matcher(out);
            return outcome.exit() == 0 && encoders.exit() == 0 && version.find()
                    ? Optional.of(
                            new Programs(ffmpeg, ffprobe, version.group(1), out.indexOf(" libx264 ") >= 0, bundled))
                    : Optional.empty();
        } catch (IOException unstartable) {
            return Optional.empty();
        }
    }

    /// What a run may take.
    record Limits(int secondsMax, long memoryBytesMax) {}

    /// How a run ended.
    ///
    /// @param exit      0 for well; -1 where it took too long
    /// @param out       what it printed, where it was asked for
    /// @param complaint the end of what it complained
    record Outcome(int exit, String out, String complaint) {
        static final int TOO_LONG = -1;

        boolean isWell() {
            return exit == 0;
        }
    }
}
