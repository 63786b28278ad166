package io.sockeye.linux.rtnetlink;

import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.memory.OffHeap;

/**
 * Flyweight over {@code struct ifinfomsg} of {@code <linux/rtnetlink.h>}: one network interface in a dump, or a request
 * for interfaces, followed by attributes {@code IFLA_*}. Host byte order.
 *
 * <pre>
 *   0               1               2               3
 *  +---------------+---------------+---------------+---------------+
 *  |   ifi_family  |      pad      |            ifi_type           |   0
 *  +---------------+---------------+---------------+---------------+
 *  |                           ifi_index                           |   4
 *  +---------------+---------------+---------------+---------------+
 *  |                           ifi_flags                           |   8
 *  +---------------+---------------+---------------+---------------+
 *  |                           ifi_change                          |  12
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>A cursor: valid until the next {@code wrap} or the next receive. That all bytes are there is checked once, when it
 * is wrapped. Threads: confined to one at a time.
 */
public final class IfInfoMsg {
    /** Length of the fixed part in bytes. */
    public static final int LENGTH = 16;

    static final int IFI_FAMILY_OFFSET = 0;
    static final int IFI_TYPE_OFFSET = 2;
    static final int IFI_INDEX_OFFSET = 4;
    static final int IFI_FLAGS_OFFSET = 8;
    static final int IFI_CHANGE_OFFSET = 12;

    /** Held so that the memory stays as long as the flyweight may read it. */
    private UnsafeBuffer buffer;

    private long address = OffHeap.unwrapped();

    /** A flyweight that is not yet wrapped around a message. */
    public IfInfoMsg() {}

    /**
     * Wrap a message whose {@link #LENGTH} bytes are all there.
     *
     * @param buffer containing the message, outside the heap.
     * @param offset in bytes at which it begins.
     * @return this for a fluent API.
     */
    public IfInfoMsg wrap(final UnsafeBuffer buffer, final int offset) {
        this.address = OffHeap.address(buffer, offset, LENGTH);
        this.buffer = buffer;
        return this;
    }

    /** {@return address family, {@code AF_UNSPEC} for all that there is of the link} */
    public int family() {
        return UnsafeApi.getByte(address + IFI_FAMILY_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #family()}}
     *
     * @param value to set.
     */
    public IfInfoMsg family(final int value) {
        UnsafeApi.putByte(address + IFI_FAMILY_OFFSET, (byte) value);
        return this;
    }

    /** {@return kind of hardware, {@code ARPHRD_*}} */
    public int type() {
        return UnsafeApi.getShort(address + IFI_TYPE_OFFSET) & 0xFFFF;
    }

    /**
     * {@return this, with another {@link #type()}}
     *
     * @param value to set.
     */
    public IfInfoMsg type(final int value) {
        UnsafeApi.putShort(address + IFI_TYPE_OFFSET, (short) value);
        return this;
    }

    /** {@return index of the interface, above 0} */
    public int index() {
        return UnsafeApi.getInt(address + IFI_INDEX_OFFSET);
    }

    /**
     * {@return this, with another {@link #index()}}
     *
     * @param value to set.
     */
    public IfInfoMsg index(final int value) {
        UnsafeApi.putInt(address + IFI_INDEX_OFFSET, value);
        return this;
    }

    /** {@return a set of {@code IFF_*}} */
    public int flags() {
        return UnsafeApi.getInt(address + IFI_FLAGS_OFFSET);
    }

    /**
     * {@return this, with another {@link #flags()}}
     *
     * @param value to set.
     */
    public IfInfoMsg flags(final int value) {
        UnsafeApi.putInt(address + IFI_FLAGS_OFFSET, value);
        return this;
    }

    /** {@return which flags a request sets or a notification changed, a set of {@code IFF_*}} */
    public int change() {
        return UnsafeApi.getInt(address + IFI_CHANGE_OFFSET);
    }

    /**
     * {@return this, with another {@link #change()}}
     *
     * @param value to set.
     */
    public IfInfoMsg change(final int value) {
        UnsafeApi.putInt(address + IFI_CHANGE_OFFSET, value);
        return this;
    }
}
