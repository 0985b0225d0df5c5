package usher.media;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlobsTest {
    private static final byte[] HELLO = "hello".getBytes(UTF_8);
    private static final String HELLO_ID = "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824";

    @TempDir
    Path folder;

    private Blobs blobs;

    @BeforeEach
    void open() throws IOException {
        blobs = new Blobs(folder.resolve("blobs"));
    }

    @Test
    void namesAFileByTheHashOfWhatItHolds() throws IOException {
        String id = blobs.put(HELLO, BlobType.PNG);

        assertThat(id).isEqualTo(HELLO_ID);
        Path file = blobs.find(id).orElseThrow();
        assertThat(file).hasBinaryContent(HELLO);
        assertThat(BlobType.of(file)).isEqualTo(BlobType.PNG);
        assertThat(BlobType.of(file).contentType()).isEqualTo("image/png");
    }

    @Test
    void keepsTheSameContentOnce() throws IOException {
        blobs.put(HELLO, BlobType.JPEG);
        blobs.put(new ByteArrayInputStream(HELLO), 5, BlobType.JPEG);

        assertThat(files()).hasSize(1);
    }

    @Test
    void keepsTheSameContentOnceForManyAtATime() throws Exception {
        Set<String> ids = ConcurrentHashMap.newKeySet();
        try (var threads = Executors.newFixedThreadPool(16)) {
            Callable<Boolean> put = () -> ids.add(blobs.put(HELLO, BlobType.JPEG));
            for (var done : threads.invokeAll(Collections.nCopies(64, put))) {
                done.get();
            }
        }
        assertThat(ids).containsExactly(HELLO_ID);
        assertThat(files()).hasSize(1);
    }

    @Test
    void takesABodyOfExactlyTheLimit() throws IOException {
        assertThat(blobs.put(new ByteArrayInputStream(HELLO), 5, BlobType.JPEG)).contains(HELLO_ID);
    }

    @Test
    void keepsNothingOfABodyBeyondTheLimit() throws IOException {
        assertThat(blobs.put(new ByteArrayInputStream(HELLO), 4, BlobType.JPEG)).isEmpty();

        assertThat(blobs.find(HELLO_ID)).isEmpty();
        assertThat(files()).isEmpty();
    }

    @Test
    void keepsNothingOfABodyThatBreaksOff() throws IOException {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("gone");
            }
        };
        assertThatThrownBy(() -> blobs.put(broken, 100, BlobType.JPEG)).hasMessage("gone");

        assertThat(files()).isEmpty();
    }

    @Test
    void mendsAFileThatWasCutShort() throws IOException {
        blobs.put(HELLO, BlobType.JPEG);
        Files.write(blobs.find(HELLO_ID).orElseThrow(), new byte[] {'h'});

        blobs.put(HELLO, BlobType.JPEG);

        assertThat(blobs.find(HELLO_ID).orElseThrow()).hasBinaryContent(HELLO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "../x",
                "..",
                "/etc/passwd",
                "aside",
                "2cf24dba",
                "2CF24DBA5FB0A30E26E83B2AC5B9E29E1B161E5C1FA7425E73043362938B9824",
                "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824\n",
                "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043362938b9824.jpg",
                "../aside/../2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e73043",
                "2cf24dba5fb0a30e26e83b2ac5b9e29e1b161e5c1fa7425e7304336293\u0000b9824",
            })
    void findsNothingForWhatIsNotAnId(String id) throws IOException {
        blobs.put(HELLO, BlobType.JPEG);

        assertThat(blobs.find(id)).isEmpty();
    }

    @Test
    void findsNothingForAnIdNobodyWasGiven() {
        assertThat(blobs.find("0".repeat(64))).isEmpty();
    }

    @Test
    void findsWhatAnEarlierProcessKept() throws IOException {
        blobs.put(HELLO, BlobType.JPEG);

        assertThat(new Blobs(folder.resolve("blobs")).find(HELLO_ID)).isPresent();
    }

    @Test
    void sweepsWhatACrashLeftAsideADayAgo() throws IOException {
        Path old = blobs.newAside();
        Path young = blobs.newAside();
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minus(Duration.ofDays(2))));

        new Blobs(folder.resolve("blobs"));

        assertThat(old).doesNotExist();
        assertThat(young).exists();
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> paths = Files.walk(folder)) {
            return paths.filter(Files::isRegularFile).toList();
        }
    }
}
