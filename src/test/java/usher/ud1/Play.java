package usher.ud1;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// A small show played honestly, people, phones and all; a forger takes it from there.
final class Play {
    static final Terms SHORT = new Terms(16, 2);
    static final int SECRETS = 8;

    final Random random;
    final List<Rec> chain = new ArrayList<>();
    final Map<Long, Person> people = new TreeMap<>();
    final Map<String, List<Leaf>> rosters = new HashMap<>();
    final Map<String, List<String>> taps = new HashMap<>();
    final Map<Long, NameRow> names = new HashMap<>();
    final Map<Long, Phone> phones = new TreeMap<>();
    final Map<String, Standing> standings = new LinkedHashMap<>();
    final List<String> secrets;
    private final String eventKey;
    private final List<Body.Removal> removed = new ArrayList<>();
    private final List<String> pressed = new ArrayList<>();
    private int sealed;
    private long lastTicket;
    private Body.@Nullable Open open;
    private String openId = "";
    private String sealId = "";

    record Person(long ticket, long weight, String name, String nameSalt, String contactHash, String nullifier) {
        Leaf leaf() {
            return new Leaf(ticket, weight, commitment(), nullifier);
        }

        String commitment() {
            return Identity.commitment(nameSalt, name, contactHash);
        }
    }

    /// A phone as it fills its memory.
    static final class Phone {
        final long ticket;
        final String commitment;
        final List<Memory.Tap> taps = new ArrayList<>();
        final List<String> here = new ArrayList<>();
        OptionalLong since = OptionalLong.empty();
        String head = Hash.ZERO;

        Phone(long ticket, String commitment) {
            this.ticket = ticket;
            this.commitment = commitment;
        }

        void lastTap(UnaryOperator<Memory.Tap> change) {
            taps.set(taps.size() - 1, change.apply(taps.getLast()));
        }

        Memory memory() {
            return new Memory(ticket, Set.of(commitment), since, null, head, Set.copyOf(here), taps);
        }
    }

    Play(long seed, boolean live, boolean absentOut) {
        random = new Random(seed);
        eventKey = hex(Hash.ID_DIGITS);
        secrets = Secrets.chain(hex(Hash.ID_DIGITS), SECRETS);
        chain.add(Rec.first(
                "show-" + seed,
                1_790_000_000_000L,
                new Body.Anchor(
                        "一起AI", live, secrets.getFirst(), Identity.keyCommitment(eventKey), 2500, 3, absentOut)));
    }

    /// A rehearsal with twelve people on the list, of whom every phone is there.
    static Play small(long seed) {
        Play play = new Play(seed, false, false);
        play.arrive(12);
        play.lock();
        return play;
    }

    String hex(int digits) {
        byte[] bytes = new byte[digits / 2];
        random.nextBytes(bytes);
        return Hash.hex(bytes);
    }

    Rec add(Body body) {
        Rec rec = chain.getLast().next(chain.getLast().timeMillis() + 1500, body);
        chain.add(rec);
        phones.values().forEach(phone -> phone.head = rec.id());
        return rec;
    }

    void arrive(int count) {
        for (int i = 0; i < count; i++) {
            long ticket = ++lastTicket;
            String contact = "+86138" + ticket;
            people.put(
                    ticket,
                    new Person(
                            ticket,
                            random.nextInt(5) == 0 ? 3 : 1,
                            "张" + (char) ('一' + random.nextInt(500)),
                            hex(Hash.SALT_DIGITS),
                            Identity.contactHash(hex(Hash.SALT_DIGITS), contact),
                            Identity.nullifier(eventKey, contact)));
        }
    }

    void leave(long ticket, String reason) {
        people.remove(ticket);
        removed.add(new Body.Removal(ticket, reason));
    }

    Rec lock() {
        return lock(people.values().stream().map(Person::leaf).toList(), removed);
    }

    Rec lock(List<Leaf> leaves, List<Body.Removal> gone) {
        Body.Roster roster = Body.Roster.of(leaves, gone);
        rosters.put(roster.root(), Leaf.sorted(leaves));
        Rec rec = add(roster);
        for (Leaf leaf : leaves) {
            Phone phone = phones.computeIfAbsent(leaf.ticket(), ticket -> new Phone(ticket, leaf.commitment()));
            phone.head = rec.id();
            phone.since = phone.since.isPresent() ? phone.since : OptionalLong.of(rec.seq());
        }
        return rec;
    }

    Rec open(String draw, long... quantities) {
        return open(draw, List.copyOf(standings.keySet()), null, SHORT, quantities);
    }

    Rec open(String draw, List<String> exclude, @Nullable List<Long> only, Terms terms, long... quantities) {
        List<PrizeRow> prizes = new ArrayList<>();
        for (long quantity : quantities) {
            prizes.add(new PrizeRow("p" + prizes.size(), "奖品 \"" + quantity + "\"", quantity));
        }
        return open(Body.Open.of(draw, root(), prizes, exclude, only, "签到的人，中过奖的不再参与", terms));
    }

    Rec open(Body.Open body) {
        Rec rec = add(body);
        open = body;
        openId = rec.id();
        pressed.clear();
        return rec;
    }

