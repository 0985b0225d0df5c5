package usher;

import java.util.List;
import usher.activity.card.Card;
import usher.activity.cocreation.Cocreation;
import usher.activity.draw.Draw;
import usher.activity.seating.Seating;
import usher.activity.welcome.Welcome;
import usher.core.Kinds;

/// The list of kinds, one line each.
public final class Activities {
    private Activities() {}

    public static Kinds kinds() {
        return new Kinds(List.of(new Welcome(), new Card(), new Draw(), new Cocreation(), new Seating()));
    }
}
