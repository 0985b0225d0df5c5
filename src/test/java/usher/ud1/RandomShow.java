package usher.ud1;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// A small show made by chance from one seed, sometimes tampered with, and what a verifier of it may know.
final class RandomShow {
    private final Random random;
    private final Play play;

    /// A transcript and what is known beside it; `isText` where only the letters of the text were changed.
    record Case(long seed, String text, Known known, boolean isText) {}

    private RandomShow(long seed) {
        random = new Random(seed);
        play = new Play(seed, random.nextInt(3) == 0, random.nextBoolean());
    }

    /// An honest show.
    static Play honest(long seed) {
        RandomShow show = new RandomShow(seed);
        show.play();
        return show.play;
    }

    /// A show that may be honest, or forged as a whole, or changed in one letter, with a phone that may remember wrong.
    static Case any(long seed) {
        RandomShow show = new RandomShow(seed);
        show.play();
        int kind = show.random.nextInt(4);
        if (kind == 1) {
            show.tamper();
        }
        Known known = show.known();
        String text = show.play.transcript().write();
        return new Case(seed, kind == 2 ? Change.oneLetter(text, show.random) : text, known, kind == 2);
    }

    private void play() {
        play.arrive(3 + random.nextInt(8));
        play.lock();
        int draws = 1 + random.nextInt(2);
        for (int i = 0; i < draws; i++) {
            if (random.nextInt(3) == 0) {
                play.arrive(1 + random.nextInt(2));
                leaveSometimes();
                play.lock();
            }
            draw("d" + i);
        }
        if (random.nextInt(3) == 0) {
            play.close();
        }
    }

    private void leaveSometimes() {
        if (random.nextBoolean() && play.people.size() > 1) {
            play.leave(anyone(), Body.REASONS.get(random.nextInt(4)));
        }
    }

    private void draw(String draw) {
        if (random.nextInt(4) == 0) {
            open("dead-" + draw);
            play.add(new Body.Void("dead-" + draw, "error"));
        }
        open(draw);
        for (long ticket : play.people.keySet()) {
            if (random.nextInt(4) > 0) {
                play.press(ticket);
            }
        }
        play.seal();
        play.result();
        after(draw);
    }

    private void open(String draw) {
        long[] quantities = new long[1 + random.nextInt(2)];
        for (int i = 0; i < quantities.length; i++) {
            quantities[i] = 1 + random.nextInt(2);
        }
        List<Long> only = null;
        if (random.nextInt(5) == 0) {
            only = play.people.keySet().stream()
                    .filter(ticket -> random.nextInt(4) > 0)
                    .toList();
        }
        List<String> exclude = random.nextInt(4) == 0 ? List.of() : List.copyOf(play.standings.keySet());
        Terms terms = new Terms(random.nextInt(4) == 0 ? 300 + random.nextInt(300) : 1 + random.nextInt(60), 1);
        play.open(draw, exclude, only, terms, quantities);
    }

    private void after(String draw) {
        for (long ticket : play.winners(draw)) {
            if (random.nextInt(4) == 0) {
                if (random.nextInt(4) == 0) {
                    play.phones.get(ticket).here.add(draw);
                }
                play.absent(draw, ticket, Body.ABSENCES.get(random.nextInt(2)));
            }
        }
        for (long ticket : play.winners(draw)) {
            if (play.people.containsKey(ticket) && random.nextInt(4) > 0) {
                play.award(draw, ticket);
            }
            if (random.nextBoolean()) {
                play.claim(draw, ticket);
            }
        }
        play.names.keySet().removeIf(ticket -> random.nextInt(5) == 0);
    }

    private long anyone() {
        List<Long> tickets = List.copyOf(play.people.keySet());
        return tickets.get(random.nextInt(tickets.size()));
    }

    /// Another body at some place, or a record left out or doubled, all linked anew.
    private void tamper() {
        List<Rec> chain = List.copyOf(play.chain);
        int at = 1 + random.nextInt(chain.size() - 1);
        Body body = chain.get(at).body();
        switch (random.nextInt(4)) {
            case 0 ->
                play.forge(at, chain.get(1 + random.nextInt(chain.size() - 1)).body());
            case 1 -> play.add(body);
            case 2 -> play.forge(at, changed(body));
            default -> play.chain.remove(at);
        }
    }

