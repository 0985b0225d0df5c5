package usher;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A hundred phones upload 5 MB pictures at once through a connection that is cut every ten seconds; the smaller
/// version is in [UploadLossTest]. Run it by `mvn test -Dtest=UploadCrowdMeasure`.
class UploadCrowdMeasure {
    private static final int PHONES = 100;
    private static final int SIDE = 1_300;
    private static final int CUT_EVERY_MS = 10_000;
    private static final int BYTES_A_SECOND_EACH = 200_000;

    @TempDir
    Path folder;

    @Test
    void aHundredPhonesAtOnce() throws Exception {
        UploadCrowd.Outcome outcome = new UploadCrowd(PHONES, SIDE, CUT_EVERY_MS, BYTES_A_SECOND_EACH).run(folder);
        System.out.printf(
                "%d phones, %.1f MB each: all kept once, hashes equal, in %.0f s over %d cut lines;"
                        + " heap at most 256 MB, the process %d MB at its peak%n",
                PHONES,
                outcome.sentBytes() / 1e6 / PHONES,
                outcome.seconds(),
                outcome.cuts(),
                outcome.serverPeakMegabytes());
    }
}
