package usher.pages;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import usher.core.Show;

/// What the pages may ask of a seating; sentences are in the page's language, tickets stand in them as `#37`.
public interface SeatDesk {
    /// What a plan that is being written would meet, as a value for JSON; empty where it is none.
    Optional<Map<String, Object>> survey(Show show, String plan, String lang);

    /// What the seats cost and what is broken; empty where nobody sits.
    Optional<Map<String, Object>> judge(Show show, String slot, String lang);

    /// Why two people should not change places, or one move to a table where `other` is 0.
    Optional<String> why(Show show, String slot, int one, int other, int table, String lang);

    /// With whom a guest exchanged numbers, both having wished it.
    List<Integer> exchanged(Show show, int ticket);
}
