package usher.evening;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/// A draw that phones check by themselves: what they say of a true record, of a forged one, and what anybody can check
/// on the evidence page, also years later and without a server.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class EvidenceTest {
    private static final int ROBOTS = 12;

    @TempDir
    static Path folder;

    @RegisterExtension
    final Witness witness = Witness.ofStory(() -> this.hall);

    private Hall hall;
    private Host host;
    private Screen screen;
    private Phone honest;
    private Phone cheated;
    private Visitor visitor;
    private String code;
    private String transcript;

    @BeforeAll
    void aHallWithRobotsAndTwoPhones() throws Exception {
        hall = Hall.open(folder);
        host = hall.host();
        code = hall.rehearsal(ROBOTS);
        host.opens(hall.server().hostLink());
        host.enters(code);
        screen = hall.screen(code);
        honest = hall.phone(Device.WECHAT_ANDROID);
        honest.opens(hall.url("/j/" + code));
        honest.comesIn("白鹭");
        cheated = hall.phone(Device.WECHAT_IPHONE);
        cheated.isToldOtherwise("/transcript/", "[[1,1,", "[[1,2,");
        cheated.opens(hall.url("/j/" + code));
        cheated.comesIn("苍鹭");
    }

    @AfterAll
    void close() throws Exception {
        if (hall != null) {
            hall.close();
        }
    }

    @Test
    @Order(1)
    void everyPhoneFindsItselfOnTheLockedList() {
        host.leads(host.say("cue.draw.press"));

        honest.ticks("list", "ok");
        honest.ticks("tap", "wait");
    }

    @Test
    @Order(2)
    void aForgedListIsRedOnThePhoneThatGotIt() {
        cheated.ticks("list", "red");
        cheated.shows(cheated.say("verify.code.roster"));
    }

    @Test
    @Order(3)
    void aPressIsInTheSealAndThePhoneComputesTheGlyphs() {
        host.takes();
        honest.holds();
        cheated.holds();

        honest.ticks("tap", "ok");
        honest.ticks("code", "ok");
        honest.letsGo();
        cheated.letsGo();
        honest.reads(screen.glyphs());
    }

    @Test
    @Order(4)
    void theHallSeesHowManyAgreeAndWhoObjects() {
        screen.hearsOf(1 + ROBOTS / 2, 1);
    }

    @Test
    @Order(5)
    void theMemoryOutlivesAReload() {
        String before = honest.remembers(code);
        honest.reloads();

        honest.ticks("list", "ok");
        honest.ticks("tap", "ok");
        honest.ticks("code", "ok");
        assertThat(honest.remembers(code)).isEqualTo(before);
        assertThat(before).contains("\"kept\":1", "\"gap\":", "\"seal\":", "\"since\":", "\"salts\":", "\"head\":");
    }

    @Test
    @Order(6)
    void anybodyVerifiesOnTheEvidencePage() throws Exception {
        transcript = hall.get("/transcript/" + code + ".json");
        visitor = hall.visitor();
        visitor.opens(hall.url("/evidence/" + code));

        visitor.finds("ok");
        visitor.shows(visitor.say("evidence.rehearsal"));
        visitor.shows(screen.glyphs());
        visitor.looksUp("1");
        visitor.shows(visitor.say("verify.winner", "001"));
        assertThat(visitor.view().textContent()).doesNotContain("白鹭", "苍鹭");
    }

    @Test
    @Order(7)
    void aDroppedForgeryIsRefusedAndSaysWhy() {
        visitor.drops("forged.json", transcript.replace("[[1,1,", "[[1,2,"));

        visitor.finds("failed");
        visitor.shows(visitor.say("verify.code.roster"));
    }

    @Test
    @Order(8)
    void aPhonesMemoryTestifiesAndCatchesAReplacedHistory() {
        String memory = honest.remembers(code);
        visitor.drops("record.json", transcript);
        visitor.finds("ok");
        visitor.drops("memory.json", memory);
        visitor.finds("ok");
        visitor.grades("A");

        visitor.drops("memory.json", memory.replaceAll("\"head\":\"..", "\"head\":\"00"));
        visitor.finds("failed");
        visitor.shows(visitor.say("verify.code.history-rewritten"));
    }

    @Test
    @Order(9)
    void thePageIsKeptAsOneFileAndWorksFromDisk() throws Exception {
        Path kept = folder.resolve("kept.html");
        Files.writeString(kept, hall.get("/evidence/" + code + ".html"));
        hall.server().kill();

        Visitor later = hall.visitor();
        later.opens(kept.toUri().toString());

        later.finds("ok");
        later.shows(screen.glyphs());
        later.drops("forged.json", transcript.replace("[[1,1,", "[[1,2,"));
        later.finds("failed");
        assertThat(later.errors()).isEmpty();
    }
}
