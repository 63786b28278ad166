package io.sockeye.collector.record;

import java.util.Objects;

import org.agrona.UnsafeApi;

/**
 * Flyweight over one IPv6 neighbour of {@code /proc/net/ndisc}, which Linux 2.2 to 2.4 have. Times are in ticks, 100 a
 * second.
 *
 * <pre>
 *   0               1               2               3
 *  +---------------+---------------+---------------+---------------+
 *  |    family     |  nameLength   |hardwareLength |   (unused)    |   0
 *  |                          references                           |   4
 *  |                             flags                             |   8
 *  |                          collectable                          |  12
 *  +---------------+---------------+---------------+---------------+
 *  |                           now (64)                            |  16
 *  |                        reachable (64)                         |  24
 *  +---------------+---------------+---------------+---------------+
 *  |    neighbour, network byte order                         (16) |  32
 *  +---------------+---------------+---------------+---------------+
 *  |                         prefixLength                          |  48
 *  |                             state                             |  52
 *  +---------------+---------------+---------------+---------------+
 *  |    name of the interface, nameLength bytes of at most 8       |  56
 *  |    hardware address as text, hardwareLength bytes of at       |  64
 *  |    most 24                                                    |
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>Numbers are in host byte order. Valid until its batch is filled anew. Threads: confined to one at a time.
 */
public final class NeighbourRecord extends Row {
    /** Length of a row in bytes. */
    public static final int LENGTH = 88;
    /** Rows of a batch. */
    public static final int BATCH_ROWS = 64;

    /** A byte. */
    public static final int FAMILY_OFFSET = 0;
    /** Four bytes. */
    public static final int REFERENCES_OFFSET = 4;
    /** Four bytes. */
    public static final int FLAGS_OFFSET = 8;
    /** Four bytes. */
    public static final int COLLECTABLE_OFFSET = 12;
    /** Eight bytes. */
    public static final int NOW_OFFSET = 16;
    /** Eight bytes. */
    public static final int REACHABLE_OFFSET = 24;
    /** 16 bytes. */
    public static final int NEIGHBOUR_OFFSET = 32;
    /** Four bytes. */
    public static final int PREFIX_LENGTH_OFFSET = 48;
    /** Four bytes. */
    public static final int STATE_OFFSET = 52;
    /** 8 bytes at most. */
    public static final int NAME_OFFSET = 56;
    /** A byte. */
    public static final int NAME_LENGTH_OFFSET = 1;
    /** 24 bytes at most. */
    public static final int HARDWARE_OFFSET = 64;
    /** A byte. */
    public static final int HARDWARE_LENGTH_OFFSET = 2;

    /** A flyweight that is not yet wrapped around a row. */
    public NeighbourRecord() {
        super(LENGTH, LENGTH);
    }

