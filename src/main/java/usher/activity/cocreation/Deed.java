package usher.activity.cocreation;

/// What somebody did to a work, so that all who make it see who did what last.
record Deed(int by, What what, long atMs) {
    static final int KEPT_MAX = 3;

    /// The things that one does.
    enum What {
        ADDED,
        REPLACED,
        REMOVED,
        MOVED,
        TITLE,
        TEXT,
        IN,
        BACK
    }
}
