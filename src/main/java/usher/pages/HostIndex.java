package usher.pages;

import java.util.List;

/// The host's first page: the shows of this server, and the link for another tablet.
public record HostIndex(List<Line> shows, String hostUrl, String hostQr, String error) {
    /// One show in the list.
    public record Line(
            String code, String title, String where, boolean rehearsal, boolean ended, int present, String problem) {}
}
