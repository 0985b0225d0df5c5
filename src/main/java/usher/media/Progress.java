package usher.media;

/// Who hears how far a long work is.
@FunctionalInterface
public interface Progress {
    Progress NONE = (done, of) -> {};

    void at(long done, long of);
}
