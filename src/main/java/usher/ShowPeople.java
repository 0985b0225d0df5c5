package usher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import usher.core.Show;
import usher.core.Vault;
import usher.engine.Engine;
import usher.live.Names;
import usher.people.Committed;
import usher.people.Directory;
import usher.people.NameMask;
import usher.people.Person;
import usher.people.Salts;
import usher.texts.Texts;
import usher.ud1.Hash;
import usher.ud1.Identity;
import usher.words.Icebreakers;
import usher.words.Words;

/// The directories of all shows, and what other rooms may ask of them: names, and the draw's commitments.
final class ShowPeople implements Names, AutoCloseable {
    private static final int SECRET_BYTES = 16;
    private static final SecureRandom LUCK = new SecureRandom();

    private final Path data;
    private final InstantSource clock;
    private final Words words;
    private final Map<String, Directory> directories = new ConcurrentHashMap<>();
    /// Rehearsals that are gone: whoever still draws one must not make its file anew.
    private final Set<String> wiped = ConcurrentHashMap.newKeySet();
    private @Nullable Engine engine;

    private final @Nullable Cluster cluster;
    private Consumer<String> heard = code -> {};

    ShowPeople(Path data, InstantSource clock, Words words) {
        this(data, clock, words, null);
    }

    /// @param cluster where the people are, in common with other nodes; null: in the data folder
    ShowPeople(Path data, InstantSource clock, Words words, @Nullable Cluster cluster) {
        this.data = data;
        this.clock = clock;
        this.words = words;
        this.cluster = cluster;
    }

    /// Has `listener` called with each show in which another node has changed somebody who is in it.
    void watch(Consumer<String> listener) {
        heard = listener;
    }

    void attach(Engine attached) {
        engine = attached;
    }

    /// The people of a show that exists.
    Directory directory(String code) {
        if (wiped.contains(code)) {
            throw new IllegalStateException("show " + code + " was wiped");
        }
        return directories.computeIfAbsent(code, this::open);
    }

    Vault vault(String code) {
        return new ShowVault(code);
    }

    /// Closes and deletes a rehearsal's people.
    void wipe(String code) {
        forget(code);
        if (cluster != null) {
            cluster.forget(code, true);
        }
    }

