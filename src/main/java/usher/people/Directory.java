package usher.people;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import usher.redis.Counts;
import usher.redis.Rows;

/// The people of one show in one file: who has which ticket, and what the draw needs to hide and to prove it. Reading
/// is free
/// of locks; each change is on the disk when its method returns.
public final class Directory implements AutoCloseable {
    public static final String FILE = "people.db";
    public static final int DRAWS_MAX = ShowSecrets.DRAWS_MAX;

    private static final Duration FORM_LIVES = Duration.ofMinutes(30);
    private static final String SCHEMA =
            PersonRows.SCHEMA + CommittedRows.SCHEMA + ShowSecrets.SCHEMA + PrizeCodes.SCHEMA + CheckIns.SCHEMA;

    private final Database database;
    private final Claims claims;
    private final CheckIns checkIns;
    private final Forms forms;
    private volatile ShowSecrets secrets;
    private final Map<Integer, Person> people;
    private final Set<Integer> erased;

    private volatile Consumer<Set<Integer>> heard = tickets -> {};

    private Directory(Database database, Failures tries, Forms forms) {
        this.database = database;
        this.forms = forms;
        this.claims = new Claims(tries);
        this.checkIns = new CheckIns(database);
        this.secrets = database.inTransaction(ShowSecrets::of);
        this.people = database.read(Directory::load);
        this.erased = ConcurrentHashMap.newKeySet();
        database.read(PersonRows::all).stream()
                .filter(PersonRows.Stored::erased)
                .forEach(entry -> erased.add(entry.person().ticket()));
        database.watch(this::hear);
    }

    /// Opens the file, or makes it; the clock is for the limit of failures only.
    public static Directory open(Path file, InstantSource clock) {
        return new Directory(Database.open(file, SCHEMA), new Tries(clock), Forms.OF_ONE_NODE);
    }

    /// One that many nodes keep together, in memory here; they count failures together too.
    public static Directory shared(String code, Rows rows, Counts counts, InstantSource clock) {
        Forms forms = (once, ticket) -> counts.first("usher:{" + code + "}:form:" + once, ticket, FORM_LIVES)
                .orElse((long) ticket)
                .intValue();
        return new Directory(Database.mirror(rows, SCHEMA), new SharedTries(counts, code, clock), forms);
    }

    /// Has `listener` called with the tickets of people whom other nodes have changed.
    public void watch(Consumer<Set<Integer>> listener) {
        heard = listener;
    }

    /// Takes over what other nodes have changed.
    public void pull() {
        database.pull();
    }

    public Optional<Person> find(int ticket) {
        return Optional.ofNullable(people.get(ticket));
    }

    /// Everybody by ticket, also those who were erased.
    public List<Person> all() {
        return people.values().stream()
                .sorted(Comparator.comparingInt(Person::ticket))
                .toList();
    }

    public int count() {
        return people.size();
    }

    /// Takes a whole list in, or nothing of it: people who are here already (by ticket code, else by number) keep their
    /// tickets, new ones get the next.
    public synchronized ImportResult importAll(List<Draft> drafts) {
        List<Person> changed = new ArrayList<>();
        ImportResult result = database.inTransaction(connection -> {
            changed.clear();
            return importAll(connection, drafts, changed);
        });
        changed.forEach(this::remember);
        return result;
    }

    /// A guest who is on no list, with the next ticket. Many at once share one commit.
    public Person walkIn(String name) {
        return database.inGroup(
                connection -> {
                    Person person = Person.of(PersonRows.nextTicket(connection), Draft.named(name), true);
                    PersonRows.insert(connection, List.of(person));
                    return person;
                },
                this::remember);
    }

    /// The same, one person for each form, however often it is sent and to whichever node.
    public Person walkIn(String name, String once) {
        return known(forms.first(once, 0)).orElseGet(() -> {
            Person added = walkIn(name);
            return known(forms.first(once, added.ticket())).orElse(added);
        });
    }

    /// Perhaps added on another node a moment ago.
    private Optional<Person> known(int ticket) {
        if (ticket != 0 && !people.containsKey(ticket)) {
            database.pull();
        }
        return find(ticket);
    }

    /// Somebody whom the desk adds, unless the number or the code says that they are here already. The desk's sending
    /// is in the same commit: sent again, to whichever node, it finds the person that came of it.
    ///
    /// @param sending its ticket is not known yet
    public synchronized Arrival walkIn(Draft draft, CheckIn sending) {
        Arrival arrival = database.inTransaction(connection -> arrival(connection, draft, sending));
        if (arrival instanceof Arrival.Added added
                && checkIns.find(sending.id()).isEmpty()) {
            checkIns.remember(sending.of(added.person().ticket()));
            remember(added.person());
        }
        return arrival;
    }

    /// What the desks did.
    public CheckIns checkIns() {
        return checkIns;
    }

