package io.sockeye.linux.rtnetlink;

import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.memory.OffHeap;

/**
 * Flyweight over {@code struct rtnexthop} of {@code <linux/rtnetlink.h>}: one of the next hops in an attribute
 * {@link Rtnetlink#RTA_MULTIPATH}, followed by attributes {@code RTA_*} of its own. The next one begins at the next
 * multiple of four bytes. Host byte order.
 *
 * <pre>
 *   0               1               2               3
 *  +---------------+---------------+---------------+---------------+
 *  |            rtnh_len           |   rtnh_flags  |   rtnh_hops   |   0
 *  +---------------+---------------+---------------+---------------+
 *  |                          rtnh_ifindex                         |   4
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>A cursor: valid until the next {@code wrap} or the next receive. That all bytes are there is checked once, when it
 * is wrapped. Threads: confined to one at a time.
 */
public final class RtNextHop {
    /** Length of the struct in bytes. */
    public static final int LENGTH = 8;

    static final int RTNH_LEN_OFFSET = 0;
    static final int RTNH_FLAGS_OFFSET = 2;
    static final int RTNH_HOPS_OFFSET = 3;
    static final int RTNH_IFINDEX_OFFSET = 4;

    /** Held so that the memory stays as long as the flyweight may read it. */
    private UnsafeBuffer buffer;

    private long address = OffHeap.unwrapped();

    /** A flyweight that is not yet wrapped around a struct. */
    public RtNextHop() {}

    /**
     * Wrap a struct whose {@link #LENGTH} bytes are all there.
     *
     * @param buffer containing the struct, outside the heap.
     * @param offset in bytes at which it begins.
     * @return this for a fluent API.
     */
    public RtNextHop wrap(final UnsafeBuffer buffer, final int offset) {
        this.address = OffHeap.address(buffer, offset, LENGTH);
        if (this.buffer != buffer) {
            // Storing a reference costs more than finding it there: the collector is told of each store.
            this.buffer = buffer;
        }
        return this;
    }

    /** {@return length of the next hop in bytes with its attributes, this struct included, without padding} */
    public int len() {
        return UnsafeApi.getShort(address + RTNH_LEN_OFFSET) & 0xFFFF;
    }

    /** {@return a set of {@code RTNH_F_*}} */
    public int flags() {
        return UnsafeApi.getByte(address + RTNH_FLAGS_OFFSET) & 0xFF;
    }

    /** {@return weight of the next hop, less one} */
    public int hops() {
        return UnsafeApi.getByte(address + RTNH_HOPS_OFFSET) & 0xFF;
    }

    /** {@return index of the interface, 0 for none} */
    public int ifIndex() {
        return UnsafeApi.getInt(address + RTNH_IFINDEX_OFFSET);
    }
}
