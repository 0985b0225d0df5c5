package usher.activity.welcome;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.pcollections.PVector;
import usher.core.Change;
import usher.core.Kind;
import usher.core.Next;
import usher.core.Person;
import usher.core.Plan;
import usher.core.Refused;
import usher.core.Spot;
import usher.core.Stamp;
import usher.core.Step;
import usher.core.Text;

/// The kind `welcome`: people come in, and the hall sees it.
public final class Welcome implements Kind<Welcome.Doors, Kind.None, Kind.None, Welcome.Nothing> {
    /// Arrival cards on the screen at once.
    static final int ARRIVALS_SHOWN_MAX = 24;

    /// The host's plan: one line of greeting.
    public record Doors(String greeting) implements Plan {
        @Override
        public @Nullable Refused fault() {
            return greeting.length() > Text.LINE_MAX ? Refused.of("text-too-long", Text.LINE_MAX) : null;
        }
    }

    /// Nobody commands a welcome.
    public enum Nothing {}

    /// What screen and console see: the greeting, the newest arrivals last, how many are in and how many may come.
    public record View(String greeting, List<Person> arrivals, int present, int target, boolean wifi) {}

    /// What the phones see.
    public record PhoneView(String greeting, int present, int target) {}

    @Override
    public String name() {
        return "welcome";
    }

    @Override
    public Class<Doors> plan() {
        return Doors.class;
    }

    @Override
    public List<Word<Nothing>> words() {
        return List.of();
    }

    @Override
    public None start() {
        return None.NONE;
    }

    @Override
    public None ledger() {
        return None.NONE;
    }

    @Override
    public Step<Change<None, None>> apply(Spot<Doors, None, None> spot, Nothing command, Stamp stamp) {
        return Step.refused("unknown-command");
    }

    @Override
    public Next<Nothing> next(Spot<Doors, None, None> spot) {
        return new Next.Leave<>();
    }

    @Override
    public Object screen(Spot<Doors, None, None> spot) {
        PVector<Integer> arrivals = spot.house().arrivals();
        int from = Math.max(0, arrivals.size() - ARRIVALS_SHOWN_MAX);
        List<Person> newest = arrivals.subList(from, arrivals.size()).stream()
                .map(Person::new)
                .toList();
        return new View(
                spot.plan().greeting(),
                newest,
                arrivals.size(),
                spot.show().info().target(),
                !spot.show().info().wifi().name().isEmpty());
    }

    @Override
    public Object phone(Spot<Doors, None, None> spot) {
        return new PhoneView(
                spot.plan().greeting(),
                spot.house().presentCount(),
                spot.show().info().target());
    }

    @Override
    public boolean isPersonal() {
        return false;
    }

    @Override
    public Object host(Spot<Doors, None, None> spot) {
        return screen(spot);
    }
}