    /// As if it had never been, as far as this node goes.
    void forget(String code) {
        if (cluster != null) {
            cluster.forget(code, false);
        }
        wiped.add(code);
        Directory directory = directories.remove(code);
        if (directory != null) {
            directory.close();
        }
        if (!Files.isDirectory(folder(code))) {
            return;
        }
        try (var files = Files.list(folder(code))) {
            for (Path file : files.toList()) {
                Files.deleteIfExists(file);
            }
            Files.deleteIfExists(folder(code));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public String shown(String code, int ticket) {
        String name = full(code, ticket);
        return veil(code, ticket).orElseGet(() -> masks(code) ? NameMask.mask(name) : name);
    }

    @Override
    public String known(String code, int ticket) {
        return veil(code, ticket).orElseGet(() -> full(code, ticket));
    }

    @Override
    public String full(String code, int ticket) {
        if (wiped.contains(code)) {
            return Person.ERASED;
        }
        Directory directory = directory(code);
        return directory
                .find(ticket)
                .filter(person -> !directory.isErased(ticket))
                .map(Person::name)
                .orElseGet(() -> erased(code));
    }

    /// What a commitment of the draw's list opens to: public name, salt of the name, hash of the contact. Erased people
    /// have none.
    Optional<Vault.Opened> opened(String code, int ticket, String commitment) {
        Directory directory = directory(code);
        return directory
                .committed(ticket, commitment)
                .flatMap(committed -> directory
                        .salts(ticket)
                        .map(salts ->
                                new Vault.Opened(ticket, committed.name(), salts.name(), committed.contactHash())));
    }

    /// What a list that is locked now would commit to.
    Optional<Committed> committing(String code, int ticket) {
        Directory directory = directory(code);
        return directory
                .salts(ticket)
                .flatMap(salts -> directory.find(ticket).map(person -> {
                    String name = shown(code, ticket);
                    String contactHash = Identity.contactHash(salts.contact(), person.drawContact());
                    return new Committed(
                            ticket, Identity.commitment(salts.name(), name, contactHash), name, contactHash);
                }));
    }

    /// What hides one person in the draw's list; erased people have none.
    Optional<Salts> salts(String code, int ticket) {
        return directory(code).salts(ticket);
    }

    @Override
    public void close() {
        directories.values().forEach(Directory::close);
    }

    private boolean masks(String code) {
        return show(code).map(show -> show.info().masked()).orElse(false);
    }

    /// What stands in place of the name of somebody who was erased.
    private String erased(String code) {
        return show(code)
                .map(show -> Texts.of(show.info().lang()).say("name.erased"))
                .orElse(Person.ERASED);
    }

    /// What stands in place of a name that the host has not seen yet.
    private Optional<String> veil(String code, int ticket) {
        return show(code)
                .filter(show -> show.house().veiled().contains(ticket))
                .map(show -> Texts.of(show.info().lang()).say("name.veiled", ticket));
    }

    private Optional<Show> show(String code) {
        return engine == null
                ? Optional.empty()
                : engine.show(code).map(loop -> loop.moment().show());
    }

    private Directory open(String code) {
        if (cluster != null) {
            Directory shared = cluster.directory(code, clock);
            shared.watch(tickets -> hear(code, tickets));
            return shared;
        }
        try {
            Files.createDirectories(folder(code));
            return Directory.open(folder(code).resolve(Directory.FILE), clock);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void hear(String code, Set<Integer> tickets) {
        if (show(code)
                .filter(show -> tickets.stream().anyMatch(show.house()::isPresent))
                .isPresent()) {
            heard.accept(code);
        }
    }

    private Path folder(String code) {
        return data.resolve("shows").resolve(code);
    }

    /// One show's answers to the draw's jobs.
    private final class ShowVault implements Vault {
        private final String code;

        ShowVault(String code) {
            this.code = code;
        }

        @Override
        public List<Commitment> commitments(List<Integer> tickets) {
            Directory directory = directory(code);
            List<Committed> rows = tickets.stream().map(this::committed).toList();
            directory.keep(rows);
            return rows.stream()
                    .map(row -> new Commitment(
                            row.ticket(),
                            row.commitment(),
                            Identity.nullifier(
                                    directory.eventKey(),
                                    directory.find(row.ticket()).orElseThrow().drawContact())))
                    .toList();
        }

        @Override
        public String secret(int j) {
            return directory(code).secret(j, before -> Hash.of("chain", before));
        }

        @Override
        public String eventKeyHash() {
            return Identity.keyCommitment(directory(code).eventKey());
        }

        @Override
        public List<Profile> profiles(List<Integer> tickets) {
            return Profiles.of(directory(code)).of(tickets);
        }

        @Override
        public List<Question> questions() {
            return Icebreakers.all().stream()
                    .map(one -> new Question(one.tags(), one.zh(), one.en()))
                    .toList();
        }

        @Override
        public boolean goesOn(String slot, int percent, Predicate<Show> wanted) {
            return !wiped.contains(code) && show(code).map(wanted::test).orElse(true);
        }

        @Override
        public List<String> held(String text) {
            return words.held(text);
        }

        private Committed committed(int ticket) {
            return committing(code, ticket).orElseGet(() -> nobody(ticket));
        }

        /// Erased after the list was locked: a row that nobody can ever open, so that the draw goes on.
        private Committed nobody(int ticket) {
            String contactHash = Identity.contactHash(secret(), "ticket:" + ticket);
            return new Committed(
                    ticket, Identity.commitment(secret(), Person.ERASED, contactHash), Person.ERASED, contactHash);
        }

        private String secret() {
            byte[] bytes = new byte[SECRET_BYTES];
            LUCK.nextBytes(bytes);
            return HexFormat.of().formatHex(bytes);
        }
    }
}
