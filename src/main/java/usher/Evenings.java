package usher;

import java.util.List;
import java.util.Optional;
import org.pcollections.PVector;
import org.pcollections.TreePVector;
import usher.activity.card.Card;
import usher.activity.cocreation.Round;
import usher.activity.draw.DrawPlan;
import usher.activity.seating.SeatingPlan;
import usher.activity.welcome.Welcome;
import usher.core.Plan;
import usher.core.Prize;
import usher.core.Slot;
import usher.pages.HostPages;
import usher.texts.Texts;

/// The evenings that a new show can begin with. They name concrete kinds, as the list of kinds does.
final class Evenings {
    /// Standard strength: about eleven seconds of lamps on a free core.
    static final int STRENGTH = 23;
    /// A rehearsal's lamps burn for a moment only; its records say that they are a rehearsal's.
    static final int STRENGTH_REHEARSAL = 13;

    private static final int EVENING_MINUTES = 20;
    private static final int REHEARSAL_MINUTES = 1;
    private static final int REHEARSAL_PIECES = 10;
    private static final int SEATS = 200;

    private Evenings() {}

    static Optional<HostPages.Evening> of(String name, Texts texts) {
        return switch (name) {
            case "evening" -> Optional.of(evening(texts));
            case "rehearsal" -> Optional.of(rehearsal(texts));
            case "lottery" -> Optional.of(lottery(texts));
            case "empty" -> Optional.of(new HostPages.Evening(TreePVector.empty(), TreePVector.empty(), false));
            default -> Optional.empty();
        };
    }

    private static HostPages.Evening evening(Texts texts) {
        PVector<Prize> prizes = TreePVector.from(
                List.of(prize(texts, "third", 10), prize(texts, "second", 3), prize(texts, "first", 1)));
        PVector<Slot> rundown = TreePVector.from(List.of(
                card(texts, "opening", Card.Form.OPENING),
                slot(texts, "welcome", "welcome", new Welcome.Doors("")),
                slot(texts, "seating", "seating", SeatingPlan.USUAL),
                card(texts, "talk", Card.Form.TALK),
                cocreation(texts, Round.Who.TABLES, EVENING_MINUTES),
                draw(prizes.get(0), "draw1", STRENGTH),
                draw(prizes.get(1), "draw2", STRENGTH),
                draw(prizes.get(2), "draw3", STRENGTH),
                card(texts, "sponsors", Card.Form.SPONSORS),
                card(texts, "next-stop", Card.Form.NEXT_STOP),
                card(texts, "credits", Card.Form.CREDITS)));
        return new HostPages.Evening(rundown, prizes, false);
    }

    /// Seats among everybody who signed up: a show of its own, so that its draws and its list are apart from the
    /// stage's.
    private static HostPages.Evening lottery(Texts texts) {
        Prize seats = prize(texts, "seat", SEATS);
        DrawPlan plan = new DrawPlan(
                seats.id(),
                0,
                DrawPlan.Exclude.ALL,
                false,
                TreePVector.empty(),
                TreePVector.empty(),
                STRENGTH,
                new DrawPlan.Look(DrawPlan.Scene.WALL, DrawPlan.Sound.BELLS, false),
                DrawPlan.Who.LISTED);
        Slot slot = new Slot("draw1", "draw", texts.say("evening.lottery"), plan);
        return new HostPages.Evening(TreePVector.singleton(slot), TreePVector.singleton(seats), true);
    }

    private static HostPages.Evening rehearsal(Texts texts) {
        PVector<Prize> prizes = TreePVector.from(List.of(
                prize(texts, "third", REHEARSAL_PIECES),
                prize(texts, "second", REHEARSAL_PIECES),
                prize(texts, "first", REHEARSAL_PIECES)));
        PVector<Slot> rundown = TreePVector.from(List.of(
                slot(texts, "welcome", "welcome", new Welcome.Doors("")),
                slot(texts, "seating", "seating", SeatingPlan.USUAL),
                card(texts, "talk", Card.Form.TALK),
                cocreation(texts, Round.Who.PEOPLE, REHEARSAL_MINUTES),
                draw(prizes.get(0), "draw1", STRENGTH_REHEARSAL),
                draw(prizes.get(1), "draw2", STRENGTH_REHEARSAL),
                draw(prizes.get(2), "draw3", STRENGTH_REHEARSAL),
                card(texts, "credits", Card.Form.CREDITS)));
        return new HostPages.Evening(rundown, prizes, false);
    }

    private static Prize prize(Texts texts, String id, int quantity) {
        return Prize.of(id, texts.say("evening.prize." + id), quantity);
    }

    private static Slot draw(Prize prize, String id, int strength) {
        DrawPlan plan = new DrawPlan(
                prize.id(),
                0,
                DrawPlan.Exclude.ALL,
                false,
                TreePVector.empty(),
                TreePVector.empty(),
                strength,
                new DrawPlan.Look(DrawPlan.Scene.WALL, DrawPlan.Sound.BELLS, true),
                DrawPlan.Who.PRESENT);
        return new Slot(id, "draw", prize.name(), plan);
    }

    /// One work a table or, so that every phone hands in, one a person.
    private static Slot cocreation(Texts texts, Round.Who who, int minutes) {
        Round round = Round.of(texts.say("evening.cocreation.theme"), texts.say("evening.cocreation.brief"), minutes);
        return slot(texts, "cocreation", "cocreation", round.by(who));
    }

    private static Slot card(Texts texts, String id, Card.Form form) {
        return slot(texts, id, "card", new Card.Scene(form, "", "", "", ""));
    }

    private static Slot slot(Texts texts, String id, String kind, Plan plan) {
        return new Slot(id, kind, texts.say("evening." + id), plan);
    }
}
