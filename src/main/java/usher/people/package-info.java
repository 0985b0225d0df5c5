/// The directory: names, contacts and salts of one show's people, how a list of them comes in, and the signed slips
/// that
/// say who somebody is. All of it is personal or secret; the core knows people by ticket number only.
@NullMarked
package usher.people;

import org.jspecify.annotations.NullMarked;
