package usher.evening;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import usher.rehearsal.Plan;
import usher.rehearsal.Progress;
import usher.rehearsal.Rehearsal;

/// People of a roster as robots with phones, who come in by name and digits and do what each scene asks for.
final class Crowd implements AutoCloseable {
    private final Rehearsal rehearsal;

    private Crowd(Rehearsal rehearsal) {
        this.rehearsal = rehearsal;
    }

    /// Sends them to a show. The last one carries two phones.
    static Crowd come(URI url, String code, List<Guest> guests) throws Exception {
        List<Plan.Caller> callers = new ArrayList<>(guests.stream()
                .map(guest -> new Plan.Caller(guest.name(), guest.digits()))
                .toList());
        callers.add(callers.getLast());
        long seed = System.nanoTime();
        System.out.println("seed of the crowd: " + seed);
        Rehearsal rehearsal = new Rehearsal(Plan.callers(List.of(url), code, callers, seed), Progress.SILENT);
        Thread.ofVirtual().name("crowd").start(() -> play(rehearsal));
        return new Crowd(rehearsal);
    }

    @Override
    public void close() {
        rehearsal.cancel();
        rehearsal.close();
    }

    private static void play(Rehearsal rehearsal) {
        try {
            rehearsal.play();
        } catch (Exception e) {
            System.out.println("the crowd went home: " + e);
        }
    }
}
