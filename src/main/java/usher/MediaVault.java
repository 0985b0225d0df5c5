package usher;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import usher.core.Script;
import usher.core.Show;
import usher.core.Vault;
import usher.live.Names;
import usher.media.BlobType;
import usher.media.Blobs;
import usher.media.FilmMaker;
import usher.media.Renditions;
import usher.media.Storyboard;
import usher.media.Studio;

/// One show's vault with the makers of films beside the people's directory.
record MediaVault(
        String code, Vault people, Names names, Blobs blobs, Renditions renditions, FilmMaker films, Studio studio)
        implements Vault {
    private static final int WHOLE = 100;
    private static final Logger LOG = LoggerFactory.getLogger(MediaVault.class);

    @Override
    public List<Commitment> commitments(List<Integer> tickets) {
        return people.commitments(tickets);
    }

    @Override
    public String secret(int j) {
        return people.secret(j);
    }

    @Override
    public String eventKeyHash() {
        return people.eventKeyHash();
    }

    @Override
    public List<Profile> profiles(List<Integer> tickets) {
        return people.profiles(tickets);
    }

    @Override
    public List<Question> questions() {
        return people.questions();
    }

    /// The work stands on the studio's list until it is whole.
    @Override
    public boolean goesOn(String slot, int percent, Predicate<Show> wanted) {
        Studio.Desk desk = studio.open(code, "seating", slot);
        desk.at(percent, WHOLE);
        if (percent >= WHOLE) {
            desk.close();
        }
        return people.goesOn(slot, percent, wanted);
    }

    @Override
    public List<String> held(String text) {
        return people.held(text);
    }

    @Override
    public String rendered(String video) {
        try (Studio.Desk desk = studio.open(code, "rendition", video)) {
            return renditions.of(video, desk).orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// A disk that is full, or a film that cannot be put together, is for the host to see; whoever stops us tries
    /// again.
    @Override
    public Optional<Film> film(String slot, Script script) {
        try (Studio.Desk desk = studio.open(code, "film", slot)) {
            return films.make(board(script), desk).map(film -> new Film(film.blob(), film.lengthMs()));
        } catch (InterruptedIOException e) {
            throw new UncheckedIOException(e);
        } catch (IOException e) {
            LOG.error("show {}: the film was not made", code, e);
            return Optional.empty();
        }
    }

    private Storyboard board(Script script) {
        return new Storyboard(
                Storyboard.SIDE,
                script.tall(),
                script.lang(),
                script.title(),
                script.subtitle(),
                script.shots().stream().flatMap(shot -> shot(script, shot)).toList(),
                blobs.find(script.music()).filter(music -> BlobType.of(music).isSound()),
                script.voices(),
                script.credits().stream()
                        .map(credit -> new Storyboard.Credit(table(script, credit.table()), names(credit.people())))
                        .toList(),
                script.sponsors().stream()
                        .map(sponsor -> new Storyboard.Sponsor(sponsor.name(), blobs.find(sponsor.picture())))
                        .toList());
    }

    private Stream<Storyboard.Shot> shot(Script script, Script.Shot shot) {
        List<String> makers = names(shot.makers());
        boolean alone = shot.table().isEmpty() && makers.size() == 1;
        return blobs
                .find(shot.blob())
                .filter(file -> BlobType.of(file).isVideo() == shot.moves())
                .map(file -> new Storyboard.Shot(
                        file,
                        shot.moves(),
                        shot.fromMs(),
                        shot.toMs(),
                        alone ? makers.getFirst() : table(script, shot.table()),
                        alone ? List.of() : makers))
                .stream();
    }

    private List<String> names(List<Integer> tickets) {
        return tickets.stream().map(ticket -> names.shown(code, ticket)).toList();
    }

    /// A table as people say it: numbers get the word, names have it already.
    private static String table(Script script, String table) {
        return !table.matches("\\d+") ? table : script.lang().equals("zh") ? "第 " + table + " 桌" : "Table " + table;
    }
}
