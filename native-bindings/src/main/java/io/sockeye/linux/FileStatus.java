package io.sockeye.linux;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.memory.OffHeap;

/**
 * What statx(2) tells of a file: {@code struct statx} of {@code <linux/stat.h>}, the same on all architectures. Numbers
 * are in host byte order. Confined to one thread at a time.
 */
public final class FileStatus implements AutoCloseable {
    private static final int LENGTH = 256;
    private static final int STX_UID_OFFSET = 20;
    private static final int STX_INO_OFFSET = 32;
    private static final int STX_SIZE_OFFSET = 40;
    private static final int STX_MTIME_SECONDS_OFFSET = 112;
    private static final int STX_MTIME_NANOS_OFFSET = 120;

    /** {@code AT_FDCWD} of {@code <fcntl.h>}. */
    private static final int AT_FDCWD = -100;
    /** {@code STATX_BASIC_STATS} of {@code <linux/stat.h>}. */
    private static final int STATX_BASIC_STATS = 0x7FF;

    private static final int ENOSYS = 38;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final int NO_NUMBER = -1;
    private static final int CALL_NUMBER = callNumber(System.getProperty("os.arch"));

    private final UnsafeBuffer status = OffHeap.allocate(LENGTH);

    /** Nothing is told yet: all is 0. */
    public FileStatus() {}

    /**
     * Ask for a file, of which a symbolic link is followed.
     *
     * @param state of the calling thread.
     * @param path  address of a path that ends with a NUL.
     * @return 0, or the negated errno: ENOSYS before Linux 4.11 and on an architecture that is not known here.
     */
    public int read(final CallState state, final long path) {
        return CALL_NUMBER == NO_NUMBER
                ? -ENOSYS
                : Syscall.syscall(state, CALL_NUMBER, AT_FDCWD, path, 0, STATX_BASIC_STATS, status.addressOffset());
    }

    /** {@return the number of the file in its file system} */
    public long inode() {
        return status.getLong(STX_INO_OFFSET);
    }

    /** {@return its size: in bytes, as a rule} */
    public long size() {
        return status.getLong(STX_SIZE_OFFSET);
    }

    /** {@return user id of its owner, from 2^31 on as a negative number} */
    public int uid() {
        return status.getInt(STX_UID_OFFSET);
    }

    /** {@return when it was last changed, in nanoseconds since 1970} */
    public long modifiedNanos() {
        return status.getLong(STX_MTIME_SECONDS_OFFSET) * NANOS_PER_SECOND
                + (status.getInt(STX_MTIME_NANOS_OFFSET) & 0xFFFF_FFFFL);
    }

    /** Free the memory; nothing may be asked any more. */
    @Override
    public void close() {
        OffHeap.free(status);
    }

    /**
     * The number of the system call statx(2).
     *
     * @param architecture as {@code os.arch} names it.
     * @return the number, or -1 for an architecture that is not known here.
     */
    static int callNumber(final String architecture) {
        switch (architecture) {
            case "amd64":
                return 332;
            case "aarch64":
            case "riscv64":
            case "loongarch64":
                return 291;
            case "s390x":
                return 379;
            case "ppc64le":
                return 383;
            default:
                return NO_NUMBER;
        }
    }
}
