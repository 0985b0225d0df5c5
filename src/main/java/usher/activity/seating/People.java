package usher.activity.seating;

import java.util.List;
import usher.core.Vault;
import usher.solver.Attendee;

/// Tickets as the solver reads them: `#37`, which no cell of a roster is taken for.
public final class People {
    private People() {}

    public static String id(int ticket) {
        return "#" + ticket;
    }

    static int ticket(String id) {
        return Integer.parseInt(id.substring(1));
    }

    public static List<Attendee> of(List<Vault.Profile> profiles) {
        return profiles.stream()
                .map(profile -> new Attendee(id(profile.ticket()), profile.fields(), profile.tags()))
                .toList();
    }
}
