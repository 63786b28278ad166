package io.sockeye.linux;

import java.io.IOException;

/** A system call or a netlink request that the kernel refused. */
public final class ErrnoException extends IOException {
    private static final long serialVersionUID = 1;

    /** The kernel's number of the error. */
    private final int errno;

    /**
     * An error with what was attempted.
     *
     * @param operation that failed, such as {@code recv}.
     * @param errno     positive error number.
     * @param detail    what it was attempted on, as {@code name=value, name=value}.
     */
    public ErrnoException(final String operation, final int errno, final String detail) {
        super(operation + ": " + Errno.name(errno) + " (" + errno + "): " + detail);
        this.errno = errno;
    }

    /**
     * The kernel's error number.
     *
     * @return positive error number, see {@link Errno}.
     */
    public int errno() {
        return errno;
    }
}
