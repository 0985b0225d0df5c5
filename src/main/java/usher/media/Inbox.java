package usher.media;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.core.Intake;

/// All uploads on their way, in a folder that outlives the server.
///
/// What is whole is read by one of two threads, in turn. What was half here, or whole and not read, when the server
/// stopped goes on when it is back. An upload is forgotten a day after something last came.
public final class Inbox implements AutoCloseable {
    public static final Duration AGE_MAX = Duration.ofDays(1);

    private static final Logger LOG = LoggerFactory.getLogger(Inbox.class);
    private static final Duration SWEEP_EVERY = Duration.ofMinutes(10);
    private static final int READERS = 2;
    private static final int OPEN_EACH_MAX = 30;
    private static final long BYTES_EACH_MAX = 2L << 30;
    private static final long FREE_BYTES_MIN = 512L << 20;
    /// The upload and what is kept of it lie side by side for a while.
    private static final int COPIES = 2;
    private static final int ID_DIGITS = 32;
    private static final Pattern ID = Pattern.compile("[0-9a-f]{" + ID_DIGITS + "}");
    /// Whoever had the last byte has read the upload by then, or is gone.
    private static final Duration READ_MAX = Duration.ofMinutes(2);

    private final Shelf shelf;
    private final boolean shared;
    private final InstantSource clock;
    private final Opener opener;
    private final Disk disk;
    private final Map<String, Parcel> parcels = new ConcurrentHashMap<>();
    private final ExecutorService readers = Executors.newFixedThreadPool(
            READERS,
            Thread.ofPlatform()
                    .name("opener-", 1)
                    .daemon()
                    .priority(Thread.MIN_PRIORITY)
                    .factory());
    private Instant swept = Instant.MIN;
    private volatile boolean closing;

    /// What somebody is about to send.
    ///
    /// @param owner    by whom the limits count; the host has none
    /// @param key      the sender's own name for it: the same again is the same upload
    /// @param intake   what is taken at most
    public record Wish(
            String show,
            String owner,
            String slot,
            Parcel.Use use,
            String key,
            long bytes,
            Intake intake,
            boolean isLimited) {
        private Parcel.Note note() {
            return new Parcel.Note(
                    id(), show, owner, slot, use, bytes, intake.bytesMax(), intake.pictures(), intake.lengthMsMax());
        }

        private String id() {
            String name = String.join("\n", show, owner, slot, use.name(), key, String.valueOf(bytes));
            return HexFormat.of().formatHex(sha256(name.getBytes(UTF_8))).substring(0, ID_DIGITS);
        }
    }

    /// How many bytes are free where uploads lie.
    interface Disk {
        long freeBytes() throws IOException;
    }

    /// What became of a wish.
    public sealed interface Answer permits Begun, Declined {}

    public record Begun(Parcel parcel) implements Answer {}

    public record Declined(Refusal reason) implements Answer {}

    public Inbox(Path folder, InstantSource clock, Pictures pictures, Videos videos) throws IOException {
        this(folder, clock, pictures, videos, false);
    }

    /// @param shared whether other processes use the folder too, so that an upload may begin here and end there
    public Inbox(Path folder, InstantSource clock, Pictures pictures, Videos videos, boolean shared)
            throws IOException {
        this(folder, clock, pictures, videos, () -> Files.getFileStore(folder).getUsableSpace(), shared);
    }

    Inbox(Path folder, InstantSource clock, Pictures pictures, Videos videos, Disk disk) throws IOException {
        this(folder, clock, pictures, videos, disk, false);
    }

    private Inbox(Path folder, InstantSource clock, Pictures pictures, Videos videos, Disk disk, boolean shared)
            throws IOException {
        this.shared = shared;
        this.shelf = new Shelf(folder, clock);
        this.disk = disk;
        this.clock = clock;
        this.opener = new Opener(pictures, videos);
        shelf.all().forEach(parcel -> parcels.put(parcel.note().id(), parcel));
        parcels.values().stream().filter(Parcel::isWhole).forEach(this::read);
    }

    /// Begins an upload, or finds the one that was begun; one that was refused begins anew.
    public synchronized Answer begin(Wish wish) throws IOException {
        sweep();
        Parcel known = look(wish.id());
        if (known != null && !(known.state() instanceof Parcel.Refused)) {
            return new Begun(known);
        }
        Optional<Refusal> fault = fault(wish);
        if (fault.isPresent()) {
            return new Declined(fault.get());
        }
        Parcel parcel = shelf.begin(wish.note());
        parcels.put(parcel.note().id(), parcel);
        return new Begun(parcel);
    }

    /// Whether the wish is for an upload that was begun before.
    public boolean knows(Wish wish) {
        return look(wish.id()) != null;
    }

