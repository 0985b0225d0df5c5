package usher.media;

/// The filters of ffmpeg that bring every shot to one look: plain colours, square pixels, one size.
final class Look {
    /// Light beyond a plain screen's is brought back into its range.
    private static final String PLAIN = "zscale=t=linear:npl=203,format=gbrpf32le,zscale=p=bt709,"
            + "tonemap=mobius:desat=0,zscale=t=bt709:m=bt709:r=tv,format=yuv420p,";

    private Look() {}

    static String poster(Probe probe, int longSide) {
        double scale = Math.min(1, (double) longSide / Math.max(probe.width(), probe.height()));
        return "fps=12,thumbnail=12,%sscale=%d:%d:flags=bicubic,setsar=1,format=rgb24"
                .formatted(probe.bright() ? PLAIN : "", even(probe.width() * scale), even(probe.height() * scale));
    }

    /// Within a box, never enlarged beyond it, even sides.
    static String fit(Probe probe, int width, int height) {
        double scale = Math.min((double) width / probe.width(), (double) height / probe.height());
        return size(probe, even(probe.width() * scale), even(probe.height() * scale));
    }

    static String size(Probe probe, int width, int height) {
        String plain = probe.bright() ? PLAIN : "";
        String colours = probe.odd() ? ":out_color_matrix=bt709:out_range=tv" : "";
        boolean fits = probe.width() == width && probe.height() == height && colours.isEmpty();
        return plain + (fits ? "" : "scale=%d:%d:flags=bicubic%s,".formatted(width, height, colours))
                + "setsar=1,format=yuv420p";
    }

    static int even(double side) {
        return Math.max(2, 2 * (int) Math.round(side / 2));
    }
}