    String root() {
        return chain.reversed().stream()
                .filter(rec -> rec.body() instanceof Body.Roster)
                .map(rec -> ((Body.Roster) rec.body()).root())
                .findFirst()
                .orElseThrow();
    }

    void press(long... tickets) {
        for (long ticket : tickets) {
            String luck = hex(Hash.ID_DIGITS);
            pressed.add(Taps.leaf(openId, luck));
            Phone phone = phones.get(ticket);
            phone.taps.add(new Memory.Tap(
                    open.draw(), openId, luck, true, OptionalLong.of(900 + random.nextInt(1000)), null, null));
        }
    }

    void everybodyPresses() {
        press(people.keySet().stream().mapToLong(ticket -> ticket).toArray());
    }

    Rec seal() {
        Rec rec = seal(pressed, secrets.get(sealed + 1));
        phones.values().stream()
                .filter(phone ->
                        !phone.taps.isEmpty() && phone.taps.getLast().draw().equals(((Body.Seal) rec.body()).draw()))
                .forEach(phone -> phone.lastTap(tap -> new Memory.Tap(
                        tap.draw(), tap.open(), tap.luck(), tap.kept(), tap.gapMillis(), rec.id(), null)));
        return rec;
    }

    Rec seal(List<String> leaves, String secret) {
        Body.Seal body = Body.Seal.of(open.draw(), openId, leaves, secret);
        taps.put(body.taps(), Taps.sorted(leaves));
        Rec rec = add(body);
        sealId = rec.id();
        sealed++;
        return rec;
    }

    Body.Result computed() {
        List<String> ys = new ArrayList<>();
        List<String> proofs = new ArrayList<>();
        var x = Delay.start(sealId);
        for (int i = 0; i < open.delay().steps(); i++) {
            var y = Delay.lamp(x, open.delay().squarings());
            ys.add(Delay.hex(y));
            proofs.add(Delay.hex(Delay.proof(x, y, open.delay().squarings())));
            x = y;
        }
        List<Long> order = Pick.order(Pick.seed(sealId, ys.getLast()), pool(), Long.MAX_VALUE);
        standings.put(open.draw(), Standing.of(order, open.winners()));
        int winners = (int) Math.min(order.size(), open.winners());
        return new Body.Result(open.draw(), sealId, ys, proofs, order.subList(0, winners));
    }

    private List<Pick.Entry> pool() {
        Set<Long> out = new HashSet<>();
        open.exclude().stream()
                .filter(standings::containsKey)
                .forEach(draw -> out.addAll(standings.get(draw).winners()));
        if (((Body.Anchor) chain.getFirst().body()).absentOut()) {
            chain.stream()
                    .filter(rec -> rec.body() instanceof Body.Absent)
                    .forEach(rec -> out.add(((Body.Absent) rec.body()).ticket()));
        }
        return Pick.pool(rosters.get(open.roster()), out, open.only() == null ? null : Set.copyOf(open.only()));
    }

    Rec result() {
        return add(computed());
    }

    /// open, everybody, seal, result.
    Rec draw(String draw, long... quantities) {
        open(draw, quantities);
        everybodyPresses();
        seal();
        return result();
    }

    List<Long> winners(String draw) {
        return standings.get(draw).winners();
    }

    OptionalLong absent(String draw, long ticket, String reason) {
        OptionalLong next = standings.get(draw).next();
        add(new Body.Absent(draw, ticket, next, reason));
        standings.computeIfPresent(draw, (id, standing) -> standing.without(ticket));
        return next;
    }

    void award(String draw, long ticket) {
        Person person = people.get(ticket);
        names.put(ticket, new NameRow(person.name(), person.nameSalt(), person.contactHash()));
        add(new Body.Award(draw, ticket));
    }

    void awardAll(String draw) {
        winners(draw).forEach(ticket -> award(draw, ticket));
    }

    void claim(String draw, long ticket) {
        add(new Body.Claim(draw, ticket));
    }

    void close() {
        add(new Body.Close(count("open"), count("void"), count("absent")));
    }

    long count(String type) {
        return chain.stream().filter(rec -> rec.type().equals(type)).count();
    }

    /// Puts another body at a place and links all that follows anew, as a forger of the whole file would.
    void forge(int at, Body body) {
        List<Rec> old = List.copyOf(chain);
        while (chain.size() > at) {
            chain.removeLast();
        }
        relink(body);
        old.subList(at + 1, old.size()).forEach(rec -> relink(rec.body()));
    }

    private void relink(Body body) {
        chain.add(chain.getLast().next(chain.getLast().timeMillis() + 1500, body));
    }

    int last(String type) {
        return (int) LongStream.range(0, chain.size())
                .filter(at -> chain.get((int) at).type().equals(type))
                .max()
                .orElseThrow();
    }

    @SuppressWarnings("unchecked")
    <T extends Body> T lastBody(String type) {
        return (T) chain.get(last(type)).body();
    }

    Transcript transcript() {
        return new Transcript(chain, rosters, taps, names);
    }

    Report report() {
        return Verify.transcript(transcript(), Known.NOTHING);
    }

    Report report(Memory phone) {
        return Verify.transcript(transcript(), Known.NOTHING.withPhone(phone));
    }
}
