package usher.activity.draw;

import org.pcollections.PVector;
import usher.core.Prize;
import usher.ud1.Terms;

/// What a draw is about, fixed when the list is locked, so that an edit of the plan changes nothing any more.
///
/// @param exclude the draws whose standing winners stay out
/// @param limited whether only some of the roster may win, by table or tag
/// @param only    those, where limited
public record Conditions(
        Prize prize,
        int quantity,
        PVector<String> exclude,
        boolean limited,
        PVector<Integer> only,
        String rule,
        Terms delay) {}
