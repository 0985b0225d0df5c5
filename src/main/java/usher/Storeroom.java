package usher;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import usher.journal.Journals;
import usher.journal.SqliteJournals;
import usher.people.Directory;

/// What a server keeps of its shows, by its settings, without the server.
final class Storeroom implements AutoCloseable {
    private final Settings settings;
    private final @Nullable Cluster cluster;
    private final Journals journals;
    private final Map<String, Directory> people = new HashMap<>();

    private Storeroom(Settings settings, @Nullable Cluster cluster) {
        this.settings = settings;
        this.cluster = cluster;
        this.journals = cluster == null
                ? new SqliteJournals(settings.data(), InstantSource.system(), new SecureRandom())
                : cluster.journals(InstantSource.system(), new SecureRandom(), settings.blobs());
    }

    static Storeroom open(Settings settings) {
        return new Storeroom(settings, settings.redis().isPresent() ? Cluster.join(settings) : null);
    }

    Journals journals() {
        return journals;
    }

    Directory people(String code) {
        return people.computeIfAbsent(
                code,
                fresh -> cluster == null
                        ? Directory.open(
                                settings.data().resolve("shows").resolve(fresh).resolve(Directory.FILE),
                                InstantSource.system())
                        : cluster.directory(fresh, InstantSource.system()));
    }

    Path blobs() {
        return settings.blobs();
    }

    @Override
    public void close() {
        people.values().forEach(Directory::close);
        journals.close();
        if (cluster != null) {
            cluster.close();
        }
    }
}
