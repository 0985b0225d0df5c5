package usher.activity.cocreation;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pcollections.TreePVector;
import usher.core.Kind;
import usher.core.Script;
import usher.core.Spot;

/// The shots that the works have for a film: every picture and video that the hall may see, named `work/piece`.
record FilmShots(List<Shot> all) {
    static final int SHOTS_MAX = 600;
    static final long PICTURE_MS = 4_000;

    /// One shot with the part of it that is shown.
    ///
    /// @param toMs where it ends; the whole length where nothing is cut off
    record Shot(String id, Work work, Piece piece, long fromMs, long toMs, boolean out) {
        long lengthMs() {
            return toMs - fromMs;
        }

        boolean moves() {
            return piece.form() == Piece.Form.VIDEO;
        }
    }

    static FilmShots of(Spot<Round, CocreationState, Kind.None> spot) {
        FilmPlan plan = spot.state().reel().plan();
        Map<String, FilmPlan.Trim> trims = new LinkedHashMap<>();
        plan.trims().forEach(trim -> trims.put(trim.shot(), trim));
        List<Shot> shots = new ArrayList<>();
        for (Work work : works(spot.state(), plan)) {
            for (Piece piece : work.pieces()) {
                if (piece.form() != Piece.Form.LINK && shots.size() < SHOTS_MAX) {
                    shots.add(shot(work, piece, plan, trims));
                }
            }
        }
        return new FilmShots(plan.order() == FilmPlan.Order.HAND ? byHand(shots, plan) : List.copyOf(shots));
    }

    List<Shot> shown() {
        return all.stream().filter(shot -> !shot.out()).toList();
    }

    /// What the film is made of; people as tickets.
    static Script script(Spot<Round, CocreationState, Kind.None> spot) {
        FilmPlan plan = spot.state().reel().plan();
        List<Shot> shown = of(spot).shown();
        Map<String, Script.Credit> credits = new LinkedHashMap<>();
        shown.stream()
                .map(Shot::work)
                .sorted(Comparator.comparing(Work::owner, Owner.READING))
                .forEach(work -> credits.merge(
                        work.owner().ticket() == 0 ? work.id() : "", credit(spot, work), FilmShots::together));
        return new Script(
                plan.tall(),
                spot.show().info().lang(),
                plan.title().isBlank() ? spot.plan().theme() : plan.title(),
                subtitle(spot),
                TreePVector.from(shown.stream()
                        .map(shot -> new Script.Shot(
                                shot.piece().blob(),
                                shot.moves(),
                                shot.fromMs(),
                                shot.toMs(),
                                Teams.name(spot.state(), shot.work().owner()),
                                Makers.of(spot, shot.work())))
                        .toList()),
                plan.music(),
                plan.voices(),
                TreePVector.from(credits.values()),
                spot.show().sponsors());
    }

    private static List<Work> works(CocreationState state, FilmPlan plan) {
        Comparator<Work> reading = Comparator.comparing(Work::owner, Owner.READING);
        Comparator<Work> order = plan.order() == FilmPlan.Order.VOTES
                ? Comparator.comparingInt((Work work) -> -state.votesFor(work.id()))
                        .thenComparing(reading)
                : reading;
        return state.works().values().stream()
                .filter(work -> state.isShown(work.id()))
                .sorted(order)
                .toList();
    }

    private static Shot shot(Work work, Piece piece, FilmPlan plan, Map<String, FilmPlan.Trim> trims) {
        String id = work.id() + "/" + piece.id();
        long lengthMs = piece.form() == Piece.Form.VIDEO ? piece.lengthMs() : PICTURE_MS;
        FilmPlan.Trim trim = trims.getOrDefault(id, new FilmPlan.Trim(id, 0, 0));
        long toMs = trim.toMs() == 0 ? lengthMs : Math.min(lengthMs, trim.toMs());
        boolean cuts = piece.form() == Piece.Form.VIDEO && toMs - trim.fromMs() >= FilmPlan.Trim.PART_MS_MIN;
        return new Shot(
                id,
                work,
                piece,
                cuts ? trim.fromMs() : 0,
                cuts ? toMs : lengthMs,
                plan.out().contains(id));
    }

    private static List<Shot> byHand(List<Shot> shots, FilmPlan plan) {
        Map<String, Integer> place = new LinkedHashMap<>();
        plan.hand().forEach(id -> place.put(id, place.size()));
        return shots.stream()
                .sorted(Comparator.comparingInt(shot -> place.getOrDefault(shot.id(), Integer.MAX_VALUE)))
                .toList();
    }

    private static Script.Credit credit(Spot<Round, CocreationState, Kind.None> spot, Work work) {
        return new Script.Credit(Teams.name(spot.state(), work.owner()), Makers.of(spot, work));
    }

    private static Script.Credit together(Script.Credit one, Script.Credit other) {
        List<Integer> people = new ArrayList<>(one.people());
        other.people().stream().filter(ticket -> !people.contains(ticket)).forEach(people::add);
        return new Script.Credit(one.table(), TreePVector.from(people));
    }

    private static String subtitle(Spot<Round, CocreationState, Kind.None> spot) {
        List<String> parts = new ArrayList<>();
        parts.add(spot.show().info().title());
        parts.add(spot.show().info().city());
        parts.add(spot.show().info().date());
        parts.removeIf(String::isBlank);
        return String.join(" · ", parts);
    }
}
