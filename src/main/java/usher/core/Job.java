package usher.core;

/// Work that a worker does outside; its result comes back as a command under this id.
///
/// @param id   unique in the show; the same job always has the same id
/// @param what the kind's own description of the work
public record Job(String id, Object what) {
    /// Work of minutes: done after all that is quick, one at a time, and ended when nobody asks for it any more.
    public interface Long {}
}
