package usher.pages;

import java.util.List;
import usher.core.Show;

/// What people made in a show, as it is kept.
@FunctionalInterface
public interface Archive {
    List<Work> works(Show show);

    /// One work.
    ///
    /// @param activity its round's place in the rundown, from 1
    /// @param number   its place in the round, from 1
    /// @param owner    table, group or person
    /// @param rank     1 to 3 on the podium, else 0
    record Work(
            int activity,
            String theme,
            int number,
            String owner,
            List<String> makers,
            String title,
            String text,
            List<Part> parts,
            long atMs,
            boolean late,
            boolean hidden,
            boolean withdrawn,
            int votes,
            int rank) {}

    /// One part of a work.
    ///
    /// @param form   `picture`, `video` or `link`
    /// @param blob   the file as it was handed in, empty for a link
    /// @param poster a video's picture, else empty
    record Part(String form, String blob, String poster, String url, String title) {}
}
