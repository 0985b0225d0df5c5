package usher.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/// All contenders at one number of phones: block by block in turn where that many phones may be there at once, else one
/// contender after another.
final class Contest {
    private final Contender usher;
    private final Contender floor;
    private final List<Contender> all = new ArrayList<>();
    private final int phones;
    private final Effort effort;
    private final Opening opening;
    private final Consumer<String> progress;
    private final List<Entry> entries = new ArrayList<>();
    /// Peers that could not be measured, and why: half an hour of figures is not thrown away for them.
    private final List<String> failed = new ArrayList<>();

    /// Opens a fresh process.
    @FunctionalInterface
    interface Opening {
        Stage open(Contender contender, int guests) throws IOException, InterruptedException;
    }

    @FunctionalInterface
    private interface Step {
        void of(Entry entry) throws IOException, InterruptedException;
    }

    @FunctionalInterface
    private interface Warming<R> {
        Trial<R> warm(Stage stage, Crowd crowd, Effort effort) throws IOException, InterruptedException;
    }

    @FunctionalInterface
    private interface Finding<R> {
        void of(Entry entry, R figures) throws IOException;
    }

    private record Turn<R>(Entry entry, Trial<R> trial) {
        void block(boolean refresh) throws IOException {
            if (refresh) {
                trial.refresh();
            }
            trial.block();
        }
    }

    /// @param progress hears what is done now
    Contest(
            Contender usher,
            Contender floor,
            List<Contender> peers,
            int phones,
            Effort effort,
            Opening opening,
            Consumer<String> progress) {
        this.usher = usher;
        this.floor = floor;
        this.all.addAll(List.of(usher, floor, usher.packed()));
        this.all.addAll(peers);
        this.phones = phones;
        this.effort = effort;
        this.opening = opening;
        this.progress = progress;
    }

    Figures.Row run() throws IOException, InterruptedException {
        boolean inTurn = OpenFiles.allow(all.size() * phones);
        if (inTurn) {
            measure(all);
        } else {
            for (Contender contender : all) {
                measure(List.of(contender));
            }
        }
        Entry product = entry(usher);
        List<Figures.Peer> others = entries.stream()
                .filter(entry -> isPeer(entry.contender()) && !entry.isOut())
                .map(Entry::peer)
                .toList();
        return new Figures.Row(
                phones,
                inTurn,
                product.measured(),
                entry(floor).measured(),
                others,
                product.idle(),
                entry(usher.packed()).packed(),
                product.held(),
                product.slow());
    }

    List<String> failed() {
        return failed;
    }

    /// All of these at once.
    private void measure(List<Contender> contenders) throws IOException, InterruptedException {
        List<Entry> here = new ArrayList<>();
        try {
            for (Contender contender : contenders) {
                open(contender, here);
            }
            inTurn("fan-out", here, FanOutTrial::warm, Entry::found);
            List<Entry> voting = new ArrayList<>();
            for (Entry entry : here) {
                if (entry.contender().votes()) {
                    voting.add(entry);
                } else {
                    entry.close();
                }
            }
            each(voting, this::disturb);
            inTurn("votes", voting, VotesTrial::warm, Entry::leave);
        } finally {
            for (Entry entry : here) {
                entry.close();
            }
        }
        entries.addAll(here);
    }

    private void open(Contender contender, List<Entry> here) throws IOException, InterruptedException {
        say(contender.name(), contender.isUsher() ? "idle" : "come in");
        try {
            Entry entry = new Entry(contender, opening.open(contender, phones + Votes.AUTHORS), phones);
            here.add(entry);
            attempt(entry, Entry::come);
        } catch (IOException e) {
            fail(contender, e);
        }
    }

    /// Warms up one after the other, then measures a block of each, and again; the product comes to its end last.
    private <R> void inTurn(String what, List<Entry> these, Warming<R> warming, Finding<R> found)
            throws IOException, InterruptedException {
        List<Turn<R>> turns = new ArrayList<>();
        each(these, entry -> {
            say(entry.contender().name(), what);
            turns.add(new Turn<>(entry, warming.warm(entry.stage(), entry.crowd(), effort)));
        });
        boolean inTurn = these.size() > 1;
        if (inTurn) {
            say("all in turn", what);
        }
        for (int block = 0; block < effort.blocks(); block++) {
            boolean refresh = inTurn || block == 0;
            for (Turn<R> turn : turns) {
                attempt(turn.entry, entry -> turn.block(refresh));
            }
        }
        for (Turn<R> turn : turns.reversed()) {
            attempt(turn.entry, entry -> found.of(entry, turn.trial.result()));
        }
    }

    /// What only the product goes through: changes at a pace, phones that do not read.
    private void disturb(Entry entry) throws IOException {
        if (!entry.contender().isUsher()) {
            return;
        }
        say(usher.name(), "changes at a pace");
        entry.found(Held.measure(entry.stage(), entry.crowd(), effort));
        if (phones <= Slow.CROWD_MAX) {
            say(usher.name(), "phones that do not read");
            entry.found(Slow.measure(entry.stage(), entry.crowd(), effort));
        }
    }

    private void each(List<Entry> these, Step step) throws IOException, InterruptedException {
        for (Entry entry : these) {
            attempt(entry, step);
        }
    }

    private void attempt(Entry entry, Step step) throws IOException, InterruptedException {
        if (entry.isOut()) {
            return;
        }
        try {
            step.of(entry);
        } catch (IOException e) {
            fail(entry.contender(), e);
            entry.fail();
        }
    }

    private void fail(Contender contender, IOException why) throws IOException {
        if (!isPeer(contender)) {
            throw why;
        }
        failed.add("%s at %d phones: %s".formatted(contender.name(), phones, why.getMessage()));
    }

    private boolean isPeer(Contender contender) {
        return !contender.isUsher() && !contender.equals(floor);
    }

    private Entry entry(Contender contender) {
        return entries.stream()
                .filter(entry -> entry.contender().equals(contender))
                .findFirst()
                .orElseThrow();
    }

    private void say(String who, String what) {
        progress.accept(String.format("%,d phones: %s, %s", phones, who, what));
    }
}
