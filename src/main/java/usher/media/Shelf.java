package usher.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// The folder of uploads on their way: of each the bytes that came, and a note that is replaced in one stroke.
final class Shelf {
    private static final Logger LOG = LoggerFactory.getLogger(Shelf.class);
    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String NOTE = ".json";
    private static final String BYTES = ".bytes";

    private final Path folder;
    private final InstantSource clock;

    /// A note as it lies here; both null while the upload is open.
    private record Written(
            Parcel.Note note,
            @Nullable Content content,
            @Nullable Refusal refusal) {
        static Written of(Parcel parcel) {
            return switch (parcel.state()) {
                case Parcel.Open open -> new Written(parcel.note(), null, null);
                case Parcel.Ready ready -> new Written(parcel.note(), ready.content(), null);
                case Parcel.Refused refused -> new Written(parcel.note(), null, refused.reason());
            };
        }

        Parcel.State state() {
            if (content != null) {
                return new Parcel.Ready(content);
            }
            return refusal != null ? new Parcel.Refused(refusal) : new Parcel.Open();
        }
    }

    Shelf(Path folder, InstantSource clock) throws IOException {
        this.folder = folder;
        this.clock = clock;
        Files.createDirectories(folder);
    }

    List<Parcel> all() throws IOException {
        List<Parcel> found = new ArrayList<>();
        try (DirectoryStream<Path> notes = Files.newDirectoryStream(folder, "*" + NOTE)) {
            for (Path path : notes) {
                try {
                    Written written = JSON.readValue(Files.readAllBytes(path), Written.class);
                    found.add(parcel(written.note(), written.state()));
                } catch (JacksonException unreadable) {
                    LOG.warn("the note {} of an upload cannot be read and is left alone", path, unreadable);
                }
            }
        }
        return found;
    }

    /// One upload as it lies here now.
    Optional<Parcel> find(String id) throws IOException {
        Path path = folder.resolve(id + NOTE);
        if (!Files.exists(path)) {
            return Optional.empty();
        }
        try {
            Written written = JSON.readValue(Files.readAllBytes(path), Written.class);
            return Optional.of(parcel(written.note(), written.state()));
        } catch (NoSuchFileException | JacksonException gone) {
            return Optional.empty();
        }
    }

    Parcel begin(Parcel.Note note) throws IOException {
        Parcel parcel = parcel(note, new Parcel.Open());
        save(parcel);
        return parcel;
    }

    /// Writes the note; what is no longer open loses its bytes.
    synchronized void save(Parcel parcel) throws IOException {
        Path aside = path(parcel.note(), NOTE + ".part");
        try (FileChannel channel = FileChannel.open(
                aside, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(JSON.writeValueAsBytes(Written.of(parcel))));
            channel.force(true);
        }
        Files.move(
                aside, path(parcel.note(), NOTE), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        if (!(parcel.state() instanceof Parcel.Open)) {
            Files.deleteIfExists(parcel.file());
        }
    }

    /// The note goes first: bytes without a note are nobody's.
    synchronized void remove(Parcel parcel) throws IOException {
        Files.deleteIfExists(path(parcel.note(), NOTE));
        Files.deleteIfExists(parcel.file());
    }

    private Parcel parcel(Parcel.Note note, Parcel.State state) throws IOException {
        return new Parcel(note, state, path(note, BYTES), clock);
    }

    private Path path(Parcel.Note note, String suffix) {
        return folder.resolve(note.id() + suffix);
    }
}