    private Body changed(Body body) {
        return switch (body) {
            case Body.Anchor same -> same;
            case Body.Roster it -> new Body.Roster(it.root(), it.count(), it.weight() + 1, it.removed());
            case Body.Open it ->
                new Body.Open(
                        it.draw(),
                        it.roster(),
                        it.winners(),
                        it.prizes(),
                        random.nextBoolean() ? List.of("nowhere") : List.of(),
                        null,
                        "别的规则",
                        it.delay());
            case Body.Seal it -> new Body.Seal(it.draw(), it.open(), it.taps(), it.count(), play.hex(64));
            case Body.Result it -> new Body.Result(it.draw(), it.seal(), it.ys(), it.proofs(), shuffled(it.order()));
            case Body.Absent it -> new Body.Absent(it.draw(), it.ticket(), OptionalLong.of(anyone()), it.reason());
            case Body.Award it -> new Body.Award(it.draw(), anyone());
            case Body.Claim it -> new Body.Claim(it.draw(), anyone());
            case Body.Void it -> new Body.Void("d0", it.reason());
            case Body.Close it -> new Body.Close(it.draws(), it.voids() + 1, it.absents());
        };
    }

    private List<Long> shuffled(List<Long> order) {
        List<Long> shuffled = new ArrayList<>(order);
        shuffled.set(0, anyone());
        return shuffled;
    }

    private Known known() {
        Known known = Known.NOTHING;
        if (random.nextInt(3) > 0) {
            List<Play.Phone> phones = List.copyOf(play.phones.values());
            known = known.withPhone(
                    misremembered(phones.get(random.nextInt(phones.size())).memory()));
        }
        if (random.nextInt(4) == 0) {
            known = known.withScreenCode(random.nextBoolean() ? code() : "天地日月");
        }
        if (random.nextInt(4) == 0) {
            known = known.withHead(
                    play.chain.get(random.nextInt(play.chain.size())).id());
        }
        return known;
    }

    private @Nullable String code() {
        return play.report().draws().stream()
                .map(Report.Draw::code)
                .filter(code -> !code.isEmpty())
                .reduce((first, second) -> second)
                .orElse(null);
    }

    private Memory misremembered(Memory memory) {
        List<Memory.Tap> taps = memory.taps().stream().map(this::misremembered).toList();
        return switch (random.nextInt(8)) {
            case 0 ->
                new Memory(
                        memory.ticket() + 1,
                        memory.commitments(),
                        memory.since(),
                        null,
                        memory.head(),
                        memory.here(),
                        taps);
            case 1 ->
                new Memory(
                        memory.ticket(),
                        memory.commitments(),
                        OptionalLong.empty(),
                        play.root(),
                        play.hex(64),
                        memory.here(),
                        taps);
            case 2 ->
                new Memory(
                        memory.ticket(),
                        memory.commitments(),
                        OptionalLong.empty(),
                        play.hex(64),
                        null,
                        memory.here(),
                        taps);
            case 3 ->
                new Memory(
                        memory.ticket(),
                        memory.commitments(),
                        memory.since(),
                        null,
                        memory.head(),
                        memory.here(),
                        taps);
            default -> memory;
        };
    }

    private Memory.Tap misremembered(Memory.Tap tap) {
        int kind = random.nextInt(7);
        return new Memory.Tap(
                tap.draw(),
                kind == 0 ? play.hex(64) : tap.open(),
                kind == 1 || kind == 2 ? play.hex(64) : tap.luck(),
                kind != 2 && tap.kept(),
                kind == 3 ? OptionalLong.of(2600) : kind == 4 ? OptionalLong.empty() : tap.gapMillis(),
                kind == 4 ? null : kind == 5 ? play.hex(64) : tap.seal(),
                kind == 6 ? "天地日月" : null);
    }
}
