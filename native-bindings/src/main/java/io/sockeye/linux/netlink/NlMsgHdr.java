package io.sockeye.linux.netlink;

import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.memory.OffHeap;

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
 * <p>A cursor: valid until the next {@code wrap} or the next receive. That all bytes are there is checked once, when it
 * is wrapped. Threads: confined to one at a time.
 */
public final class NlMsgHdr {
    /** Length of the fixed part in bytes. */
    public static final int LENGTH = 16;

    static final int NLMSG_LEN_OFFSET = 0;
    static final int NLMSG_TYPE_OFFSET = 4;
    static final int NLMSG_FLAGS_OFFSET = 6;
    static final int NLMSG_SEQ_OFFSET = 8;
    static final int NLMSG_PID_OFFSET = 12;

    /** Held so that the memory stays as long as the flyweight may read it. */
    private UnsafeBuffer buffer;

    private long address = OffHeap.unwrapped();

    /** A flyweight that is not yet wrapped around a message. */
    public NlMsgHdr() {}

    /**
     * Wrap a message whose {@link #LENGTH} bytes are all there.
     *
     * @param buffer containing the message, outside the heap.
     * @param offset in bytes at which it begins.
     * @return this for a fluent API.
     */
    public NlMsgHdr wrap(final UnsafeBuffer buffer, final int offset) {
        this.address = OffHeap.address(buffer, offset, LENGTH);
        if (this.buffer != buffer) {
            // Storing a reference costs more than finding it there: the collector is told of each store.
            this.buffer = buffer;
        }
        return this;
    }

    /** {@return length of the message in bytes, this header included, without padding} */
    public long len() {
        return UnsafeApi.getInt(address + NLMSG_LEN_OFFSET) & 0xFFFF_FFFFL;
    }

    /**
     * {@return this, with another {@link #len()}}
     *
     * @param value to set.
     */
    public NlMsgHdr len(final long value) {
        UnsafeApi.putInt(address + NLMSG_LEN_OFFSET, (int) value);
        return this;
    }

    /** {@return type of the message, {@code NLMSG_*} or one of the protocol's own} */
    public int type() {
        return UnsafeApi.getShort(address + NLMSG_TYPE_OFFSET) & 0xFFFF;
    }

    /**
     * {@return this, with another {@link #type()}}
     *
     * @param value to set.
     */
    public NlMsgHdr type(final int value) {
        UnsafeApi.putShort(address + NLMSG_TYPE_OFFSET, (short) value);
        return this;
    }

    /** {@return flags, {@code NLM_F_*}} */
    public int flags() {
        return UnsafeApi.getShort(address + NLMSG_FLAGS_OFFSET) & 0xFFFF;
    }

    /**
     * {@return this, with another {@link #flags()}}
     *
     * @param value to set.
     */
    public NlMsgHdr flags(final int value) {
        UnsafeApi.putShort(address + NLMSG_FLAGS_OFFSET, (short) value);
        return this;
    }

    /** {@return sequence number of the request that is answered} */
    public int seq() {
        return UnsafeApi.getInt(address + NLMSG_SEQ_OFFSET);
    }

    /**
     * {@return this, with another {@link #seq()}}
     *
     * @param value to set.
     */
    public NlMsgHdr seq(final int value) {
        UnsafeApi.putInt(address + NLMSG_SEQ_OFFSET, value);
        return this;
    }

    /** {@return port id of the socket that asked; 0 for the kernel} */
    public int pid() {
        return UnsafeApi.getInt(address + NLMSG_PID_OFFSET);
    }

    /**
     * {@return this, with another {@link #pid()}}
     *
     * @param value to set.
     */
    public NlMsgHdr pid(final int value) {
        UnsafeApi.putInt(address + NLMSG_PID_OFFSET, value);
        return this;
    }
}
