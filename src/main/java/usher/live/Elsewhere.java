package usher.live;

/// Who looks at a show on the other nodes; nobody, where there is one process.
public interface Elsewhere {
    /// No other nodes.
    Elsewhere NOBODY = new Elsewhere() {
        @Override
        public long count(String code, Audience audience) {
            return 0;
        }

        @Override
        public String note() {
            return "";
        }
    };

    long count(String code, Audience audience);

    /// More fields of the health strip, as JSON that begins with a comma, or empty.
    String note();
}
