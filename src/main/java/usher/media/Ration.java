package usher.media;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import javax.imageio.IIOException;
import javax.imageio.stream.ImageInputStreamImpl;

/// The bytes of one upload, which stop flowing when its decoder has had its share of time or of memory.
///
/// A header that keeps to the limits does not bind what follows it: a kilobyte of WebP may ask for a thousand tables of
/// ten megabytes each, and a JPEG for a thousand passes over its pixels. All that work needs bytes from here.
final class Ration extends ImageInputStreamImpl {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int READS_PER_LOOK = 16;
    private static final int BYTES_PER_LOOK = 4096;

    private final byte[] bytes;
    private final long deadlineNanos;
    private final long allocatedMax;
    private int reads;
    private int rationedUntil;
    private boolean ranDry;

    /// Memory counts while the bytes before `rationedUntil` are read, and only what the creating thread allocates.
    Ration(byte[] bytes, int secondsMax, long allocateBytesMax, int rationedUntil) {
        this.bytes = bytes;
        this.deadlineNanos = System.nanoTime() + secondsMax * 1_000_000_000L;
        this.allocatedMax = THREADS.getCurrentThreadAllocatedBytes() + allocateBytesMax;
        this.rationedUntil = rationedUntil;
    }

    /// Whether a decoder asked for more than there was, the mark of a file that was cut short.
    boolean ranDry() {
        return ranDry;
    }

    @Override
    public int read() throws IIOException {
        if (++reads % READS_PER_LOOK == 0) {
            look();
        }
        bitOffset = 0;
        if (streamPos >= bytes.length) {
            ranDry = true;
            return -1;
        }
        return bytes[(int) streamPos++] & 0xff;
    }

    /// In small helpings, since sixty bytes of JPEG are a pass over all pixels.
    @Override
    public int read(byte[] into, int offset, int length) throws IIOException {
        look();
        bitOffset = 0;
        if (streamPos >= bytes.length) {
            ranDry = true;
            return length == 0 ? 0 : -1;
        }
        int count = (int) Math.min(Math.min(length, BYTES_PER_LOOK), bytes.length - streamPos);
        System.arraycopy(bytes, (int) streamPos, into, offset, count);
        streamPos += count;
        return count;
    }

    @Override
    public long length() {
        return bytes.length;
    }

    private void look() throws IIOException {
        if (System.nanoTime() - deadlineNanos > 0) {
            throw new IIOException("decoding took too long");
        }
        if (streamPos < rationedUntil && THREADS.getCurrentThreadAllocatedBytes() > allocatedMax) {
            throw new IIOException("decoding took too much memory");
        }
    }
}
