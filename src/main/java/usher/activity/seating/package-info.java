/// 破冰入座: people to tables by rules. The host asks for a plan for those who are here; a worker finds it with the pure
/// solver and it comes back as a fact, checked to have everybody exactly once. Published, it is the house's tables:
/// who comes late is inserted with all others pinned, and nobody who sits moves unless the host approves it.
/// What the roster says about people never enters the state: workers read it through the vault and hand back tickets,
/// numbers and sentences that count.
@NullMarked
package usher.activity.seating;

import org.jspecify.annotations.NullMarked;
