package usher.evening;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import usher.hall.Client;
import usher.hall.Line;

/// The prizes of a real evening, at full strength: a roster of three hundred, four prizes of four sponsors, one more
/// added on the spot, seven draws, a winner who is not there. Too long for every build: `mvn verify -Pevenings`.
/// Pictures are in `target/evening/seven-draws`.
class SevenDrawsEvening {
    private static final Path PICTURES = Path.of("target", "evening", "seven-draws");
    private static final int STRENGTH = 23;
    /// These have phones in their hands; the rest came in and left.
    private static final int WITH_PHONES = 230;
    private static final List<Award> AWARDS = List.of(
            new Award("p1", "AI 会员年卡", "[5,5]", 10),
            new Award("p2", "降噪耳机", "[3,3]", 6),
            new Award("p3", "机械键盘", "[]", 10),
            new Award("p4", "AI 眼镜", "[]", 1));
    private static final String ADDED = "神秘大奖";

    @TempDir
    private Path folder;

    private record Award(String id, String name, String batches, int pieces) {}

    private Hall hall;
    private Host host;
    private Screen screen;
    private Phone android;
    private Phone iphone;
    private String code;
    private Line hand;
    private int draws;

    @Test
    void theWholeHallCanCheckThem() throws Exception {
        Files.createDirectories(PICTURES);
        List<Guest> guests = Guest.all();
        try (Hall open = Hall.open(folder)) {
            hall = open;
            host = hall.host();
            host.opens(hall.server().hostLink());
            code = host.makesShow("AI 创作之夜", "empty");
            host.bringsPeople(Guest.ROSTER, guests.size());
            prizes();
            screen = hall.screen(code);
            android = comes(Device.WECHAT_ANDROID, guests.get(0));
            iphone = comes(Device.IPHONE, guests.get(1));
            List<Guest> robots = guests.subList(2, WITH_PHONES);
            try (Crowd crowd = Crowd.come(hall.server().url(), code, robots)) {
                for (Guest guest : guests.subList(WITH_PHONES, guests.size())) {
                    Client without = new Client(hall.server().url().toString());
                    without.form("/j/" + code, Map.of("name", guest.name(), "digits", guest.digits()));
                }
                host.takes();
                screen.counts(guests.size());
                evening();
                end();
            }
        }
    }

    private void evening() throws Exception {
        draw(5);
        draw(5);
        draw(3);
        draw(3);
        host.addsPrize(ADDED, 2);
        host.takes();
        draw(2);
        draw(10);
        draw(1);
        assertThat(draws).isEqualTo(7);
    }

    /// One draw from the lock to the last winner on stage.
    private void draw(int pieces) throws Exception {
        draws++;
        host.leads(host.say("cue.draw.lock"));
        host.takes();
        host.leads(host.say("cue.draw.press"));
        photograph("list");
        host.takes();
        android.holds();
        iphone.holds();
        photograph("press");
        screen.hasLamps();
        photograph("lamps");
        screen.hasWinners(pieces);
        android.letsGo();
        iphone.letsGo();
        String glyphs = screen.glyphs();
        android.reads(glyphs);
        iphone.reads(glyphs);
        screen.page.waitForTimeout(6_000);
        photograph("drawn");
        System.out.println("draw " + draws + ": " + screen.view().textContent().replaceAll("\\s+", " "));
        replaceOneWhoIsNotThere();
        photograph("present");
        android.goesOn();
        iphone.goesOn();
    }

    /// The first of the evening's winners who does not answer within the minute is called absent.
    private void replaceOneWhoIsNotThere() throws Exception {
        JsonNode winners = hand.topic("queue", d -> true).path("d").path("winners");
        for (JsonNode winner : winners) {
            int ticket = winner.path("person").path("ticket").asInt(0);
            if (ticket > WITH_PHONES && !hasAbsent()) {
                screen.page.waitForTimeout(62_000);
                String slot = hand.topic("host", d -> true).path("onAir").asString("");
                JsonNode answer = hand.act(
                        "{\"do\":\"act\",\"slot\":\"" + slot + "\",\"kind\":\"draw\",\"act\":{\"do\":\"absent\","
                                + "\"ticket\":" + ticket + ",\"reason\":\"absent\",\"override\":false}}");
                assertThat(answer.path("t").asString("")).as("%s", answer).isEqualTo("ok");
                screen.page.waitForTimeout(2_000);
                photograph("absent");
                return;
            }
        }
    }