    /** {@return {@code AF_INET6}} */
    public int family() {
        return UnsafeApi.getByte(address + FAMILY_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #family()}}
     *
     * @param value to set.
     */
    public NeighbourRecord family(final int value) {
        UnsafeApi.putByte(address + FAMILY_OFFSET, (byte) value);
        return this;
    }

    /** {@return references to the entry} */
    public int references() {
        return UnsafeApi.getInt(address + REFERENCES_OFFSET);
    }

    /**
     * {@return this, with another {@link #references()}}
     *
     * @param value to set.
     */
    public NeighbourRecord references(final int value) {
        UnsafeApi.putInt(address + REFERENCES_OFFSET, value);
        return this;
    }

    /** {@return a set of {@code NTF_*}} */
    public long flags() {
        return UnsafeApi.getInt(address + FLAGS_OFFSET) & 0xFFFF_FFFFL;
    }

    /**
     * {@return this, with another {@link #flags()}}
     *
     * @param value to set.
     */
    public NeighbourRecord flags(final long value) {
        UnsafeApi.putInt(address + FLAGS_OFFSET, (int) value);
        return this;
    }

    /** {@return from when it may be deleted} */
    public int collectable() {
        return UnsafeApi.getInt(address + COLLECTABLE_OFFSET);
    }

    /**
     * {@return this, with another {@link #collectable()}}
     *
     * @param value to set.
     */
    public NeighbourRecord collectable(final int value) {
        UnsafeApi.putInt(address + COLLECTABLE_OFFSET, value);
        return this;
    }

    /** {@return when the entry was read} */
    public long now() {
        return UnsafeApi.getLong(address + NOW_OFFSET);
    }

    /**
     * {@return this, with another {@link #now()}}
     *
     * @param value to set.
     */
    public NeighbourRecord now(final long value) {
        UnsafeApi.putLong(address + NOW_OFFSET, value);
        return this;
    }

    /** {@return until when it is taken to be reachable} */
    public long reachable() {
        return UnsafeApi.getLong(address + REACHABLE_OFFSET);
    }

    /**
     * {@return this, with another {@link #reachable()}}
     *
     * @param value to set.
     */
    public NeighbourRecord reachable(final long value) {
        UnsafeApi.putLong(address + REACHABLE_OFFSET, value);
        return this;
    }

    /**
     * Eight bytes of the neighbour's address, as they lie in memory, that is in network byte order.
     *
     * @param half 0 for the first eight bytes, 1 for the last.
     * @return the bytes, in host order of a long.
     */
    public long neighbourHalf(final int half) {
        return UnsafeApi.getLong(address + NEIGHBOUR_OFFSET + (Objects.checkIndex(half, 2) << 3));
    }

    /**
     * Set the neighbour's address to 16 bytes as they lie in memory, in network byte order.
     *
     * @param first the first eight bytes, in host order of a long.
     * @param last  the last eight bytes, in host order of a long.
     * @return this for a fluent API.
     */
    public NeighbourRecord neighbour(final long first, final long last) {
        UnsafeApi.putLong(address + NEIGHBOUR_OFFSET, first);
        UnsafeApi.putLong(address + NEIGHBOUR_OFFSET + Long.BYTES, last);
        return this;
    }

    /** {@return length of the prefix in bits} */
    public int prefixLength() {
        return UnsafeApi.getInt(address + PREFIX_LENGTH_OFFSET);
    }

    /**
     * {@return this, with another {@link #prefixLength()}}
     *
     * @param value to set.
     */
    public NeighbourRecord prefixLength(final int value) {
        UnsafeApi.putInt(address + PREFIX_LENGTH_OFFSET, value);
        return this;
    }

    /** {@return the state, {@code NUD_*}} */
    public int state() {
        return UnsafeApi.getInt(address + STATE_OFFSET);
    }

    /**
     * {@return this, with another {@link #state()}}
     *
     * @param value to set.
     */
    public NeighbourRecord state(final int value) {
        UnsafeApi.putInt(address + STATE_OFFSET, value);
        return this;
    }

    /** {@return length of the interface's name in bytes, 0 to 8} */
    public int nameLength() {
        return UnsafeApi.getByte(address + NAME_LENGTH_OFFSET) & 0xFF;
    }

    /**
     * Set the interface's name; what is longer than 8 bytes is cut off.
     *
     * @param source to copy from.
     * @param offset in bytes at which it begins.
     * @param length in bytes.
     * @return this for a fluent API.
     */
    public NeighbourRecord name(final byte[] source, final int offset, final int length) {
        final int kept = RowBytes.put(address + NAME_OFFSET, 8, source, offset, length);
        UnsafeApi.putByte(address + NAME_LENGTH_OFFSET, (byte) kept);
        return this;
    }

    /**
     * {@return length of the hardware address, two characters each byte with colons between them, as it came in bytes,
     * 0 to 24}
     */
    public int hardwareLength() {
        return UnsafeApi.getByte(address + HARDWARE_LENGTH_OFFSET) & 0xFF;
    }

    /**
     * Set the hardware address, two characters each byte with colons between them, as it came; what is longer than 24
     * bytes is cut off.
     *
     * @param source to copy from.
     * @param offset in bytes at which it begins.
     * @param length in bytes.
     * @return this for a fluent API.
     */
    public NeighbourRecord hardware(final byte[] source, final int offset, final int length) {
        final int kept = RowBytes.put(address + HARDWARE_OFFSET, 24, source, offset, length);
        UnsafeApi.putByte(address + HARDWARE_LENGTH_OFFSET, (byte) kept);
        return this;
    }
}
