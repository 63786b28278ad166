package io.sockeye.linux.netlink;

import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.memory.OffHeap;

/**
 * Flyweight over {@code struct nlattr} of {@code <linux/netlink.h>}: the head of an attribute, whose payload follows.
 * An attribute is aligned to four bytes only.
 *
 * <pre>
 *   0               1               2               3
 *  +---------------+---------------+---------------+---------------+
 *  |            nla_len            |           nla_type            |   0
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>A cursor: valid until the next {@code wrap} or the next receive. That all bytes are there is checked once, when it
 * is wrapped. Threads: confined to one at a time.
 */
public final class NlAttr {
    /** Length of the fixed part in bytes. */
    public static final int LENGTH = 4;

    static final int NLA_LEN_OFFSET = 0;
    static final int NLA_TYPE_OFFSET = 2;

    /** Held so that the memory stays as long as the flyweight may read it. */
    private UnsafeBuffer buffer;

    private long address = OffHeap.unwrapped();

    /** A flyweight that is not yet wrapped around a message. */
    public NlAttr() {}

    /**
     * Wrap a message whose {@link #LENGTH} bytes are all there.
     *
     * @param buffer containing the message, outside the heap.
     * @param offset in bytes at which it begins.
     * @return this for a fluent API.
     */
    public NlAttr wrap(final UnsafeBuffer buffer, final int offset) {
        this.address = OffHeap.address(buffer, offset, LENGTH);
        this.buffer = buffer;
        return this;
    }

    /** {@return length of the attribute in bytes, this header included, without padding} */
    public int len() {
        return UnsafeApi.getShort(address + NLA_LEN_OFFSET) & 0xFFFF;
    }

    /**
     * {@return this, with another {@link #len()}}
     *
     * @param value to set.
     */
    public NlAttr len(final int value) {
        UnsafeApi.putShort(address + NLA_LEN_OFFSET, (short) value);
        return this;
    }

    /** {@return type with its flags, see {@link Netlink#NLA_TYPE_MASK}} */
    public int type() {
        return UnsafeApi.getShort(address + NLA_TYPE_OFFSET) & 0xFFFF;
    }

    /**
     * {@return this, with another {@link #type()}}
     *
     * @param value to set.
     */
    public NlAttr type(final int value) {
        UnsafeApi.putShort(address + NLA_TYPE_OFFSET, (short) value);
        return this;
    }
}
