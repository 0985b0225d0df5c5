package usher.live;

/// What a ticket is called; asked on the way out and nowhere else.
public interface Names {
    /// The name as the hall may see it, masked where the show says so.
    String shown(String code, int ticket);

    /// The whole name, for the host and for the person.
    String full(String code, int ticket);

    /// The name as other people's own phones may show it: whole, unless it waits for the host.
    String known(String code, int ticket);
}
