package usher.activity.cocreation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.pcollections.PVector;

/// What may be asked of a round.
sealed interface CocreationCommand {
    /// Hands in a work for the guest's table, or for the guest where there is none; the whole work each time.
    record Submit(String title, String text, PVector<Piece> pieces) implements CocreationCommand {}

    /// Adds a piece to one's draft, or puts it in the place of the one with its id.
    ///
    /// @param work the draft that the phone showed: who has moved meanwhile must not write into another one
    record Put(String work, Piece piece) implements CocreationCommand {}

    record Remove(String work, String piece) implements CocreationCommand {}

    /// Moves a piece before another; at the end where that is empty.
    record Reorder(String work, String piece, String before) implements CocreationCommand {}

    record SetTitle(String work, String title) implements CocreationCommand {}

    record SetText(String work, String text) implements CocreationCommand {}

    /// Says that the draft is done; it stays open to changes.
    record HandIn(String work) implements CocreationCommand {}

    /// Makes a group under a name of the phone's making and goes in; again, gives it another name and colour.
    record FormGroup(String group, String name, int colour) implements CocreationCommand {}

    record JoinGroup(String group) implements CocreationCommand {}

    record LeaveGroup() implements CocreationCommand {}

    record Withdraw(String work) implements CocreationCommand {}

    /// All the works that a guest votes for; an empty list takes the votes back. A ballot is only ever replaced
    /// whole, so that it is a plain list.
    record Vote(List<String> works) implements CocreationCommand {
        public Vote {
            works = Collections.unmodifiableList(new ArrayList<>(works));
        }
    }

    /// One more minute for works, or for the vote; a round that has just closed opens again for it.
    record AddMinute() implements CocreationCommand {}

    /// Closes works before their time.
    record CloseEarly() implements CocreationCommand {}

    record Hide(String work) implements CocreationCommand {}

    record Restore(String work) implements CocreationCommand {}

    record NextWork() implements CocreationCommand {}

    record PreviousWork() implements CocreationCommand {}

    record GoTo(String work) implements CocreationCommand {}

    /// Turns the gallery's pages by itself every so many seconds; 0 stops.
    record Autoplay(int seconds) implements CocreationCommand {}

    /// The server's clock: the moment that the round waited for, named so that a stale one is known.
    record Due(long atMs) implements CocreationCommand {}

    /// The steps that only Take makes.
    enum Stride implements CocreationCommand {
        OPEN,
        REVEAL,
        VOTE,
        COUNT,
        PODIUM
    }

    /// The moderation desk.
    sealed interface Look extends CocreationCommand {
        /// The host lets it through.
        record Approve(String id) implements Look {}

        /// The host takes it back to the desk.
        record HoldBack(String id) implements Look {}

        /// The server's: the words of the list that a text says.
        record Checked(String id, long seq, PVector<String> words) implements Look {}
    }

    /// What happens on a wall.
    sealed interface Pin extends CocreationCommand {
        /// Puts a story or a photo up, or changes one's own.
        record Post(String item, String text, PVector<Piece> pieces) implements Pin {}

        record TakeDown(String item) implements Pin {}

        /// An item stays on the screen; empty lets it go.
        record Keep(String item) implements Pin {}

        /// Whether people may put things up.
        record Doors(boolean open) implements Pin {}
    }

    /// Renditions and the film.
    sealed interface Film extends CocreationCommand {
        record Plan(FilmPlan plan) implements Film {}

        record Make() implements Film {}

        record Cancel() implements Film {}

        /// Shows the film on the screen, or takes it off.
        record Play(boolean on) implements Film {}

        /// The server's: a video's rendition, empty where there can be none.
        record Rendered(String original, String rendition) implements Film {}

        record Made(int number, String blob, long lengthMs) implements Film {}

        record Failed(int number) implements Film {}
    }
}
