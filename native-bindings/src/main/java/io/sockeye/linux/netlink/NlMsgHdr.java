package io.sockeye.linux.netlink;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Flyweight over {@code struct nlmsghdr} of {@code <linux/netlink.h>}: the head of every netlink message.
 *
 * <pre>
 *   0               1               2               3
 *  +---------------+---------------+---------------+---------------+
 *  |                           nlmsg_len                           |   0
 *  +---------------+---------------+---------------+---------------+
 *  |          nlmsg_type           |          nlmsg_flags          |   4
 *  +---------------+---------------+---------------+---------------+
 *  |                           nlmsg_seq                           |   8
 *  +---------------+---------------+---------------+---------------+
 *  |                           nlmsg_pid                           |  12
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>A cursor: valid until the next {@code wrap} or the next receive. It checks no length: that is done once, by whoever
 * walks the messages. Threads: confined to one at a time.
 */
public final class NlMsgHdr {
    /** Length of the fixed part in bytes. */
    public static final int LENGTH = 16;

    static final int NLMSG_LEN_OFFSET = 0;
    static final int NLMSG_TYPE_OFFSET = 4;
    static final int NLMSG_FLAGS_OFFSET = 6;
    static final int NLMSG_SEQ_OFFSET = 8;
    static final int NLMSG_PID_OFFSET = 12;

    private UnsafeBuffer buffer;
    private int offset;

    /** A flyweight that is not yet wrapped around a message. */
    public NlMsgHdr() {}

    /**
     * Wrap a message whose {@link #LENGTH} bytes are all there.
     *
     * @param buffer containing the message.
     * @param offset in bytes at which it begins.
     * @return this for a fluent API.
     */
    public NlMsgHdr wrap(final UnsafeBuffer buffer, final int offset) {
        this.buffer = buffer;
        this.offset = offset;
        return this;
    }

    /** {@return length of the message in bytes, this header included, without padding} */
    public long len() {
        return buffer.getInt(offset + NLMSG_LEN_OFFSET) & 0xFFFF_FFFFL;
    }

    /** Set {@link #len()}. */
    public NlMsgHdr len(final long value) {
        buffer.putInt(offset + NLMSG_LEN_OFFSET, (int) value);
        return this;
    }

    /** {@return type of the message, {@code NLMSG_*} or one of the protocol's own} */
    public int type() {
        return buffer.getShort(offset + NLMSG_TYPE_OFFSET) & 0xFFFF;
    }

    /** Set {@link #type()}. */
    public NlMsgHdr type(final int value) {
        buffer.putShort(offset + NLMSG_TYPE_OFFSET, (short) value);
        return this;
    }

    /** {@return flags, {@code NLM_F_*}} */
    public int flags() {
        return buffer.getShort(offset + NLMSG_FLAGS_OFFSET) & 0xFFFF;
    }

    /** Set {@link #flags()}. */
    public NlMsgHdr flags(final int value) {
        buffer.putShort(offset + NLMSG_FLAGS_OFFSET, (short) value);
        return this;
    }

    /** {@return sequence number of the request that is answered} */
    public int seq() {
        return buffer.getInt(offset + NLMSG_SEQ_OFFSET);
    }

    /** Set {@link #seq()}. */
    public NlMsgHdr seq(final int value) {
        buffer.putInt(offset + NLMSG_SEQ_OFFSET, value);
        return this;
    }

    /** {@return port id of the socket that asked; 0 for the kernel} */
    public int pid() {
        return buffer.getInt(offset + NLMSG_PID_OFFSET);
    }

    /** Set {@link #pid()}. */
    public NlMsgHdr pid(final int value) {
        buffer.putInt(offset + NLMSG_PID_OFFSET, value);
        return this;
    }
}