    /// Corrects a name by hand; the next import leaves it alone. Empty where there is nobody to rename.
    public synchronized Optional<Person> rename(int ticket, String name) {
        String tidy = Names.tidy(name);
        if (tidy.isEmpty()) {
            throw new IllegalArgumentException("a person needs a name");
        }
        Person known = people.get(ticket);
        if (known == null) {
            return Optional.empty();
        }
        boolean found = database.inTransaction(connection -> PersonRows.rename(connection, ticket, tidy));
        return found ? Optional.of(remember(known.named(tidy))) : Optional.empty();
    }

    /// Who has this ticket code; the code alone is enough until the entry is in use.
    public synchronized Claim claimByCode(String code) {
        String key = TicketCode.key(code);
        return claims.byCode(
                key.isEmpty() ? Optional.empty() : database.read(connection -> PersonRows.byCode(connection, key)));
    }

    /// Who has this name and a number that is this or, until the entry is in use, ends in these four digits or more.
    public synchronized Claim claimByName(String name, String number) {
        return claims.byNumber(
                Names.key(name).isEmpty()
                        ? List.of()
                        : database.read(connection -> PersonRows.byName(connection, name)),
                number);
    }

    /// The entry is in use now; says whether it was free until then.
    public boolean markClaimed(int ticket) {
        String sql = "UPDATE person SET claimed = 1 WHERE ticket = ? AND claimed = 0";
        return database.inGroup(connection -> Database.run(connection, sql, ticket) > 0, _ -> {});
    }

    /// The entry is free again: whoever claimed it could not come in.
    public void release(int ticket) {
        String sql = "UPDATE person SET claimed = 0 WHERE ticket = ?";
        var _ = database.inGroup(connection -> Database.run(connection, sql, ticket), _ -> {});
    }

    /// The person's two secrets; none once they were erased.
    public synchronized Optional<Salts> salts(int ticket) {
        return database.read(connection -> PersonRows.salts(connection, ticket));
    }

    /// Keeps what a roster is about to commit to, so that an award opens that and not a name of later.
    public synchronized void keep(List<Committed> rows) {
        var _ = database.inTransaction(connection -> CommittedRows.keep(connection, rows));
    }

    /// What stands behind a commitment of this ticket; nothing once the person was erased.
    public synchronized Optional<Committed> committed(int ticket, String commitment) {
        return database.read(connection -> CommittedRows.find(connection, ticket, commitment));
    }

    /// The key of the nullifiers, 64 hex digits.
    public String eventKey() {
        return secrets.eventKey();
    }

    /// The chain's secret s_j, 64 hex digits; 0 is the tip that is published, 1 to [#DRAWS_MAX] are for the draws.
    /// `chain` is H("chain", ·).
    public String secret(int j, UnaryOperator<byte[]> chain) {
        return secrets.secret(j, chain);
    }

    /// The codes of a prize, in the order in which they are given out.
    public synchronized List<PrizeCode> prizeCodes(String prize) {
        return database.read(connection -> PrizeCodes.of(connection, prize));
    }

    /// Takes these in place of all that nobody has yet; what a winner has stays theirs. Gives how many there are now.
    public synchronized int putPrizeCodes(String prize, List<String> codes) {
        return database.inTransaction(connection -> PrizeCodes.put(connection, prize, codes));
    }

    /// A winner's own code, the next free one at first and the same ever after; empty where none is left.
    public synchronized Optional<String> givePrizeCode(String prize, String draw, int ticket) {
        return database.inTransaction(connection -> PrizeCodes.give(connection, prize, draw, ticket));
    }

    /// Whether this ticket is nobody's any more.
    public boolean isErased(int ticket) {
        return erased.contains(ticket);
    }

    /// Forgets one person; the ticket stays, the next import does not know them. Says whether there was anybody.
    public synchronized boolean erase(int ticket) {
        int count = database.inTransaction(
                connection -> Database.run(connection, CommittedRows.ERASE + " WHERE ticket = ?", ticket)
                        + Database.run(connection, CheckIns.ERASE + " WHERE ticket = ?", ticket)
                        + Database.run(connection, PersonRows.ERASE + " WHERE ticket = ?", ticket));
        database.forget();
        people.computeIfPresent(ticket, (_, _) -> Person.erased(ticket));
        checkIns.forget(ticket);
        erased.add(ticket);
        return count > 0;
    }

    /// Forgets everybody, with the show's secrets; tickets stay and are never given again.
    public synchronized void purge() {
        int nextTicket = database.inTransaction(connection -> {
            Database.run(connection, PersonRows.ERASE);
            Database.run(connection, CommittedRows.ERASE);
            Database.run(connection, CheckIns.ERASE);
            Database.run(connection, "DELETE FROM show");
            Database.run(connection, "DELETE FROM prize_code");
            return PersonRows.nextTicket(connection);
        });
        secrets = database.inTransaction(ShowSecrets::of);
        database.forget();
        checkIns.forgetAll();
        people.replaceAll((ticket, person) -> ticket < nextTicket ? Person.erased(ticket) : person);
        erased.addAll(people.keySet());
    }

