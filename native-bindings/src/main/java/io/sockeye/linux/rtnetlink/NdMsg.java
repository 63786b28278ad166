package io.sockeye.linux.rtnetlink;

import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.memory.OffHeap;

/**
 * Flyweight over {@code struct ndmsg} of {@code <linux/neighbour.h>}: one neighbour in a dump, or a request for
 * neighbours, followed by attributes {@code NDA_*}. Host byte order.
 *
 * <pre>
 *   0               1               2               3
 *  +---------------+---------------+---------------+---------------+
 *  |   ndm_family  |      pad1     |              pad2             |   0
 *  +---------------+---------------+---------------+---------------+
 *  |                          ndm_ifindex                          |   4
 *  +---------------+---------------+---------------+---------------+
 *  |           ndm_state           |   ndm_flags   |    ndm_type   |   8
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>A cursor: valid until the next {@code wrap} or the next receive. That all bytes are there is checked once, when it
 * is wrapped. Threads: confined to one at a time.
 */
public final class NdMsg {
    /** Length of the fixed part in bytes. */
    public static final int LENGTH = 12;

    static final int NDM_FAMILY_OFFSET = 0;
    static final int NDM_IFINDEX_OFFSET = 4;
    static final int NDM_STATE_OFFSET = 8;
    static final int NDM_FLAGS_OFFSET = 10;
    static final int NDM_TYPE_OFFSET = 11;

    /** Held so that the memory stays as long as the flyweight may read it. */
    private UnsafeBuffer buffer;

    private long address = OffHeap.unwrapped();

    /** A flyweight that is not yet wrapped around a message. */
    public NdMsg() {}

    /**
     * Wrap a message whose {@link #LENGTH} bytes are all there.
     *
     * @param buffer containing the message, outside the heap.
     * @param offset in bytes at which it begins.
     * @return this for a fluent API.
     */
    public NdMsg wrap(final UnsafeBuffer buffer, final int offset) {
        this.address = OffHeap.address(buffer, offset, LENGTH);
        if (this.buffer != buffer) {
            // Storing a reference costs more than finding it there: the collector is told of each store.
            this.buffer = buffer;
        }
        return this;
    }

    /** {@return address family, {@code AF_*}} */
    public int family() {
        return UnsafeApi.getByte(address + NDM_FAMILY_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #family()}}
     *
     * @param value to set.
     */
    public NdMsg family(final int value) {
        UnsafeApi.putByte(address + NDM_FAMILY_OFFSET, (byte) value);
        return this;
    }

    /** {@return index of the interface, above 0} */
    public int ifIndex() {
        return UnsafeApi.getInt(address + NDM_IFINDEX_OFFSET);
    }

    /**
     * {@return this, with another {@link #ifIndex()}}
     *
     * @param value to set.
     */
    public NdMsg ifIndex(final int value) {
        UnsafeApi.putInt(address + NDM_IFINDEX_OFFSET, value);
        return this;
    }

    /** {@return a set of {@code NUD_*}} */
    public int state() {
        return UnsafeApi.getShort(address + NDM_STATE_OFFSET) & 0xFFFF;
    }

    /**
     * {@return this, with another {@link #state()}}
     *
     * @param value to set.
     */
    public NdMsg state(final int value) {
        UnsafeApi.putShort(address + NDM_STATE_OFFSET, (short) value);
        return this;
    }

    /** {@return a set of {@code NTF_*}} */
    public int flags() {
        return UnsafeApi.getByte(address + NDM_FLAGS_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #flags()}}
     *
     * @param value to set.
     */
    public NdMsg flags(final int value) {
        UnsafeApi.putByte(address + NDM_FLAGS_OFFSET, (byte) value);
        return this;
    }

    /** {@return kind of address, {@code RTN_*}} */
    public int type() {
        return UnsafeApi.getByte(address + NDM_TYPE_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #type()}}
     *
     * @param value to set.
     */
    public NdMsg type(final int value) {
        UnsafeApi.putByte(address + NDM_TYPE_OFFSET, (byte) value);
        return this;
    }
}
