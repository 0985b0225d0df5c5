package usher.activity.draw;

import org.pcollections.PVector;
import usher.ud1.Pick;

/// One draw as it was opened: its number in the show, its `open` record, and who can win.
///
/// @param draw   its id, used once in the show
/// @param number the how many-eth draw of the show, voided ones counted
/// @param open   id of the `open` record
/// @param roster leaves on the roster, more than the pool where some may not win
/// @param pool   who can win, by ascending ticket
public record Call(String draw, int number, String open, int roster, PVector<Pick.Entry> pool, Conditions conditions) {
    boolean lists(int ticket) {
        int low = 0;
        int high = pool.size() - 1;
        while (low <= high) {
            int middle = (low + high) >>> 1;
            long found = pool.get(middle).ticket();
            if (found == ticket) {
                return true;
            }
            if (found < ticket) {
                low = middle + 1;
            } else {
                high = middle - 1;
            }
        }
        return false;
    }
}
