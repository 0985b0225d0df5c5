package usher.activity.cocreation;

import org.jspecify.annotations.Nullable;
import usher.core.Intake;
import usher.core.Plan;
import usher.core.Refused;
import usher.core.Text;

/// The host's plan for one round.
///
/// @param theme           the large line
/// @param brief           what to make, in a sentence or two; may be empty
/// @param minutes         how long hands are on
/// @param byTable         one work a table, else one a person
/// @param votes           votes each, 0 for no vote
/// @param voteMinutes     how long the vote is open, 0 until the host closes it
/// @param piecesMax       pictures in a work, 0 for text alone
/// @param graceMinutes    how long late works are still taken, flagged, while nothing is revealed
/// @param autoplaySeconds the gallery's pace that the console offers
public record Round(
        String theme,
        String brief,
        int minutes,
        boolean byTable,
        int votes,
        int voteMinutes,
        int piecesMax,
        int graceMinutes,
        int autoplaySeconds)
        implements Plan {
    static final int BRIEF_MAX = 400;
    static final int MINUTES_MAX = 180;
    static final int VOTES_MAX = 10;
    static final int PIECES_MAX = 6;
    static final int AUTOPLAY_SECONDS_MIN = 3;
    static final int AUTOPLAY_SECONDS_MAX = 120;
    static final long PIECE_BYTES_MAX = 200L << 20;
    static final long VIDEO_MS_MAX = 180_000;

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
        return numberFault();
    }

    @Override
    public Intake intake() {
        return piecesMax == 0 ? Intake.NOTHING : new Intake(PIECE_BYTES_MAX, VIDEO_MS_MAX);
    }

    private @Nullable Refused numberFault() {
        if (outside(minutes, 1, MINUTES_MAX)) {
            return range(1, MINUTES_MAX);
        }
        if (outside(votes, 0, VOTES_MAX)) {
            return range(0, VOTES_MAX);
        }
        if (outside(voteMinutes, 0, MINUTES_MAX) || outside(graceMinutes, 0, MINUTES_MAX)) {
            return range(0, MINUTES_MAX);
        }
        if (outside(piecesMax, 0, PIECES_MAX)) {
            return range(0, PIECES_MAX);
        }
        return outside(autoplaySeconds, AUTOPLAY_SECONDS_MIN, AUTOPLAY_SECONDS_MAX)
                ? range(AUTOPLAY_SECONDS_MIN, AUTOPLAY_SECONDS_MAX)
                : null;
    }

    private static boolean outside(int number, int min, int max) {
        return number < min || number > max;
    }

    private static Refused range(int min, int max) {
        return Refused.of("number-out-of-range", min, max);
    }
}
