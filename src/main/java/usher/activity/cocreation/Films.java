package usher.activity.cocreation;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import usher.core.By;
import usher.core.Change;
import usher.core.Job;
import usher.core.Kind;
import usher.core.Refused;
import usher.core.Script;
import usher.core.Spot;
import usher.core.Stamp;
import usher.core.Step;
import usher.core.Vault;

/// The rules of renditions and of the film: what the host may ask, and what comes back from outside.
final class Films {
    private static final List<Kind.Word<CocreationCommand>> WORDS = List.of(
            new Kind.Word<>("filmPlan", CocreationCommand.Film.Plan.class),
            new Kind.Word<>("filmMake", CocreationCommand.Film.Make.class),
            new Kind.Word<>("filmCancel", CocreationCommand.Film.Cancel.class),
            new Kind.Word<>("filmPlay", CocreationCommand.Film.Play.class),
            new Kind.Word<>("rendered", CocreationCommand.Film.Rendered.class),
            new Kind.Word<>("filmMade", CocreationCommand.Film.Made.class),
            new Kind.Word<>("filmFailed", CocreationCommand.Film.Failed.class));

    /// As much of a blob's id as the id of a command has room for.
    private static final int NAME_CHARS = 20;

    /// A rendition to be made.
    private record Rendition(String original) implements Job.Long {}

    /// A film to be made.
    private record Making(String slot, int number, Script script) implements Job.Long {}

    private Films() {}

    static List<Kind.Word<CocreationCommand>> words(List<Kind.Word<CocreationCommand>> others) {
        List<Kind.Word<CocreationCommand>> all = new ArrayList<>(others);
        all.addAll(WORDS);
        return List.copyOf(all);
    }

    static @Nullable Refused foreign(CocreationCommand.Film command, By by) {
        return switch (command) {
            case CocreationCommand.Film.Plan _,
                    CocreationCommand.Film.Make _,
                    CocreationCommand.Film.Cancel _,
                    CocreationCommand.Film.Play _ -> by.mayDirect() ? null : Refused.of("host-only");
            case CocreationCommand.Film.Rendered _, CocreationCommand.Film.Made _, CocreationCommand.Film.Failed _ ->
                by.role() == By.Role.SERVER ? null : Refused.of("server-only");
        };
    }

    static Step<Change<CocreationState, Kind.None>> apply(
            Spot<Round, CocreationState, Kind.None> spot, CocreationCommand.Film command, Stamp stamp) {
        Reel reel = spot.state().reel();
        return switch (command) {
            case CocreationCommand.Film.Plan plan -> planned(spot, plan.plan());
            case CocreationCommand.Film.Make _ -> make(spot);
            case CocreationCommand.Film.Cancel _ ->
                reel.making() ? shared(spot, reel.ended(false)) : Step.refused("film-not-making");
            case CocreationCommand.Film.Play play ->
                play.on() && reel.film().isEmpty()
                        ? Step.refused("film-not-made")
                        : shared(spot, reel.playing(play.on()));
            case CocreationCommand.Film.Rendered(String original, String rendition) ->
                reel.renditions().containsKey(original)
                        ? Step.refused("job-stale")
                        : shared(spot, reel.rendered(original, rendition));
            case CocreationCommand.Film.Made(int number, String blob, long lengthMs) ->
                isAwaited(reel, number)
                        ? shared(spot, reel.made(blob, lengthMs, reel.plan().tall()))
                        : Step.refused("job-stale");
            case CocreationCommand.Film.Failed(int number) ->
                isAwaited(reel, number) ? shared(spot, reel.ended(true)) : Step.refused("job-stale");
        };
    }

    static List<Job> jobs(Spot<Round, CocreationState, Kind.None> spot) {
        List<Job> jobs = new ArrayList<>();
        Reel reel = spot.state().reel();
        for (String original : videos(spot.state())) {
            if (!reel.renditions().containsKey(original)) {
                jobs.add(new Job("r/" + original.substring(0, NAME_CHARS), new Rendition(original)));
            }
        }
        if (reel.making()) {
            Script script = FilmShots.script(spot);
            jobs.add(new Job("film/" + reel.number(), new Making(spot.slot().id(), reel.number(), script)));
        }
        return jobs;
    }

    /// Null for a job that is not ours.
    static @Nullable CocreationCommand work(Job job, Vault vault) {
        return switch (job.what()) {
            case Rendition(String original) -> new CocreationCommand.Film.Rendered(original, vault.rendered(original));
            case Making(String slot, int number, Script script) ->
                vault.film(slot, script)
                        .<CocreationCommand>map(
                                film -> new CocreationCommand.Film.Made(number, film.blob(), film.lengthMs()))
                        .orElseGet(() -> new CocreationCommand.Film.Failed(number));
            default -> null;
        };
    }

    /// A plan that changes while the film is made would be another film, so it waits.
    private static Step<Change<CocreationState, Kind.None>> planned(
            Spot<Round, CocreationState, Kind.None> spot, FilmPlan plan) {
        Refused fault = plan.fault();
        if (fault != null) {
            return new Step.Not<>(fault);
        }
        return spot.state().reel().making()
                ? Step.refused("film-making")
                : shared(spot, spot.state().reel().with(plan));
    }

    private static Step<Change<CocreationState, Kind.None>> make(Spot<Round, CocreationState, Kind.None> spot) {
        if (spot.state().reel().making()) {
            return Step.refused("film-making");
        }
        return FilmShots.of(spot).shown().isEmpty()
                ? Step.refused("film-empty")
                : shared(spot, spot.state().reel().asked());
    }

    private static boolean isAwaited(Reel reel, int number) {
        return reel.making() && reel.number() == number;
    }

    static Set<String> videos(CocreationState state) {
        Set<String> videos = new LinkedHashSet<>();
        for (Work work : state.works().values()) {
            for (Piece piece : work.pieces()) {
                if (piece.form() == Piece.Form.VIDEO && !work.withdrawn()) {
                    videos.add(piece.blob());
                }
            }
        }
        return videos;
    }

    private static Step<Change<CocreationState, Kind.None>> shared(
            Spot<Round, CocreationState, Kind.None> spot, Reel reel) {
        return Cocreation.shared(spot, spot.state().with(reel));
    }
}
