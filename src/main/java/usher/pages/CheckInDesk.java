package usher.pages;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.pcollections.TreePVector;
import usher.core.By;
import usher.core.Command;
import usher.core.Guest;
import usher.core.Refused;
import usher.core.Show;
import usher.engine.Answer;
import usher.engine.ShowLoop;
import usher.people.Arrival;
import usher.people.CheckIn;
import usher.people.CheckIns;
import usher.people.Directory;
import usher.people.Draft;
import usher.people.Person;

/// Lets people in as the desks say. One desk's word after another: of two that let the same person in, one is first,
/// and what a desk sends twice is done once.
final class CheckInDesk {
    private final JoinPages.Directories directories;
    private final Map<String, Object> turns = new ConcurrentHashMap<>();

    CheckInDesk(JoinPages.Directories directories) {
        this.directories = directories;
    }

    /// What came of a desk's word.
    sealed interface Outcome {
        /// In by this very word.
        record In(Person person, CheckIn checkIn) implements Outcome {}

        /// In before; `desk` is empty for one who came in by their own phone.
        record Before(Person person, String desk, long atMs, long arrivedMs) implements Outcome {}

        /// Somebody on the list has the number or the code that was given for a walk-in; nobody was let in.
        record Listed(Person person) implements Outcome {}

        record Not(Refused why) implements Outcome {}
    }

    /// @param sending as the device sent it: its own id, its own desk, when it was done
    Outcome checkIn(ShowLoop loop, Person person, CheckIn sending) throws Exception {
        synchronized (turn(loop.code())) {
            return letIn(loop, person, sending);
        }
    }

    /// Adds somebody who is on no list and lets them in.
    Outcome walkIn(ShowLoop loop, Draft draft, CheckIn sending) throws Exception {
        synchronized (turn(loop.code())) {
            Directory directory = directories.of(loop.code());
            Refused closed = closed(loop.moment().show());
            if (closed != null && directory.checkIns().find(sending.id()).isEmpty()) {
                return new Outcome.Not(closed);
            }
            return switch (directory.walkIn(draft, sending)) {
                case Arrival.AlreadyThere there -> new Outcome.Listed(there.person());
                case Arrival.Added added -> {
                    enrol(loop, added.person(), sending.id());
                    yield letIn(loop, added.person(), sending);
                }
            };
        }
    }

    /// Undoes the arrival of that moment; where it holds no more there is nothing to undo.
    Optional<Refused> undo(ShowLoop loop, int ticket, String id, long arrivedMs) throws Exception {
        synchronized (turn(loop.code())) {
            Guest guest = loop.moment().show().house().guest(ticket);
            if (guest == null || !guest.present() || guest.arrivedMs() != arrivedMs) {
                return Optional.empty();
            }
            return Orders.give(loop, By.CREW, name(id), new Command.Leave(ticket)) instanceof Answer.No no
                    ? Optional.of(no.why())
                    : Optional.empty();
        }
    }

    /// The sending is kept before the show hears of it, so that after a crash the same word is known as the first.
    private Outcome letIn(ShowLoop loop, Person person, CheckIn sending) throws Exception {
        CheckIns checkIns = directories.of(loop.code()).checkIns();
        Optional<CheckIn> sent = checkIns.find(sending.id());
        Guest before = loop.moment().show().house().guest(person.ticket());
        if (before != null && before.present()) {
            Optional<CheckIn> first = checkIns.of(person.ticket(), before.arrivedMs());
            boolean isOwn = first.or(() -> sent)
                    .filter(own -> own.id().equals(sending.id()))
                    .isPresent();
            if (!isOwn) {
                return before(person, first, before);
            }
        }
        CheckIn kept = sent.orElseGet(() -> checkIns.keep(sending));
        Answer answer =
                Orders.give(loop, By.CREW, name(sending.id()), new Command.Arrive(person.ticket(), person.walkIn()));
        return switch (answer) {
            case Answer.No no -> {
                if (!passes(no.why())) {
                    checkIns.drop(sending.id());
                }
                yield new Outcome.Not(no.why());
            }
            case Answer.Done done -> arrived(loop, person, kept, checkIns);
        };
    }

    /// The desk of another node may have been first in the meantime.
    private static Outcome arrived(ShowLoop loop, Person person, CheckIn kept, CheckIns checkIns) {
        Guest guest = loop.moment().show().house().guest(person.ticket());
        if (kept.arrivedMs() > 0 || guest == null || !guest.present()) {
            return new Outcome.In(person, kept);
        }
        CheckIn first = checkIns.claim(kept, guest.arrivedMs());
        if (first.id().equals(kept.id())) {
            return new Outcome.In(person, first);
        }
        checkIns.drop(kept.id());
        return before(person, Optional.of(first), guest);
    }

    private static Outcome before(Person person, Optional<CheckIn> first, Guest guest) {
        return new Outcome.Before(
                person,
                first.map(CheckIn::desk).orElse(""),
                first.map(CheckIn::atMs).orElse(guest.arrivedMs()),
                guest.arrivedMs());
    }

    /// The core learns table and tags, which seating and draws ask for.
    private static void enrol(ShowLoop loop, Person person, String id) throws Exception {
        String table = person.table() == null ? "" : person.table();
        Guest guest = new Guest(person.ticket(), table, TreePVector.from(person.tags()), person.staff(), 0);
        Orders.give(loop, By.SERVER, name(id), new Command.Enrol(TreePVector.singleton(guest)));
    }

    private static @Nullable Refused closed(Show show) {
        if (show.ended()) {
            return Refused.of("show-closed");
        }
        int seats = show.info().seatsMax();
        return show.house().presentCount() >= seats ? Refused.of("show-full", seats) : null;
    }

    /// Whether the same word may be taken a moment later.
    static boolean passes(Refused why) {
        return why.code().equals("again") || why.code().equals("read-only");
    }

    private static String name(String id) {
        return "desk/" + id;
    }

    private Object turn(String code) {
        return turns.computeIfAbsent(code, fresh -> new Object());
    }
}
