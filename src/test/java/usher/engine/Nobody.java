package usher.engine;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import usher.core.Show;
import usher.core.Vault;

/// Nobody listens to a test's engine, and nobody keeps secrets for it.
public final class Nobody {
    public static final Vault VAULT = new Vault() {
        @Override
        public List<Commitment> commitments(List<Integer> tickets) {
            return List.of();
        }

        @Override
        public String secret(int j) {
            return "";
        }

        @Override
        public String eventKeyHash() {
            return "";
        }
    };

    public static final Listener LISTENER = new Listener() {
        @Override
        public void changed(Position position, Show show, @Nullable Set<Integer> touched) {}

        @Override
        public void failed(String code, String message) {}
    };

    private Nobody() {}
}
