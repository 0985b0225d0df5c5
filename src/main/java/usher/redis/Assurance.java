package usher.redis;

/// What a Redis server does with what it has taken before it says so.
///
/// @param onDisk     each write is on its disk (`appendfsync always`); else once a second
/// @param replicated a replica has each write too, which is waited for
public record Assurance(boolean onDisk, boolean replicated) {
    /// `safe` or `fast`, as the health strip says it.
    public String word() {
        return onDisk ? "safe" : "fast";
    }

    /// What is promised, for the terminal.
    public String sentence() {
        if (onDisk && replicated) {
            return "安全 safe: each confirmed command is on Redis's disk and on a replica";
        }
        if (onDisk) {
            return "安全 safe, as long as Redis's machine is: each confirmed command is on its disk; no replica";
        }
        return "快速 fast: Redis writes its disk once a second, so up to 2 s can be lost and are sent again"
                + (replicated ? "; a replica has them too" : "")
                + ". For safe mode: appendfsync always";
    }
}
