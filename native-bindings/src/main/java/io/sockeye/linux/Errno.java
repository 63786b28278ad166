package io.sockeye.linux;

import static java.util.Map.entry;

import java.util.Map;

/**
 * Error numbers of system calls and netlink that the code tells apart or names, as in {@code <errno.h>}. The numbers
 * are those shared by all Linux architectures but alpha, mips, parisc and sparc.
 */
public final class Errno {
    /** Operation not permitted. */
    public static final int EPERM = 1;
    /** No such file or directory; from sock_diag: no handler for that protocol or family. */
    public static final int ENOENT = 2;
    /** No such process; from procfs: the process has ended. */
    public static final int ESRCH = 3;
    /** Interrupted by a signal. */
    public static final int EINTR = 4;
    /** Try again. */
    public static final int EAGAIN = 11;
    /** Out of memory. */
    public static final int ENOMEM = 12;
    /** Permission denied. */
    public static final int EACCES = 13;
    /** Device or resource busy. */
    public static final int EBUSY = 16;
    /** Not a directory. */
    public static final int ENOTDIR = 20;
    /** Invalid argument. */
    public static final int EINVAL = 22;
    /** No space left on the device. */
    public static final int ENOSPC = 28;
    /** Broken pipe. */
    public static final int EPIPE = 32;
    /** Bad message: what came is not what was promised. */
    public static final int EBADMSG = 74;
    /** Protocol not supported. */
    public static final int EPROTONOSUPPORT = 93;
    /** Operation not supported. */
    public static final int EOPNOTSUPP = 95;
    /** Address family not supported. */
    public static final int EAFNOSUPPORT = 97;
    /** No buffer space: a netlink socket lost messages. */
    public static final int ENOBUFS = 105;

    /** Stale handle; from sock_diag: another socket has these addresses now. */
    public static final int ESTALE = 116;

    private static final Map<Integer, String> NAMES = Map.ofEntries(
            entry(EPERM, "EPERM"),
            entry(ENOENT, "ENOENT"),
            entry(ESRCH, "ESRCH"),
            entry(EINTR, "EINTR"),
            entry(EAGAIN, "EAGAIN"),
            entry(ENOMEM, "ENOMEM"),
            entry(EACCES, "EACCES"),
            entry(EBUSY, "EBUSY"),
            entry(ENOTDIR, "ENOTDIR"),
            entry(EINVAL, "EINVAL"),
            entry(ENOSPC, "ENOSPC"),
            entry(EPIPE, "EPIPE"),
            entry(EBADMSG, "EBADMSG"),
            entry(EPROTONOSUPPORT, "EPROTONOSUPPORT"),
            entry(EOPNOTSUPP, "EOPNOTSUPP"),
            entry(EAFNOSUPPORT, "EAFNOSUPPORT"),
            entry(ENOBUFS, "ENOBUFS"),
            entry(ESTALE, "ESTALE"));

    private Errno() {}

    /**
     * The symbol of an error number.
     *
     * @param errno positive error number.
     * @return its name, such as {@code EPERM}, or {@code errno N} for one that is not listed here.
     */
    public static String name(final int errno) {
        return NAMES.getOrDefault(errno, "errno " + errno);
    }
}
