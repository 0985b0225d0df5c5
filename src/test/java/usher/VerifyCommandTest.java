package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import usher.texts.Texts;
import usher.ud1.Body;
import usher.ud1.Code;
import usher.ud1.Rec;
import usher.ud1.Transcript;

/// `usher verify` says in plain words whether a transcript holds, and which check failed if not.
class VerifyCommandTest {
    private static final String GIVEN = "src/test/resources/ud1/";
    private static final String TRANSCRIPT = GIVEN + "ud1-transcript.json";

    @TempDir
    Path folder;

    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    @Test
    void saysInOneSentenceThatATranscriptHolds() {
        assertThat(run("--lang", "zh", TRANSCRIPT)).isZero();
        assertThat(output()).doesNotContain("彩排").startsWith("核对通过：3 次抽奖").contains("39 号 陈雨一、7 号 王一一");
    }

    @Test
    void saysItInEnglish() {
        assertThat(run("--lang=en-GB", TRANSCRIPT)).isZero();
        assertThat(output()).startsWith("Verified: 3 draws;").contains("no. 58 冯浩一");
    }

    @Test
    void saysAloudThatARehearsalIsOne() throws IOException {
        String zeros = "0".repeat(64);
        Body.Anchor anchor = new Body.Anchor("彩排之夜", false, zeros, zeros, 2_500, 1, false);
        Transcript rehearsed = new Transcript(List.of(Rec.first("ABC234", 1, anchor)), Map.of(), Map.of(), Map.of());

        assertThat(run("--lang", "zh", file("rehearsal.json", rehearsed.write())))
                .isZero();
        assertThat(output()).contains("核对通过：0 次抽奖", "这是一次彩排的记录");
    }

    @Test
    void hearsThePhonesToo() {
        assertThat(run("--lang", "en", TRANSCRIPT, "--phone", GIVEN + "ud1-phones.json"))
                .isZero();
        assertThat(output()).contains("The phone of number 1 found nothing wrong, but cannot vouch on its own.");
    }

    @Test
    void saysWhichCheckFailedAndWhatItMeans() throws IOException {
        String forged = Files.readString(Path.of(TRANSCRIPT)).replace("\"order\":[58]", "\"order\":[57]");

        assertThat(run("--lang", "zh", file("forged.json", forged))).isOne();
        assertThat(output()).startsWith("核对未通过：").contains("wrong-winners · 第 17 条记录 · d3", "重新计算，中奖的不是这些人");
    }

    @Test
    void objectsForAPhoneWhoseTapIsMissing() throws IOException {
        String phones = Files.readString(Path.of(GIVEN + "ud1-phones.json")).replaceFirst("41d803a3", "41d803a4");

        assertThat(run("--lang", "en", TRANSCRIPT, "--phone", file("phone.json", phones)))
                .isOne();
        assertThat(output()).contains("The phone of number 1 objects.", "my-tap-missing · record 3 · d1");
    }

    @Test
    void objectsToAHeadThatIsGoneAndToOtherGlyphs() {
        assertThat(run("--lang", "zh", TRANSCRIPT, "--head", "ab".repeat(32), "--screen", "天地日月"))
                .isOne();
        assertThat(output()).contains("history-rewritten", "screen-differs");
    }

    @Test
    void saysThatAFileCannotBeRead() {
        assertThat(run("--lang", "en", folder.resolve("none.json").toString())).isEqualTo(2);
        assertThat(output()).startsWith("Cannot read ");
    }

    @Test
    void refusesAFileThatIsNoTranscript() throws IOException {
        assertThat(run("--lang", "en", file("other.json", "{}"))).isOne();
        assertThat(output()).contains("✗ chain");
    }

    @Test
    void hasASentenceForEveryCodeInBothLanguages() {
        for (Code code : Code.values()) {
            assertThat(Texts.ZH.has("verify.code." + code.text()))
                    .as(code.text())
                    .isTrue();
            assertThat(Texts.EN.has("verify.code." + code.text()))
                    .as(code.text())
                    .isTrue();
        }
    }

    private int run(String... arguments) {
        PrintStream out = new PrintStream(said, true, StandardCharsets.UTF_8);
        return new CommandLine(new VerifyCommand(out)).execute(arguments);
    }

    private String output() {
        return said.toString(StandardCharsets.UTF_8);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }
}
