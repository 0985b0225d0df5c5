package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import usher.hall.Client;
import usher.hall.Line;
import usher.rehearsal.Courier;

/// What two tables made, in one file for the host.
class ArchiveTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @TempDir
    private static Path data;

    @Test
    void holdsFilesTextsLinksAndCreditsOfEveryWork() throws Exception {
        try (OpenHouse house = OpenHouse.open(data)) {
            String code = house.show("杭州/站:2026", "evening");
            Client guest = joined(house, code, "毛晨曦");
            handIn(house, code, guest);

            assertThat(guest.get("/host/" + code + "/archive.zip").statusCode()).isEqualTo(401);
            HttpResponse<byte[]> response = HttpClient.newHttpClient()
                    .send(
                            house.host()
                                    .request("/host/" + code + "/archive.zip")
                                    .build(),
                            HttpResponse.BodyHandlers.ofByteArray());

            assertThat(response.headers().firstValue("content-disposition").orElseThrow())
                    .contains("%E6%9D%AD%E5%B7%9E%20%E7%AB%99%202026.zip");
            assertThat(response.headers().firstValue("content-encoding")).isEmpty();
            Map<String, byte[]> files = unpacked(response.body());
            String work = files.keySet().stream()
                    .filter(name -> name.endsWith("/text.txt"))
                    .findFirst()
                    .orElseThrow()
                    .replace("text.txt", "");
            assertThat(work).startsWith("05 ").contains("/001 ").contains("=1+1 雨夜");
            assertThat(text(files, work + "text.txt")).isEqualTo("一个老人,和他的\"机器狗\"\n");
            assertThat(text(files, work + "links.txt")).isEqualTo("点菜助手\nhttps://agent.example.org/try\n");
            assertThat(ImageIO.read(new ByteArrayInputStream(files.get(work + "1.jpg")))
                            .getWidth())
                    .isEqualTo(64);
            assertThat(text(files, "credits.csv"))
                    .startsWith("\ufeff共创")
                    .contains("'=1+1 雨夜")
                    .contains("\"一个老人,和他的\"\"机器狗\"\"\"")
                    .contains("毛晨曦");
            JsonNode credits = Line.JSON.readTree(text(files, "credits.json"));
            assertThat(credits.get(0).path("work").path("makers").toString()).contains("毛晨曦");
            assertThat(credits.get(0).path("files").get(0).asString("")).isEqualTo(work + "1.jpg");
            assertThat(files).doesNotContainKey("missing.txt");
        }
    }

    private static void handIn(OpenHouse house, String code, Client guest) throws Exception {
        try (Line host = Line.hello(house.base(), code, "host", house.host().cookie("usher_host"));
                Line phone = Line.hello(house.base(), code, "phone", guest.cookie("usher_" + code))) {
            host.act("{\"do\":\"cue\",\"slot\":\"cocreation\"}");
            host.act("{\"do\":\"take\",\"from\":0}");
            host.act("{\"do\":\"take\",\"from\":1}");
            Path file = Files.write(data.resolve("photo.png"), png());
            String cookie = "usher_" + code + "=" + guest.cookie("usher_" + code);
            ObjectNode seen =
                    (ObjectNode) new Courier(HttpClient.newHttpClient(), URI.create(house.base()), code, cookie)
                            .send("cocreation", "p1", file, PATIENCE);
            seen.put("id", "p1").put("url", "").put("title", "");
            String link = """
                {"id":"p2","form":"LINK","blob":"","thumb":"","width":0,"height":0,"lengthMs":0,\
                "url":"https://agent.example.org/try","title":"点菜助手"}\
                """;
            JsonNode answer = phone.act("""
                {"do":"act","slot":"cocreation","kind":"cocreation","act":{"do":"submit","title":"=1+1 雨夜",\
                "text":"一个老人,和他的\\"机器狗\\"","pieces":[%s,%s]}}\
                """.formatted(seen, link));
            assertThat(answer.path("t").asString("")).as(answer.toString()).isEqualTo("ok");
        }
    }

    private static Client joined(OpenHouse house, String code, String name) throws Exception {
        Client guest = new Client(house.base());
        guest.form("/j/" + code, Map.of("name", name));
        return guest;
    }

    private static byte[] png() throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(new java.awt.image.BufferedImage(64, 36, java.awt.image.BufferedImage.TYPE_INT_RGB), "png", out);
        return out.toByteArray();
    }

    private static Map<String, byte[]> unpacked(byte[] zip) throws Exception {
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    private static String text(Map<String, byte[]> files, String name) {
        return new String(files.get(name), StandardCharsets.UTF_8);
    }
}
