package io.sockeye.linux.rtnetlink;

import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.memory.OffHeap;

/**
 * Flyweight over {@code struct ifaddrmsg} of {@code <linux/if_addr.h>}: one address of an interface in a dump, or a
 * request for addresses, followed by attributes {@code IFA_*}. Host byte order.
 *
 * <pre>
 *   0               1               2               3
 *  +---------------+---------------+---------------+---------------+
 *  |   ifa_family  | ifa_prefixlen |   ifa_flags   |   ifa_scope   |   0
 *  +---------------+---------------+---------------+---------------+
 *  |                           ifa_index                           |   4
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>A cursor: valid until the next {@code wrap} or the next receive. That all bytes are there is checked once, when it
 * is wrapped. Threads: confined to one at a time.
 */
public final class IfAddrMsg {
    /** Length of the fixed part in bytes. */
    public static final int LENGTH = 8;

    static final int IFA_FAMILY_OFFSET = 0;
    static final int IFA_PREFIXLEN_OFFSET = 1;
    static final int IFA_FLAGS_OFFSET = 2;
    static final int IFA_SCOPE_OFFSET = 3;
    static final int IFA_INDEX_OFFSET = 4;

    /** Held so that the memory stays as long as the flyweight may read it. */
    private UnsafeBuffer buffer;

    private long address = OffHeap.unwrapped();

    /** A flyweight that is not yet wrapped around a message. */
    public IfAddrMsg() {}

    /**
     * Wrap a message whose {@link #LENGTH} bytes are all there.
     *
     * @param buffer containing the message, outside the heap.
     * @param offset in bytes at which it begins.
     * @return this for a fluent API.
     */
    public IfAddrMsg wrap(final UnsafeBuffer buffer, final int offset) {
        this.address = OffHeap.address(buffer, offset, LENGTH);
        this.buffer = buffer;
        return this;
    }

    /** {@return address family, {@code AF_*}} */
    public int family() {
        return UnsafeApi.getByte(address + IFA_FAMILY_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #family()}}
     *
     * @param value to set.
     */
    public IfAddrMsg family(final int value) {
        UnsafeApi.putByte(address + IFA_FAMILY_OFFSET, (byte) value);
        return this;
    }

    /** {@return length of the prefix in bits} */
    public int prefixLen() {
        return UnsafeApi.getByte(address + IFA_PREFIXLEN_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #prefixLen()}}
     *
     * @param value to set.
     */
    public IfAddrMsg prefixLen(final int value) {
        UnsafeApi.putByte(address + IFA_PREFIXLEN_OFFSET, (byte) value);
        return this;
    }

    /** {@return the lower eight of {@code IFA_F_*}; attribute {@link IfAddr#IFA_FLAGS} has all} */
    public int flags() {
        return UnsafeApi.getByte(address + IFA_FLAGS_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #flags()}}
     *
     * @param value to set.
     */
    public IfAddrMsg flags(final int value) {
        UnsafeApi.putByte(address + IFA_FLAGS_OFFSET, (byte) value);
        return this;
    }

    /** {@return how far the address is valid, {@code RT_SCOPE_*}} */
    public int scope() {
        return UnsafeApi.getByte(address + IFA_SCOPE_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #scope()}}
     *
     * @param value to set.
     */
    public IfAddrMsg scope(final int value) {
        UnsafeApi.putByte(address + IFA_SCOPE_OFFSET, (byte) value);
        return this;
    }

    /** {@return index of the interface, above 0} */
    public int index() {
        return UnsafeApi.getInt(address + IFA_INDEX_OFFSET);
    }

    /**
     * {@return this, with another {@link #index()}}
     *
     * @param value to set.
     */
    public IfAddrMsg index(final int value) {
        UnsafeApi.putInt(address + IFA_INDEX_OFFSET, value);
        return this;
    }
}