    /// Writes everything into a new file that opens like a directory.
    public synchronized void export(Path file) {
        var _ = database.read(connection -> Database.run(connection, "VACUUM INTO ?", file.toString()));
    }

    /// Takes the place of what is here: everything that was exported, secrets too, and nothing else.
    public synchronized void adopt(Path file) {
        try (Directory other = open(file, InstantSource.system())) {
            database.attached(file, List.of("person", "committed", "show", "prize_code", "check_in"));
            people.clear();
            erased.clear();
            other.people.values().forEach(this::remember);
            erased.addAll(other.erased);
            secrets = database.read(ShowSecrets::of);
            other.checkIns.all().forEach(checkIns::remember);
        }
    }

    @Override
    public synchronized void close() {
        database.close();
    }

    private static ImportResult importAll(Connection connection, List<Draft> drafts, List<Person> changed)
            throws SQLException {
        List<ImportPlan.Present> present = PersonRows.all(connection).stream()
                .filter(entry -> !entry.erased())
                .map(entry -> new ImportPlan.Present(entry.person(), entry.renamed()))
                .toList();
        ImportPlan plan = new ImportPlan(present, drafts);
        List<ImportResult.Conflict> conflicts = plan.conflicts();
        if (!conflicts.isEmpty()) {
            return new ImportResult.Conflicted(conflicts);
        }
        List<Person> updated = plan.updated();
        List<Person> added = numbered(PersonRows.nextTicket(connection), plan.added());
        PersonRows.update(connection, updated);
        PersonRows.insert(connection, added);
        changed.addAll(updated);
        changed.addAll(added);
        return new ImportResult.Imported(tickets(added), tickets(updated), plan.unchanged(), plan.missing());
    }

    private static List<Person> numbered(int first, List<Draft> drafts) {
        List<Person> people = new ArrayList<>();
        drafts.forEach(draft -> people.add(Person.of(first + people.size(), draft, false)));
        return people;
    }

    private static List<Integer> tickets(List<Person> people) {
        return people.stream().map(Person::ticket).toList();
    }

    private Arrival arrival(Connection connection, Draft draft, CheckIn sending) throws SQLException {
        Optional<Person> before = checkIns.find(sending.id()).flatMap(known -> find(known.ticket()));
        if (before.isPresent()) {
            return new Arrival.Added(before.get());
        }
        Optional<Person> present = present(connection, draft);
        if (present.isPresent()) {
            return new Arrival.AlreadyThere(present.get());
        }
        Person person = Person.of(PersonRows.nextTicket(connection), draft, true);
        PersonRows.insert(connection, List.of(person));
        CheckIns.put(connection, sending.of(person.ticket()));
        return new Arrival.Added(person);
    }

    private static Optional<Person> present(Connection connection, Draft draft) throws SQLException {
        @Nullable String contact = draft.contact();
        @Nullable String code = draft.code();
        Optional<PersonRows.Stored> byContact =
                contact == null ? Optional.empty() : PersonRows.byContact(connection, contact);
        if (byContact.isPresent() || code == null) {
            return byContact.map(PersonRows.Stored::person);
        }
        return PersonRows.byCode(connection, TicketCode.key(code)).map(PersonRows.Stored::person);
    }

    private void hear(Connection connection, Set<String> names) throws SQLException {
        Set<Integer> tickets = new HashSet<>();
        for (String name : names) {
            int ticket = Mirror.ticket(name);
            if (ticket > 0) {
                tickets.add(ticket);
                PersonRows.byTicket(connection, ticket).ifPresentOrElse(this::remember, () -> people.remove(ticket));
            }
        }
        if (names.stream().anyMatch(name -> name.startsWith("show/"))) {
            secrets = ShowSecrets.of(connection);
        }
        if (names.stream().anyMatch(name -> name.startsWith("check_in/"))) {
            checkIns.hear(connection);
        }
        if (!tickets.isEmpty()) {
            heard.accept(tickets);
        }
    }

    private void remember(PersonRows.Stored stored) {
        Person person = remember(stored.person());
        if (stored.erased()) {
            erased.add(person.ticket());
        }
    }

    private Person remember(Person person) {
        people.put(person.ticket(), person);
        return person;
    }

    private static Map<Integer, Person> load(Connection connection) throws SQLException {
        Map<Integer, Person> people = new ConcurrentHashMap<>();
        PersonRows.all(connection).forEach(entry -> people.put(entry.person().ticket(), entry.person()));
        return people;
    }
}
