package usher.rehearsal;

/// Hears twice a second how a rehearsal goes.
@FunctionalInterface
public interface Progress {
    Progress SILENT = now -> {};

    void at(Now now);

    /// A rehearsal at one moment.
    ///
    /// @param phase where it stands: `joining`, activity and phase, `checking`, `done`
    /// @param live  phones that are connected
    record Now(String phase, int live, Report soFar) {}
}
