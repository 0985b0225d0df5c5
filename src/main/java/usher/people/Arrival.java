package usher.people;

/// What came of adding somebody at the desk.
public sealed interface Arrival {
    /// A new person with the next ticket.
    record Added(Person person) implements Arrival {}

    /// The number or the ticket code belongs to somebody on the list.
    record AlreadyThere(Person person) implements Arrival {}
}
