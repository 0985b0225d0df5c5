package usher.live;

/// What a ticket is called; asked on the way out and nowhere else.
@FunctionalInterface
public interface Names {
    /// The name as it may be shown to the hall.
    String shown(String code, int ticket);
}
