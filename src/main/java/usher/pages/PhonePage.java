package usher.pages;

import java.util.List;

/// The first bytes of a guest's page; `kind` and `now` say what is on air, both empty before the first Take.
public record PhonePage(
        String code,
        String title,
        String name,
        int ticket,
        String table,
        String kind,
        String now,
        boolean rehearsal,
        String boot) {
    private static final List<String> TEXTS = List.of(
            "phone.",
            "kind.",
            "common.",
            "verify.",
            "-kind.card.about",
            "-kind.card.body",
            "-kind.card.change",
            "-kind.card.form",
            "-kind.card.speaker",
            "-kind.card.title",
            "-kind.cocreation.autoplay",
            "-kind.cocreation.desk",
            "-kind.cocreation.film",
            "-kind.cocreation.form-",
            "-kind.cocreation.moderation",
            "-kind.cocreation.phase",
            "-kind.cocreation.plan-",
            "-kind.cocreation.tally",
            "-kind.cocreation.term",
            "-kind.draw.add",
            "-kind.draw.desk-",
            "-kind.draw.figure-",
            "-kind.draw.form-",
            "-kind.draw.lottery-",
            "-kind.draw.override",
            "-kind.draw.plan-",
            "-kind.draw.reason-",
            "-kind.draw.seal-anyway",
            "-kind.draw.void",
            "-kind.seating.desk-",
            "-kind.seating.plan-",
            "-kind.seating.s-",
            "-kind.welcome.greeting",
            "-kind.welcome.wifi");

    /// Which sentences a phone may need: all of the kinds' but those that only the console and the screen say.
    public static String[] texts() {
        return TEXTS.toArray(String[]::new);
    }
}
