package usher.core;

/// One line of a show's journal: a command with its place, time, luck and the hash of the entry before it.
///
/// @param epoch    counts the journal's histories; a new one begins when a journal went back
/// @param seq      position, from 1, without gaps
/// @param timeMs   epoch milliseconds, never decreasing
/// @param seed     the luck of this entry
/// @param id       client-made id, at most 64 characters
/// @param body     the command as JSON
/// @param previous hash of the entry before (64 hex digits; zeros before the first)
/// @param hash     hash of this entry
public record Entry(
        long epoch, long seq, long timeMs, long seed, By by, String id, String body, String previous, String hash) {
    /// What it adds to a command of this sender; an entry of the server may hold those of guests.
    public Stamp stamp(By sender) {
        return new Stamp(seq, timeMs, seed, sender);
    }
}
