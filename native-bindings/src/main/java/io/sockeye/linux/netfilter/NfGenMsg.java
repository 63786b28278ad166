package io.sockeye.linux.netfilter;

import java.nio.ByteOrder;

import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.memory.OffHeap;

/**
 * Flyweight over {@code struct nfgenmsg} of {@code <linux/netfilter/nfnetlink.h>}: the head of every message to and
 * from netfilter, followed by attributes.
 *
 * <pre>
 *   0               1               2               3
 *  +---------------+---------------+---------------+---------------+
 *  |  nfgen_family |    version    |          res_id (BE)          |   0
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>A cursor: valid until the next {@code wrap} or the next receive. That all bytes are there is checked once, when it
 * is wrapped. Threads: confined to one at a time.
 */
public final class NfGenMsg {
    /** Length of the fixed part in bytes. */
    public static final int LENGTH = 4;

    static final int NFGEN_FAMILY_OFFSET = 0;
    static final int VERSION_OFFSET = 1;
    static final int RES_ID_OFFSET = 2;

    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    /** Held so that the memory stays as long as the flyweight may read it. */
    private UnsafeBuffer buffer;

    private long address = OffHeap.unwrapped();

    /** A flyweight that is not yet wrapped around a message. */
    public NfGenMsg() {}

    /**
     * Wrap a message whose {@link #LENGTH} bytes are all there.
     *
     * @param buffer containing the message, outside the heap.
     * @param offset in bytes at which it begins.
     * @return this for a fluent API.
     */
    public NfGenMsg wrap(final UnsafeBuffer buffer, final int offset) {
        this.address = OffHeap.address(buffer, offset, LENGTH);
        if (this.buffer != buffer) {
            // Storing a reference costs more than finding it there: the collector is told of each store.
            this.buffer = buffer;
        }
        return this;
    }

    /** {@return address family, {@code AF_*}} */
    public int family() {
        return UnsafeApi.getByte(address + NFGEN_FAMILY_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #family()}}
     *
     * @param value to set.
     */
    public NfGenMsg family(final int value) {
        UnsafeApi.putByte(address + NFGEN_FAMILY_OFFSET, (byte) value);
        return this;
    }

    /** {@return 0, the only one} */
    public int version() {
        return UnsafeApi.getByte(address + VERSION_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #version()}}
     *
     * @param value to set.
     */
    public NfGenMsg version(final int value) {
        UnsafeApi.putByte(address + VERSION_OFFSET, (byte) value);
        return this;
    }

    /** {@return resource that the message is about, big-endian in memory; 0 for connection tracking} */
    public int resId() {
        final short value = UnsafeApi.getShort(address + RES_ID_OFFSET);
        return (LITTLE_ENDIAN ? Short.reverseBytes(value) : value) & 0xFFFF;
    }

    /**
     * {@return this, with another {@link #resId()}}
     *
     * @param value to set.
     */
    public NfGenMsg resId(final int value) {
        final short bytes = (short) value;
        UnsafeApi.putShort(address + RES_ID_OFFSET, LITTLE_ENDIAN ? Short.reverseBytes(bytes) : bytes);
        return this;
    }
}
