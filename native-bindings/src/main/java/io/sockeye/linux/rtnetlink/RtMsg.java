package io.sockeye.linux.rtnetlink;

import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.memory.OffHeap;

/**
 * Flyweight over {@code struct rtmsg} of {@code <linux/rtnetlink.h>}: one route in a dump, or a request for routes,
 * followed by attributes {@code RTA_*}. Host byte order.
 *
 * <pre>
 *   0               1               2               3
 *  +---------------+---------------+---------------+---------------+
 *  |   rtm_family  |  rtm_dst_len  |  rtm_src_len  |    rtm_tos    |   0
 *  +---------------+---------------+---------------+---------------+
 *  |   rtm_table   |  rtm_protocol |   rtm_scope   |    rtm_type   |   4
 *  +---------------+---------------+---------------+---------------+
 *  |                           rtm_flags                           |   8
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>A cursor: valid until the next {@code wrap} or the next receive. That all bytes are there is checked once, when it
 * is wrapped. Threads: confined to one at a time.
 */
public final class RtMsg {
    /** Length of the fixed part in bytes. */
    public static final int LENGTH = 12;

    static final int RTM_FAMILY_OFFSET = 0;
    static final int RTM_DST_LEN_OFFSET = 1;
    static final int RTM_SRC_LEN_OFFSET = 2;
    static final int RTM_TOS_OFFSET = 3;
    static final int RTM_TABLE_OFFSET = 4;
    static final int RTM_PROTOCOL_OFFSET = 5;
    static final int RTM_SCOPE_OFFSET = 6;
    static final int RTM_TYPE_OFFSET = 7;
    static final int RTM_FLAGS_OFFSET = 8;

    /** Held so that the memory stays as long as the flyweight may read it. */
    private UnsafeBuffer buffer;

    private long address = OffHeap.unwrapped();

    /** A flyweight that is not yet wrapped around a message. */
    public RtMsg() {}

    /**
     * Wrap a message whose {@link #LENGTH} bytes are all there.
     *
     * @param buffer containing the message, outside the heap.
     * @param offset in bytes at which it begins.
     * @return this for a fluent API.
     */
    public RtMsg wrap(final UnsafeBuffer buffer, final int offset) {
        this.address = OffHeap.address(buffer, offset, LENGTH);
        if (this.buffer != buffer) {
            // Storing a reference costs more than finding it there: the collector is told of each store.
            this.buffer = buffer;
        }
        return this;
    }

    /** {@return address family, {@code AF_*}} */
    public int family() {
        return UnsafeApi.getByte(address + RTM_FAMILY_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #family()}}
     *
     * @param value to set.
     */
    public RtMsg family(final int value) {
        UnsafeApi.putByte(address + RTM_FAMILY_OFFSET, (byte) value);
        return this;
    }

    /** {@return length of the destination prefix in bits} */
    public int dstLen() {
        return UnsafeApi.getByte(address + RTM_DST_LEN_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #dstLen()}}
     *
     * @param value to set.
     */
    public RtMsg dstLen(final int value) {
        UnsafeApi.putByte(address + RTM_DST_LEN_OFFSET, (byte) value);
        return this;
    }

    /** {@return length of the source prefix in bits} */
    public int srcLen() {
        return UnsafeApi.getByte(address + RTM_SRC_LEN_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #srcLen()}}
     *
     * @param value to set.
     */
    public RtMsg srcLen(final int value) {
        UnsafeApi.putByte(address + RTM_SRC_LEN_OFFSET, (byte) value);
        return this;
    }

    /** {@return type of service that the route is for, 0 for any} */
    public int tos() {
        return UnsafeApi.getByte(address + RTM_TOS_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #tos()}}
     *
     * @param value to set.
     */
    public RtMsg tos(final int value) {
        UnsafeApi.putByte(address + RTM_TOS_OFFSET, (byte) value);
        return this;
    }

    /** {@return routing table below 256, {@code RT_TABLE_*}; attribute {@link Rtnetlink#RTA_TABLE} has any} */
    public int table() {
        return UnsafeApi.getByte(address + RTM_TABLE_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #table()}}
     *
     * @param value to set.
     */
    public RtMsg table(final int value) {
        UnsafeApi.putByte(address + RTM_TABLE_OFFSET, (byte) value);
        return this;
    }

    /** {@return who made the route, {@code RTPROT_*}} */
    public int protocol() {
        return UnsafeApi.getByte(address + RTM_PROTOCOL_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #protocol()}}
     *
     * @param value to set.
     */
    public RtMsg protocol(final int value) {
        UnsafeApi.putByte(address + RTM_PROTOCOL_OFFSET, (byte) value);
        return this;
    }

    /** {@return how far the destination is, {@code RT_SCOPE_*}} */
    public int scope() {
        return UnsafeApi.getByte(address + RTM_SCOPE_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #scope()}}
     *
     * @param value to set.
     */
    public RtMsg scope(final int value) {
        UnsafeApi.putByte(address + RTM_SCOPE_OFFSET, (byte) value);
        return this;
    }

    /** {@return kind of route, {@code RTN_*}} */
    public int type() {
        return UnsafeApi.getByte(address + RTM_TYPE_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #type()}}
     *
     * @param value to set.
     */
    public RtMsg type(final int value) {
        UnsafeApi.putByte(address + RTM_TYPE_OFFSET, (byte) value);
        return this;
    }

    /** {@return a set of {@code RTM_F_*} and, of a single next hop, {@code RTNH_F_*}} */
    public int flags() {
        return UnsafeApi.getInt(address + RTM_FLAGS_OFFSET);
    }

    /**
     * {@return this, with another {@link #flags()}}
     *
     * @param value to set.
     */
    public RtMsg flags(final int value) {
        UnsafeApi.putInt(address + RTM_FLAGS_OFFSET, value);
        return this;
    }
}
