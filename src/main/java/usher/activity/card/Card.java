package usher.activity.card;

import java.util.List;
import org.jspecify.annotations.Nullable;
import usher.core.Change;
import usher.core.Kind;
import usher.core.Next;
import usher.core.Plan;
import usher.core.Refused;
import usher.core.Show;
import usher.core.Sponsor;
import usher.core.Spot;
import usher.core.Stamp;
import usher.core.Step;
import usher.core.Text;

/// The kind `card`: one scene to look at.
public final class Card implements Kind<Card.Scene, Kind.None, Kind.None, Card.Nothing> {
    /// The scenes that the screen knows to set.
    public enum Form {
        OPENING,
        HOLDING,
        TALK,
        SPONSORS,
        CREDITS,
        NEXT_STOP
    }

    /// The host's plan.
    ///
    /// @param title   the large line
    /// @param speaker who speaks (a talk), where (a next stop), else a smaller line
    /// @param body    more lines: an organisation, names of the credits one a line
    /// @param picture id of a picture, or empty
    public record Scene(Form form, String title, String speaker, String body, String picture) implements Plan {
        @Override
        public @Nullable Refused fault() {
            if (title.length() > Text.LINE_MAX || speaker.length() > Text.LINE_MAX) {
                return Refused.of("text-too-long", Text.LINE_MAX);
            }
            return body.length() > Text.BODY_MAX ? Refused.of("text-too-long", Text.BODY_MAX) : null;
        }
    }

    /// Nobody commands a card.
    public enum Nothing {}

    /// What every surface sees: the plan, and the sponsors where they are the scene.
    ///
    /// @param evidence whether the credits show the way to the evidence of the show's draws
    public record View(
            String form,
            String title,
            String speaker,
            String body,
            String picture,
            List<Sponsor> sponsors,
            boolean evidence) {}

    @Override
    public String name() {
        return "card";
    }

    @Override
    public Class<Scene> plan() {
        return Scene.class;
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
    public Step<Change<None, None>> apply(Spot<Scene, None, None> spot, Nothing command, Stamp stamp) {
        return Step.refused("unknown-command");
    }

    @Override
    public Next<Nothing> next(Spot<Scene, None, None> spot) {
        return new Next.Leave<>();
    }

    @Override
    public Object screen(Spot<Scene, None, None> spot) {
        return view(spot);
    }

    @Override
    public Object phone(Spot<Scene, None, None> spot) {
        return view(spot);
    }

    @Override
    public boolean isPersonal() {
        return false;
    }

    @Override
    public Object host(Spot<Scene, None, None> spot) {
        return view(spot);
    }

    private static View view(Spot<Scene, None, None> spot) {
        Scene scene = spot.plan();
        boolean thanks = scene.form() == Form.SPONSORS || scene.form() == Form.CREDITS;
        return new View(
                word(scene.form()),
                scene.title(),
                scene.speaker(),
                scene.body(),
                scene.picture(),
                thanks ? List.copyOf(spot.show().sponsors()) : List.of(),
                scene.form() == Form.CREDITS && hasDraws(spot.show()));
    }

    private static boolean hasDraws(Show show) {
        return show.rundown().stream().anyMatch(slot -> slot.kind().equals("draw"));
    }

    private static String word(Form form) {
        return switch (form) {
            case OPENING -> "opening";
            case HOLDING -> "holding";
            case TALK -> "talk";
            case SPONSORS -> "sponsors";
            case CREDITS -> "credits";
            case NEXT_STOP -> "next-stop";
        };
    }
}
