package usher;

import java.util.List;
import java.util.function.BiFunction;
import usher.activity.cocreation.Credit;
import usher.activity.cocreation.Piece;
import usher.core.Show;
import usher.pages.Archive;
import usher.texts.Texts;

/// The works of all rounds as the archive's pages ask for them, with the makers' whole names.
final class WorksArchive implements Archive {
    private final BiFunction<String, Integer, String> names;

    /// @param names what a ticket of a show is called
    WorksArchive(BiFunction<String, Integer, String> names) {
        this.names = names;
    }

    @Override
    public List<Work> works(Show show) {
        return Credit.of(show).stream().map(credit -> work(show, credit)).toList();
    }

    private Work work(Show show, Credit credit) {
        List<String> makers = credit.makers().stream()
                .map(ticket -> names.apply(show.code(), ticket))
                .toList();
        return new Work(
                show.indexOf(credit.slot()) + 1,
                credit.theme(),
                credit.number(),
                credit.table().isEmpty() ? makers.getFirst() : table(show, credit.table()),
                makers,
                credit.title(),
                credit.text(),
                credit.pieces().stream().map(WorksArchive::part).toList(),
                credit.atMs(),
                credit.late(),
                credit.hidden(),
                credit.withdrawn(),
                credit.votes(),
                credit.rank());
    }

    private static Archive.Part part(Piece piece) {
        return new Archive.Part(
                switch (piece.form()) {
                    case PICTURE -> "picture";
                    case VIDEO -> "video";
                    case LINK -> "link";
                },
                piece.blob(),
                piece.form() == Piece.Form.VIDEO ? piece.thumb() : "",
                piece.url(),
                piece.title());
    }

    /// Numbers get the word, names have it already.
    private static String table(Show show, String table) {
        return table.chars().allMatch(Character::isDigit)
                ? Texts.of(show.info().lang()).say("archive.table", table)
                : table;
    }
}
