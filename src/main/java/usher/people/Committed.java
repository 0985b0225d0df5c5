package usher.people;

/// What a roster of the draw committed to for one person: a name that is corrected later changes no list that stands.
///
/// @param commitment  idc, as the leaf has it
/// @param name        the public name of that moment
/// @param contactHash H("contact", salt, contact)
public record Committed(int ticket, String commitment, String name, String contactHash) {}
