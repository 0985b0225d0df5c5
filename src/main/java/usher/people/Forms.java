package usher.people;

/// Which forms have brought somebody in, for nodes that a form may be sent to one after another.
@FunctionalInterface
interface Forms {
    /// Where there is one node, its door remembers.
    Forms OF_ONE_NODE = (once, ticket) -> ticket;

    /// Whom a form brought first.
    ///
    /// @param once   what tells this form from all others
    /// @param ticket whom it has brought now; 0 only asks
    /// @return 0 where it has brought nobody yet
    int first(String once, int ticket);
}