    private void end() throws Exception {
        if (host.take().isEnabled()) {
            host.takes();
        }
        JsonNode ended = hand.act("{\"do\":\"end\",\"on\":true}");
        assertThat(ended.path("t").asString("")).as("%s", ended).isEqualTo("ok");
        String transcript = hall.get("/transcript/" + code + ".json");
        Files.writeString(PICTURES.resolve("transcript.json"), transcript);
        Set<String> types = new TreeSet<>();
        JsonMapper.shared()
                .readTree(transcript)
                .path("records")
                .forEach(record -> types.add(record.path("type").asString("")));
        assertThat(types).contains("absent", "award", "close");

        Path file = folder.resolve("transcript.json");
        Files.writeString(file, transcript);
        Process verify = new ProcessBuilder(ServerProcess.java("verify", "--lang", "zh", file.toString()))
                .redirectErrorStream(true)
                .start();
        String said = new String(verify.getInputStream().readAllBytes());
        System.out.println(said);
        assertThat(verify.waitFor()).as(said).isZero();

        Visitor visitor = hall.visitor();
        visitor.opens(hall.url("/evidence/" + code));
        visitor.finds("ok");
        visitor.photograph(PICTURES.resolve("evidence.png"));
        assertThat(hall.errors()).isEmpty();
    }

    // ── given ────────────────────────────────────────────────────────────────────────────────

    private void prizes() throws Exception {
        String key = hall.server().hostLink().replaceFirst(".*key=", "");
        String base = hall.server().url().toString();
        Client backstage = new Client(base);
        backstage.get("/host?key=" + key);
        hand = Line.hello(base, code, "host", backstage.cookie("usher_host"));
        tell(
                "{\"do\":\"putSlot\",\"slot\":{\"id\":\"s-in\",\"kind\":\"welcome\",\"title\":\"入场\",\"plan\":{\"greeting\":\"\"}}}");
        for (Award award : AWARDS) {
            String sponsor = "sp-" + award.id();
            tell("{\"do\":\"putSponsor\",\"sponsor\":{\"id\":\"" + sponsor + "\",\"name\":\"" + award.name()
                    + "的赞助方\",\"picture\":\"\"}}");
            tell("{\"do\":\"putPrize\",\"prize\":{\"id\":\"" + award.id() + "\",\"name\":\"" + award.name()
                    + "\",\"quantity\":" + award.pieces() + ",\"batches\":" + award.batches() + ",\"sponsor\":\""
                    + sponsor
                    + "\",\"picture\":\"\",\"music\":\"\",\"codes\":0}}");
            tell("{\"do\":\"putSlot\",\"slot\":{\"id\":\"s-" + award.id() + "\",\"kind\":\"draw\",\"title\":\""
                    + award.name()
                    + "\",\"plan\":{\"prize\":\"" + award.id()
                    + "\",\"quantity\":0,\"exclude\":\"ALL\",\"staff\":false,"
                    + "\"tables\":[],\"tags\":[],\"strength\":" + STRENGTH + "}}}");
        }
    }

    private void tell(String command) throws InterruptedException {
        JsonNode answer = hand.act(command);
        assertThat(answer.path("t").asString("")).as("%s %s", command, answer).isEqualTo("ok");
    }

    private boolean hasAbsent() throws IOException, InterruptedException {
        return hall.get("/transcript/" + code + ".json").contains("\"type\":\"absent\"");
    }

    private Phone comes(Device device, Guest guest) {
        Phone phone = hall.phone(device);
        phone.opens(hall.url("/j/" + code));
        phone.comesIn(guest);
        return phone;
    }

    private void photograph(String moment) {
        Map<String, Surface> devices = Map.of("screen", screen, "console", host, "android", android, "iphone", iphone);
        devices.forEach(
                (name, device) -> device.photograph(PICTURES.resolve(draws + "-" + moment + "-" + name + ".png")));
    }
}
