package io.sockeye.linux.netlink;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Flyweight over {@code struct nlmsgerr} of {@code <linux/netlink.h>}: what follows the header of an NLMSG_ERROR. An
 * NLMSG_DONE of a dump has the errno alone.
 *
 * <pre>
 *   0               1               2               3
 *  +---------------+---------------+---------------+---------------+
 *  |                             error                             |   0
 *  +---------------+---------------+---------------+---------------+
 *  |           msg: struct nlmsghdr of the request (16)            |   4
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>A cursor: valid until the next {@code wrap} or the next receive. It checks no length: that is done once, by
 * whoever walks the messages. Threads: confined to one at a time.
 */
public final class NlMsgErr {
    /** Length of the fixed part in bytes. */
    public static final int LENGTH = 20;

    static final int ERROR_OFFSET = 0;

    private UnsafeBuffer buffer;
    private int offset;

    /** A flyweight that is not yet wrapped around a message. */
    public NlMsgErr() {}

    /**
     * Wrap a message whose {@link #LENGTH} bytes are all there.
     *
     * @param buffer containing the message.
     * @param offset in bytes at which it begins.
     * @return this for a fluent API.
     */
    public NlMsgErr wrap(final UnsafeBuffer buffer, final int offset) {
        this.buffer = buffer;
        this.offset = offset;
        return this;
    }

    /** {@return negated errno, 0 for an acknowledgement} */
    public int error() {
        return buffer.getInt(offset + ERROR_OFFSET);
    }
}
