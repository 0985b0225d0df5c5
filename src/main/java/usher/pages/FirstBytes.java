package usher.pages;

import java.util.Optional;

/// The state that a page carries in itself, so that it shows something before its socket is open.
public interface FirstBytes {
    /// The frame of a surface's main topic: `phone`, `screen` or `host`.
    Optional<String> frame(String code, String surface);

    Optional<String> own(String code, int ticket);
}
