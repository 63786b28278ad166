package io.sockeye.linux.rtnetlink;

import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.memory.OffHeap;

/**
 * Flyweight over {@code struct rta_cacheinfo} of {@code <linux/rtnetlink.h>}, which the attribute
 * {@link Rtnetlink#RTA_CACHEINFO} carries. Host byte order.
 *
 * <pre>
 *   0               1               2               3
 *  +---------------+---------------+---------------+---------------+
 *  |                          rta_clntref                          |   0
 *  +---------------+---------------+---------------+---------------+
 *  |                          rta_lastuse                          |   4
 *  +---------------+---------------+---------------+---------------+
 *  |                          rta_expires                          |   8
 *  +---------------+---------------+---------------+---------------+
 *  |                           rta_error                           |  12
 *  +---------------+---------------+---------------+---------------+
 *  |                            rta_used                           |  16
 *  +---------------+---------------+---------------+---------------+
 *  |                             rta_id                            |  20
 *  +---------------+---------------+---------------+---------------+
 *  |                             rta_ts                            |  24
 *  +---------------+---------------+---------------+---------------+
 *  |                           rta_tsage                           |  28
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>A cursor: valid until the next {@code wrap} or the next receive. That all bytes are there is checked once, when it
 * is wrapped. Threads: confined to one at a time.
 */
public final class RtaCacheInfo {
    /** Length of the struct in bytes. */
    public static final int LENGTH = 32;

    static final int RTA_CLNTREF_OFFSET = 0;
    static final int RTA_LASTUSE_OFFSET = 4;
    static final int RTA_EXPIRES_OFFSET = 8;
    static final int RTA_ERROR_OFFSET = 12;
    static final int RTA_USED_OFFSET = 16;
    static final int RTA_ID_OFFSET = 20;
    static final int RTA_TS_OFFSET = 24;
    static final int RTA_TSAGE_OFFSET = 28;

    /** Held so that the memory stays as long as the flyweight may read it. */
    private UnsafeBuffer buffer;

    private long address = OffHeap.unwrapped();

    /** A flyweight that is not yet wrapped around a struct. */
    public RtaCacheInfo() {}

    /**
     * Wrap a struct whose {@link #LENGTH} bytes are all there.
     *
     * @param buffer containing the struct, outside the heap.
     * @param offset in bytes at which it begins.
     * @return this for a fluent API.
     */
    public RtaCacheInfo wrap(final UnsafeBuffer buffer, final int offset) {
        this.address = OffHeap.address(buffer, offset, LENGTH);
        if (this.buffer != buffer) {
            // Storing a reference costs more than finding it there: the collector is told of each store.
            this.buffer = buffer;
        }
        return this;
    }

    /** {@return references to the route} */
    public long clntref() {
        return UnsafeApi.getInt(address + RTA_CLNTREF_OFFSET) & 0xFFFF_FFFFL;
    }

    /** {@return time since the last use in hundredths of a second} */
    public long lastuse() {
        return UnsafeApi.getInt(address + RTA_LASTUSE_OFFSET) & 0xFFFF_FFFFL;
    }

    /** {@return time until the route expires in hundredths of a second, negative if it has, 0 if it never does} */
    public int expires() {
        return UnsafeApi.getInt(address + RTA_EXPIRES_OFFSET);
    }

    /** {@return negated errno of a route that refuses, 0 for others; the kernel declares it unsigned} */
    public int error() {
        return UnsafeApi.getInt(address + RTA_ERROR_OFFSET);
    }

    /** {@return how often the route was used} */
    public long used() {
        return UnsafeApi.getInt(address + RTA_USED_OFFSET) & 0xFFFF_FFFFL;
    }

    /** {@return an identification of IP fragments in old kernels, else 0} */
    public long id() {
        return UnsafeApi.getInt(address + RTA_ID_OFFSET) & 0xFFFF_FFFFL;
    }

    /** {@return a TCP timestamp in old kernels, else 0} */
    public long ts() {
        return UnsafeApi.getInt(address + RTA_TS_OFFSET) & 0xFFFF_FFFFL;
    }

    /** {@return age of {@link #ts()} in seconds in old kernels, else 0} */
    public long tsage() {
        return UnsafeApi.getInt(address + RTA_TSAGE_OFFSET) & 0xFFFF_FFFFL;
    }
}
