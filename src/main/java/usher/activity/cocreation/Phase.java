package usher.activity.cocreation;

/// Where a round stands.
sealed interface Phase {
    /// The theme is on the screen, hands wait.
    record Ready() implements Phase {}

    /// Works come in until the round's end.
    record Open() implements Phase {}

    /// Hands away; works are still hidden, late ones still taken for a while.
    record Closed() implements Phase {}

    /// One work after another on the screen.
    ///
    /// @param work            id of the work on the screen, empty where there is none
    /// @param autoplaySeconds the pace, 0 where the host turns the pages
    /// @param turnsMs         when the next page comes by itself
    record Gallery(String work, int autoplaySeconds, long turnsMs) implements Phase {
        Gallery at(String other, long timeMs) {
            return paced(other, autoplaySeconds, timeMs);
        }

        Gallery paced(int seconds, long timeMs) {
            return paced(work, seconds, timeMs);
        }

        Gallery still() {
            return paced(work, 0, 0);
        }

        private static Gallery paced(String work, int seconds, long timeMs) {
            return new Gallery(work, seconds, seconds == 0 ? 0 : timeMs + seconds * 1_000L);
        }
    }

    /// The hall votes.
    ///
    /// @param endsMs when it closes by itself, 0 where the host closes it
    record Vote(long endsMs) implements Phase {}

    /// The votes are in, and nobody has seen them.
    record Counted() implements Phase {}

    /// The places, from the last to the first.
    ///
    /// @param places   how many are revealed
    /// @param complete whether that is all of them
    record Podium(int places, boolean complete) implements Phase {}
}