    public Optional<Parcel> find(String show, String owner, String id) {
        return Optional.ofNullable(look(id))
                .filter(parcel -> parcel.note().show().equals(show))
                .filter(parcel -> parcel.note().owner().equals(owner));
    }

    /// Takes what comes; see [Parcel#receive]. The parcel's state then says whether it is still wanted.
    public boolean receive(Parcel parcel, long from, InputStream body) throws IOException {
        boolean fits = parcel.receive(from, body);
        if (parcel.state() instanceof Parcel.Refused) {
            shelf.save(parcel);
        } else if (fits && parcel.isWhole()) {
            read(parcel);
        }
        return fits;
    }

    /// Ends an upload before it is whole.
    public void drop(Parcel parcel) throws IOException {
        parcel.settle();
        parcels.remove(parcel.note().id(), parcel);
        shelf.remove(parcel);
    }

    /// Forgets whatever was for a show that is gone.
    public void wipe(String show) {
        try {
            dropAll(parcel -> parcel.note().show().equals(show));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        closing = true;
        readers.shutdownNow();
    }

    /// The upload as it is now, wherever its bytes came in.
    private @Nullable Parcel look(String id) {
        Parcel known = parcels.get(id);
        if (!shared || !ID.matcher(id).matches()) {
            return known;
        }
        try {
            Optional<Parcel> written = shelf.find(id);
            if (written.isEmpty()) {
                return known;
            }
            Parcel parcel = parcels.computeIfAbsent(id, fresh -> written.get());
            parcel.follow(written.get());
            if (parcel.isWhole() && parcel.touched().isBefore(clock.instant().minus(READ_MAX))) {
                read(parcel);
            }
            return parcel;
        } catch (IOException e) {
            LOG.warn("upload {} cannot be looked at", id, e);
            return known;
        }
    }

    private Optional<Refusal> fault(Wish wish) throws IOException {
        if (wish.intake().bytesMax() == 0) {
            return Optional.of(Refusal.NOTHING_WANTED);
        }
        if (wish.bytes() == 0) {
            return Optional.of(Refusal.EMPTY_FILE);
        }
        if (wish.bytes() > wish.intake().bytesMax()) {
            return Optional.of(Refusal.FILE_TOO_LARGE);
        }
        if (wish.isLimited() && of(wish).filter(parcel -> parcel.missing() > 0).count() >= OPEN_EACH_MAX) {
            return Optional.of(Refusal.TOO_MANY);
        }
        if (wish.isLimited()
                && of(wish).mapToLong(parcel -> parcel.note().bytes()).sum() + wish.bytes() > BYTES_EACH_MAX) {
            return Optional.of(Refusal.QUOTA);
        }
        return isRoomFor(wish.bytes()) ? Optional.empty() : Optional.of(Refusal.DISK_FULL);
    }

    private Stream<Parcel> of(Wish wish) {
        return parcels.values().stream()
                .filter(parcel -> parcel.note().show().equals(wish.show()))
                .filter(parcel -> parcel.note().owner().equals(wish.owner()))
                .filter(parcel -> !(parcel.state() instanceof Parcel.Refused));
    }

    /// Counts on everything that was promised and has not come yet.
    private boolean isRoomFor(long bytes) throws IOException {
        long promised = parcels.values().stream().mapToLong(Parcel::missing).sum();
        return disk.freeBytes() - COPIES * (promised + bytes) >= FREE_BYTES_MIN;
    }

    private void read(Parcel parcel) {
        try {
            readers.execute(() -> readNow(parcel));
        } catch (RejectedExecutionException closing) {
            LOG.info("upload {} is read when the server is back", parcel.note().id());
        }
    }

    /// A reader that is interrupted says nothing that counts: the upload stays whole, and is read when we are back.
    private void readNow(Parcel parcel) {
        try {
            if (parcel.isWhole()) {
                Parcel.State read = opener.open(parcel.note(), parcel.file());
                if (!closing) {
                    parcel.is(read);
                    shelf.save(parcel);
                }
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        } catch (IOException | RuntimeException failed) {
            if (!closing) {
                LOG.error("upload {} could not be kept", parcel.note().id(), failed);
                parcel.is(new Parcel.Refused(Refusal.NOT_KEPT));
            }
        }
    }

    private void sweep() throws IOException {
        Instant now = clock.instant();
        if (swept.isBefore(now.minus(SWEEP_EVERY))) {
            swept = now;
            dropAll(parcel -> parcel.touched().isBefore(now.minus(AGE_MAX)));
        }
    }

    private void dropAll(Predicate<Parcel> which) throws IOException {
        for (Parcel parcel : parcels.values().stream().filter(which).toList()) {
            drop(parcel);
        }
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (NoSuchAlgorithmException everyJdkHasIt) {
            throw new IllegalStateException(everyJdkHasIt);
        }
    }
}
