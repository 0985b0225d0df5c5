package usher.live;

import java.util.OptionalInt;

/// Who somebody is, by what they carry.
public interface Gate {
    /// The ticket that a participant token was made for in this show.
    OptionalInt guest(String code, String token);

    /// Whether this is a host's session or key.
    boolean host(String session);
}
