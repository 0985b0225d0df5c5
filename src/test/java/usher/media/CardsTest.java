package usher.media;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is drawn for a film; the cards are left in `target/cards` to be looked at.
class CardsTest {
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void threeHundredNamesOfTwentyOneTablesFitOnAFewPages(boolean tall) throws Exception {
        List<Storyboard.Credit> credits = new ArrayList<>();
        for (int table = 1; table <= 21; table++) {
            credits.add(new Storyboard.Credit(
                    "第 " + table + " 桌",
                    IntStream.range(0, 14)
                            .mapToObj(at -> at == 7 ? "名字有二十个字的人也要完整地写在片尾里面呀" : at % 2 == 0 ? "李想" : "欧阳晓晨")
                            .toList()));
        }
        Storyboard.Shot shot = new Storyboard.Shot(
                Path.of("x"), true, 0, 1_000, "第 12 桌", credits.getFirst().names());
        List<Storyboard.Sponsor> sponsors = IntStream.range(0, 5)
                .mapToObj(at -> new Storyboard.Sponsor("江南云 " + at, Optional.empty()))
                .toList();
        Storyboard board = new Storyboard(
                1080,
                tall,
                "zh",
                "如果城市会做梦",
                "AI Hub · 上海 · 2026-11-22",
                List.of(shot),
                Optional.empty(),
                true,
                credits,
                sponsors);
        Cards cards = new Cards(board, Lettering.ofThisMachine());
        Path folder = Files.createDirectories(Path.of("target", "cards"));
        String shape = tall ? "tall" : "wide";
        List<BufferedImage> pages = cards.credits();
        BufferedImage stage = cards.ground();
        BufferedImage caption = cards.caption(shot);
        stage.createGraphics().drawImage(caption, 0, stage.getHeight() - caption.getHeight(), null);
        ImageIO.write(cards.title(), "png", folder.resolve(shape + "-title.png").toFile());
        ImageIO.write(stage, "png", folder.resolve(shape + "-shot.png").toFile());
        ImageIO.write(
                pages.getFirst(), "png", folder.resolve(shape + "-credits.png").toFile());
        ImageIO.write(cards.end(), "png", folder.resolve(shape + "-end.png").toFile());
        assertThat(pages).hasSizeBetween(1, 6);
        assertThat(pages.getFirst().getWidth()).isEqualTo(tall ? 1080 : 1920);
    }

    @Test
    void writesALongNameInTheCreditsToItsEnd() {
        String name = "名字有二十个字的人也要完整地写在片尾里面呀";
        String english = "Alexandra Konstantinopoulou-Featherstonehaugh the Third";
        List<Storyboard.Credit> credits = List.of(new Storyboard.Credit("第 1 桌", List.of("李想", name, "欧阳晓晨", english)));
        BufferedImage card = new BufferedImage(1, 1, BufferedImage.TYPE_INT_RGB);

        List<String> lines =
                CreditPages.of(credits, Lettering.ofThisMachine(), card.createGraphics(), 1920, 1080, 19.2).stream()
                        .flatMap(page -> page.lines().stream())
                        .map(CreditPages.Line::text)
                        .toList();

        assertThat(String.join("", lines)).contains("李想" + name + "欧阳晓晨");
        assertThat(String.join("", lines).replace(" ", "")).contains(english.replace(" ", ""));
    }
}
