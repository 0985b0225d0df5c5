package usher.activity.cocreation;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import usher.core.Intake;
import usher.core.Plan;
import usher.core.Refused;
import usher.core.Text;

/// The host's plan for one round, or for a wall of stories or photos.
///
/// @param theme             the large line
/// @param brief             what to make, in a sentence or two; may be empty
/// @param minutes           how long hands are on; 0 for a wall that stays open until the host closes it
/// @param who               whose works they are; on a wall each person's
/// @param groupMax          how many people a group takes
/// @param groupMinutes      how long groups are formed, from the start
/// @param votes             votes each, 0 for no vote
/// @param voteMinutes       how long the vote is open, 0 until the host closes it
/// @param piecesMax         pieces in a work, 0 for text alone; on a wall, how many items a person may add
/// @param pieceMegabytesMax how large a piece may be that is uploaded
/// @param videoSecondsMax   how long a video may be
/// @param graceMinutes      how long late works are still taken, flagged, while nothing is revealed
/// @param autoplaySeconds   the gallery's pace that the console offers
public record Round(
        Form form,
        String theme,
        String brief,
        int minutes,
        Who who,
        int groupMax,
        int groupMinutes,
        int votes,
        int voteMinutes,
        Tally tally,
        Takes takes,
        int piecesMax,
        int pieceMegabytesMax,
        int videoSecondsMax,
        int graceMinutes,
        int autoplaySeconds,
        Moderation moderation)
        implements Plan {
    static final int BRIEF_MAX = 400;
    static final int MINUTES_MAX = 180;
    static final int GROUP_MIN = 2;
    static final int GROUP_MAX = 50;
    static final int VOTES_MAX = 10;
    static final int PIECES_MAX = 6;
    static final int ITEMS_MAX = 50;
    static final int MEGABYTES_MAX = 2_000;
    static final int VIDEO_SECONDS_MIN = 5;
    static final int VIDEO_SECONDS_MAX = 1_200;
    static final int AUTOPLAY_SECONDS_MIN = 3;
    static final int AUTOPLAY_SECONDS_MAX = 120;

    static final int USUAL_GROUP = 6;
    static final int USUAL_GROUP_MINUTES = 5;
    static final int USUAL_MEGABYTES = 200;
    static final int USUAL_VIDEO_SECONDS = 180;

    /// What becomes of the works: a round with its reveal and vote, or a wall that they appear on.
    public enum Form {
        ROUND,
        STORIES,
        PHOTOS
    }

    /// Whose a work is.
    public enum Who {
        PEOPLE,
        TABLES,
        GROUPS
    }

    /// What may be handed in.
    public record Takes(boolean text, boolean pictures, boolean videos, boolean links) {
        public static final Takes ALL = new Takes(true, true, true, true);
        static final Takes ONCE = new Takes(true, true, false, false);

        boolean takes(Piece.Form form) {
            return switch (form) {
                case PICTURE -> pictures;
                case VIDEO -> videos;
                case LINK -> links;
            };
        }
    }

    /// When the hall sees how the vote stands: while it runs, or place by place at the end.
    public enum Tally {
        LIVE,
        END
    }

    /// Whether somebody looks before the hall does: nobody, afterwards what may be taken down, or before.
    public enum Moderation {
        OFF,
        AFTER,
        BEFORE
    }

    /// What a plan means that was written before it could say so.
    static Map<String, Object> since() {
        return Map.of(
                "form",
                Form.ROUND,
                "groupMax",
                USUAL_GROUP,
                "groupMinutes",
                USUAL_GROUP_MINUTES,
                "takes",
                Takes.ONCE,
                "pieceMegabytesMax",
                USUAL_MEGABYTES,
                "videoSecondsMax",
                USUAL_VIDEO_SECONDS,
                "tally",
                Tally.END,
                "moderation",
                Moderation.OFF);
    }

    /// A round of works by tables, with everything else as usual.
    public static Round of(String theme, String brief, int minutes) {
        return new Round(
                Form.ROUND,
                theme,
                brief,
                minutes,
                Who.TABLES,
                USUAL_GROUP,
                USUAL_GROUP_MINUTES,
                3,
                0,
                Tally.END,
                Takes.ALL,
                3,
                USUAL_MEGABYTES,
                USUAL_VIDEO_SECONDS,
                2,
                8,
                Moderation.OFF);
    }

    public Round by(Who other) {
        return new Round(
                form,
                theme,
                brief,
                minutes,
                other,
                groupMax,
                groupMinutes,
                votes,
                voteMinutes,
                tally,
                takes,
                piecesMax,
                pieceMegabytesMax,
                videoSecondsMax,
                graceMinutes,
                autoplaySeconds,
                moderation);
    }

    boolean isWall() {
        return form != Form.ROUND;
    }

    boolean byTable() {
        return !isWall() && who == Who.TABLES;
    }

    boolean byGroup() {
        return !isWall() && who == Who.GROUPS;
    }

    @Override
    public @Nullable Refused fault() {
        if (theme.isBlank()) {
            return Refused.of("theme-missing");
        }
        if (theme.length() > Text.LINE_MAX) {
            return Refused.of("text-too-long", Text.LINE_MAX);
        }
        if (brief.length() > BRIEF_MAX) {
            return Refused.of("text-too-long", BRIEF_MAX);
        }
        Refused nothing = nothingTaken();
        return nothing == null ? numberFault() : nothing;
    }

    private @Nullable Refused nothingTaken() {
        boolean pieces = piecesMax > 0 && (takes.pictures || takes.videos || takes.links);
        return switch (form) {
            case ROUND -> takes.text || pieces ? null : Refused.of("takes-nothing");
            case STORIES, PHOTOS -> null;
        };
    }

    @Override
    public boolean moderates() {
        return moderation != Moderation.OFF;
    }

    @Override
    public Intake intake() {
        return piecesMax == 0 || !(takes.pictures || takes.videos)
                ? Intake.NOTHING
                : new Intake(
                        (long) pieceMegabytesMax << 20, takes.pictures, takes.videos ? videoSecondsMax * 1_000L : 0);
    }

    private @Nullable Refused numberFault() {
        Refused fault = outside(minutes, isWall() ? 0 : 1, MINUTES_MAX);
        fault = fault == null ? outside(voteMinutes, 0, MINUTES_MAX) : fault;
        fault = fault == null ? outside(graceMinutes, 0, MINUTES_MAX) : fault;
        fault = fault == null ? outside(groupMax, GROUP_MIN, GROUP_MAX) : fault;
        fault = fault == null ? outside(groupMinutes, 1, MINUTES_MAX) : fault;
        fault = fault == null ? outside(votes, 0, VOTES_MAX) : fault;
        fault = fault == null ? outside(piecesMax, isWall() ? 1 : 0, isWall() ? ITEMS_MAX : PIECES_MAX) : fault;
        fault = fault == null ? outside(pieceMegabytesMax, 1, MEGABYTES_MAX) : fault;
        fault = fault == null ? outside(videoSecondsMax, VIDEO_SECONDS_MIN, VIDEO_SECONDS_MAX) : fault;
        return fault == null ? outside(autoplaySeconds, AUTOPLAY_SECONDS_MIN, AUTOPLAY_SECONDS_MAX) : fault;
    }

    private static @Nullable Refused outside(int number, int min, int max) {
        return number < min || number > max ? Refused.of("number-out-of-range", min, max) : null;
    }
}
