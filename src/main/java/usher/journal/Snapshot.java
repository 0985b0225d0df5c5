package usher.journal;

/// What a show was after one entry of its journal, as bytes that the journal does not read.
///
/// @param seq   of that entry
/// @param hash  of that entry: a snapshot belongs to this history and to no other
/// @param state never changed
public record Snapshot(long seq, String hash, byte[] state) {}
