package usher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import usher.hall.Client;
import usher.hall.CutLine;
import usher.media.Blobs;
import usher.media.Ffmpeg;
import usher.media.Pictures;
import usher.media.Samples;
import usher.rehearsal.Courier;

/// Many phones that send a picture each, all at once, through a connection that is cut again and again, into a server
/// with 256 MB of heap.
///
/// @param side     of a picture in pixels: noise as PNG, three bytes a pixel
/// @param bytesASecondEach upwards
record UploadCrowd(int phones, int side, long cutEveryMs, int bytesASecondEach) {
    private static final Duration PATIENCE = Duration.ofMinutes(15);

    /// What came of it.
    record Outcome(long sentBytes, int cuts, double seconds, long serverPeakMegabytes) {}

    /// Fails where a picture is lost, doubled or changed.
    Outcome run(Path folder) throws Exception {
        List<Path> pictures = pictures(folder);
        try (ChildServer server = ChildServer.start(folder, "-Xmx256m");
                CutLine line = CutLine.to(server.port(), cutEveryMs, bytesASecondEach);
                HttpClient http = HttpClient.newBuilder()
                        .version(HttpClient.Version.HTTP_1_1)
                        .build();
                ExecutorService hall = Executors.newVirtualThreadPerTaskExecutor()) {
            OpenHouse house = OpenHouse.at(server.url().toString());
            String code = house.show("百人同传", "evening");
            String slot = house.slot(code, "cocreation");
            List<String> cookies = new ArrayList<>();
            for (int phone = 0; phone < phones; phone++) {
                Client guest = new Client(house.base());
                guest.form("/j/" + code, Map.of("name", "客人" + phone));
                cookies.add("usher_" + code + "=" + guest.cookie("usher_" + code));
            }

            long from = System.nanoTime();
            List<Future<String>> blobs = new ArrayList<>();
            for (int phone = 0; phone < phones; phone++) {
                Courier courier = new Courier(http, line.url(), code, cookies.get(phone));
                Path picture = pictures.get(phone);
                blobs.add(hall.submit(() ->
                        courier.send(slot, "p1", picture, PATIENCE).path("blob").asString("")));
            }
            List<String> kept = new ArrayList<>();
            for (Future<String> blob : blobs) {
                kept.add(blob.get());
            }
            double seconds = (System.nanoTime() - from) / 1e9;

            assertThat(kept).as("what the server kept, by hash").isEqualTo(expected(folder, pictures));
            assertThat(notes(server)).as("uploads begun").isEqualTo(phones);
            assertThat(Files.readString(folder.resolve("server.log"))).doesNotContain("OutOfMemory");
            return new Outcome(bytes(pictures), line.cuts(), seconds, peakMegabytes(server));
        }
    }

    private List<Path> pictures(Path folder) throws IOException {
        List<Path> pictures = new ArrayList<>();
        for (int phone = 0; phone < phones; phone++) {
            Path file = folder.resolve("picture" + phone + ".png");
            pictures.add(Files.write(file, Samples.png(Samples.noise(side, side, phone))));
        }
        return pictures;
    }

    /// The same pictures, read here without any line between: the same bytes give the same hash, others another.
    private static List<String> expected(Path folder, List<Path> files) throws IOException {
        List<String> ids = new ArrayList<>();
        try (Pictures pictures =
                new Pictures(new Blobs(folder.resolve("expected")), Ffmpeg.in(folder.resolve("tools")))) {
            for (Path file : files) {
                Pictures.Result result =
                        pictures.accept(new ByteArrayInputStream(Files.readAllBytes(file)), Long.MAX_VALUE);
                ids.add(((Pictures.Stored) result).picture().id());
            }
        }
        Set<String> different = new HashSet<>(ids);
        assertThat(different).hasSameSizeAs(files);
        return ids;
    }

    private static long notes(ChildServer server) throws IOException {
        try (Stream<Path> files = Files.list(server.data().resolve("inbox"))) {
            return files.filter(file -> file.toString().endsWith(".json")).count();
        }
    }

    private static long bytes(List<Path> files) throws IOException {
        long bytes = 0;
        for (Path file : files) {
            bytes += Files.size(file);
        }
        return bytes;
    }

    /// All memory of the server's process at its peak, 0 where this system does not say.
    private static long peakMegabytes(ChildServer server) throws IOException {
        Path status = Path.of("/proc", String.valueOf(server.pid()), "status");
        if (!Files.exists(status)) {
            return 0;
        }
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("VmHWM:"))
                .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                .findFirst()
                .orElse(0);
    }
}
