package usher;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;
import usher.texts.Texts;
import usher.ud1.Body;
import usher.ud1.Known;
import usher.ud1.Memory;
import usher.ud1.Rec;
import usher.ud1.Report;
import usher.ud1.Transcript;
import usher.ud1.Verify;

/// Recomputes a published transcript of draws. Status 0: all of it follows; 1: not, and why; 2: a file cannot be read.
@Command(
        name = "verify",
        description = "Check a published transcript of draws.",
        mixinStandardHelpOptions = true,
        exitCodeListHeading = "%nStatus:%n",
        exitCodeList = {"0:every step follows", "1:objections, each with what it means", "2:a file cannot be read"})
final class VerifyCommand implements Callable<Integer> {
    private static final int VERIFIED = 0;
    private static final int OBJECTED = 1;
    private static final int UNREADABLE = 2;
    private static final long FILE_MAX_BYTES = 64L << 20;

    private final PrintStream out;

    @Parameters(paramLabel = "transcript.json", description = "The file that the evidence page gives out.")
    private Path transcript = Path.of("");

    @Option(names = "--phone", paramLabel = "memory.json", description = "What a phone remembers, or a list of these.")
    private @Nullable Path phone;

    @Option(names = "--head", paramLabel = "id", description = "The id of a record that was seen earlier.")
    private @Nullable String head;

    @Option(names = "--screen", paramLabel = "glyphs", description = "The glyphs that stood on the screen at the end.")
    private @Nullable String screen;

    @Option(names = "--lang", paramLabel = "zh|en", description = "The language of the answer.")
    private String lang = Locale.getDefault().toLanguageTag();

    VerifyCommand() {
        this(new PrintStream(System.out, true, StandardCharsets.UTF_8));
    }

    VerifyCommand(PrintStream out) {
        this.out = out;
    }

    @Override
    public Integer call() {
        Texts texts = Texts.of(lang);
        Path reading = transcript;
        try {
            String text = read(transcript);
            List<Memory> phones = List.of();
            if (phone != null) {
                reading = phone;
                phones = memories(read(phone));
            }
            return verify(text, phones, new Verdict(out, texts));
        } catch (IOException | JacksonException | IllegalArgumentException e) {
            out.println(texts.say("verify.unreadable", reading, String.valueOf(e.getMessage())));
            return UNREADABLE;
        }
    }

    private int verify(String text, List<Memory> phones, Verdict verdict) {
        Known known = Known.NOTHING.withHead(head).withScreenCode(screen);
        Report report = Verify.text(text, known);
        verdict.say(report);
        boolean accepted = report.isAccepted();
        if (accepted && isRehearsal(text)) {
            verdict.sayRehearsal();
        }
        for (Memory memory : phones) {
            Report seen = Verify.text(text, known.withPhone(memory));
            verdict.say(memory, seen, report);
            accepted &= seen.isAccepted();
        }
        return accepted ? VERIFIED : OBJECTED;
    }

    /// A rehearsal's draws follow every rule and are worth nothing.
    private static boolean isRehearsal(String text) {
        List<Rec> records = Transcript.parse(text).records();
        return !records.isEmpty() && records.getFirst().body() instanceof Body.Anchor anchor && !anchor.live();
    }

    private static String read(Path file) throws IOException {
        if (Files.size(file) > FILE_MAX_BYTES) {
            throw new IOException("> " + FILE_MAX_BYTES + " bytes");
        }
        return Files.readString(file);
    }

    private static List<Memory> memories(String json) {
        Object value = JsonMapper.shared().readValue(json, Object.class);
        List<Memory> memories = new ArrayList<>();
        for (Object memory : value instanceof List<?> list ? list : List.of(value)) {
            memories.add(Memory.of(memory));
        }
        return memories;
    }
}
