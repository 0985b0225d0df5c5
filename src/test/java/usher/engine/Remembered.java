package usher.engine;

import static org.assertj.core.api.Assertions.assertThat;

import usher.core.Show;

/// A show as it is after a snapshot and a new start: the stories of all kinds are told on such shows.
public final class Remembered {
    private Remembered() {}

    /// The same show made anew of its bytes, which must be equal.
    public static Show again(Show show) {
        byte[] bytes = StateJson.write(show);
        Show read = StateJson.read(bytes);
        assertThat(read).isEqualTo(show);
        assertThat(StateJson.write(read)).isEqualTo(bytes);
        assertThat(StateJson.ordered(read)).isEqualTo(StateJson.ordered(show));
        return read;
    }
}
