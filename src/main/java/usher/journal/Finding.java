package usher.journal;

/// How far a journal's file can be believed.
sealed interface Finding {
    /// The last good entry, and the epoch that the next one gets.
    Tip tip();

    /// What ended the belief; empty when nothing did.
    String why();

    /// All of it.
    record Sound(Tip tip, boolean leftOpen) implements Finding {
        @Override
        public String why() {
            return "";
        }
    }

    /// Up to the tip; beyond it lies nothing good and little was lost: the end was torn.
    record Torn(Tip tip, String why) implements Finding {}

    /// Up to the tip, but good entries lie beyond or more was lost than a torn end explains.
    record Broken(Tip tip, String why) implements Finding {}
}
