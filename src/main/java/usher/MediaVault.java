package usher;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import usher.core.Script;
import usher.core.Vault;
import usher.media.Renditions;
import usher.media.Studio;

/// One show's vault with the makers of films beside the people's directory.
record MediaVault(String code, Vault people, Renditions renditions, Studio studio) implements Vault {
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

    @Override
    public Optional<Film> film(String slot, Script script) {
        return Optional.empty();
    }
}
