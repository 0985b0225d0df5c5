package usher.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;
import usher.Activities;
import usher.core.Command;
import usher.core.Prize;

/// Journals of earlier versions are read for ever, and so is what an older page sends.
class EarlierTest {
    private final Codec codec = new Codec(Activities.kinds());

    @Test
    void readsAPrizeThatHadOneSizeOfBatch() throws Exception {
        assertThat(prize("\"batch\":5").batches()).containsExactly(5);
        assertThat(prize("\"batch\":0").batches()).isEmpty();
        assertThat(prize("\"batch\":0").music()).isEmpty();
    }

    @Test
    void readsThePrizesOfAShowThatBeganEarlier() throws Exception {
        String json = """
            {"do":"create","rehearsal":false,"rundown":[],"sponsors":[],
             "prizes":[{"id":"p","name":"耳机","quantity":20,"batch":4,"sponsor":"","picture":""}],
             "info":{"title":"一晚","city":"","date":"","venue":"","theme":"","lang":"zh","roster":false,"target":0,
                     "seatsMax":9,"tables":0,"wifi":{"name":"","password":""},"masked":false}}\
            """;
        assertThat(codec.readEntry(json))
                .isInstanceOfSatisfying(
                        Command.Create.class,
                        create ->
                                assertThat(create.prizes().getFirst().batches()).containsExactly(4));
    }

    @Test
    void readsTheWorksThatHeldNothingButPictures() throws Exception {
        String json = """
            {"do":"act","slot":"a1","kind":"cocreation","act":{"do":"submit","title":"","text":"字",
             "pictures":[{"id":"%1$s","thumb":"%1$s","width":4,"height":3}]}}\
            """.formatted("0a".repeat(32));

        assertThat(codec.write(codec.readEntry(json)))
                .contains("\"id\":\"p1\",\"form\":\"PICTURE\",\"blob\":\"0a0a")
                .doesNotContain("pictures");
    }

    @Test
    void readsARoundThatWasByTableOrByPerson() throws Exception {
        assertThat(round("true")).contains("\"who\":\"TABLES\"").contains("\"form\":\"ROUND\"");
        assertThat(round("false")).contains("\"who\":\"PEOPLE\"").contains("\"videos\":false");
    }

    private String round(String byTable) throws Exception {
        String json = """
            {"do":"putSlot","index":0,"slot":{"id":"a","kind":"cocreation","title":"共创","plan":{"theme":"门","brief":"",
             "minutes":1,"byTable":%s,"votes":3,"voteMinutes":0,"piecesMax":3,"graceMinutes":2,"autoplaySeconds":8}}}\
            """.formatted(byTable);
        return codec.write(codec.readEntry(json));
    }

    @Test
    void writesWhatItReads() throws Exception {
        Command put = codec.read(command("\"batches\":[5,5,10],\"music\":\"harp\",\"codes\":0"));
        assertThat(codec.read(codec.write(put))).isEqualTo(put);
    }

    /// Ids are answered by the text of what was sent, so a command is written for ever as it once was.
    @Test
    void writesWhatWasRecordedLetterByLetter() throws Exception {
        int written = 0;
        for (String line : Files.readAllLines(Path.of("src/test/resources/recorded/rehearsal-40.jsonl"))) {
            String body = JsonMapper.shared().readTree(line).path("body").toString();
            if (!body.contains("\"pictures\"") && !body.contains("\"do\":\"create\"")) {
                assertThat(codec.write(codec.readEntry(body))).isEqualTo(body);
                written++;
            }
        }
        assertThat(written).isGreaterThan(300);
    }

    private Prize prize(String batches) throws Exception {
        return ((Command.PutPrize) codec.read(command(batches))).prize();
    }

    private static String command(String batches) {
        return "{\"do\":\"putPrize\",\"prize\":{\"id\":\"p\",\"name\":\"耳机\",\"quantity\":20,\"sponsor\":\"\","
                + "\"picture\":\"\"," + batches + "}}";
    }
}
