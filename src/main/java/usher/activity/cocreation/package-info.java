/// 共创: a theme, some minutes, and works that people or tables hand in from their phones.
/// Works stay hidden until the host reveals them; then come the gallery, the vote and the podium, step by step.
/// A work belongs to its owner (a table, or a person who has none), has the owner's name as its id, and is never lost:
/// moving to another table, withdrawing and hiding all leave it where it stands.
@NullMarked
package usher.activity.cocreation;

import org.jspecify.annotations.NullMarked;
