package io.sockeye.linux;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.memory.OffHeap;

/**
 * What this process has taken so far, all its threads together, or one of its threads alone, see getrusage(2).
 *
 * @param userMicros   CPU time in user mode, in microseconds.
 * @param systemMicros CPU time in the kernel, in microseconds.
 * @param peakKib      greatest resident size, in KiB.
 */
public record ResourceUsage(long userMicros, long systemMicros, long peakKib) {
    /**
     * Length of {@code struct rusage} of {@code <sys/resource.h>}; each time in it is two longs, seconds and
     * microseconds.
     */
    static final int LENGTH = 144;

    static final int RU_UTIME_OFFSET = 0;
    static final int RU_STIME_OFFSET = 16;
    static final int RU_MAXRSS_OFFSET = 32;
    static final int RUSAGE_SELF = 0;
    static final int RUSAGE_THREAD = 1;

    private static final long MICROS_PER_SECOND = 1_000_000;

    /**
     * Ask the kernel.
     *
     * @return the usage up to now.
     * @throws ErrnoException if the kernel refuses.
     */
    public static ResourceUsage ofThisProcess() throws ErrnoException {
        return of(RUSAGE_SELF);
    }

    /**
     * Ask the kernel about the calling thread alone; only the peak is the process's.
     *
     * @return the usage up to now.
     * @throws ErrnoException if the kernel refuses.
     */
    public static ResourceUsage ofThisThread() throws ErrnoException {
        return of(RUSAGE_THREAD);
    }

    private static ResourceUsage of(final int who) throws ErrnoException {
        final UnsafeBuffer usage = OffHeap.allocate(LENGTH);
        final int result = Syscall.getrusage(new CallState(), who, usage.addressOffset());
        if (result < 0) {
            throw new ErrnoException("getrusage", -result, "who=" + who);
        }
        return new ResourceUsage(
                micros(usage, RU_UTIME_OFFSET), micros(usage, RU_STIME_OFFSET), usage.getLong(RU_MAXRSS_OFFSET));
    }

    private static long micros(final UnsafeBuffer usage, final int offset) {
        return usage.getLong(offset) * MICROS_PER_SECOND + usage.getLong(offset + Long.BYTES);
    }
}
