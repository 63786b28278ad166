package io.sockeye.collector.record;

import org.agrona.UnsafeApi;

/**
 * Flyweight over one neighbour that a {@link LegacyRouteRecord} goes by.
 *
 * <pre>
 *   0               1               2               3
 *  +---------------+---------------+---------------+---------------+
 *  |                            number                             |   0
 *  | callsignLength| deviceLength  |           (unused)            |   4
 *  +---------------+---------------+---------------+---------------+
 *  |    callsign, callsignLength bytes of at most 16               |   8
 *  |    device, deviceLength bytes of at most 16                   |  24
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>Numbers are in host byte order. Valid as long as the row that it lies in. Threads: confined to one at a time.
 */
public final class LegacyNeighbourRecord extends Row {
    /** Length in bytes. */
    public static final int LENGTH = 40;
    /** Room for the callsign in bytes; the kernel's have 9. */
    public static final int MAX_CALLSIGN_LENGTH = 16;
    /** Room for the device in bytes; the kernel's have 15. */
    public static final int MAX_DEVICE_LENGTH = 16;

    /** Four bytes. */
    public static final int NUMBER_OFFSET = 0;
    /** A byte. */
    public static final int CALLSIGN_LENGTH_OFFSET = 4;
    /** A byte. */
    public static final int DEVICE_LENGTH_OFFSET = 5;
    /** 16 bytes at most. */
    public static final int CALLSIGN_OFFSET = 8;
    /** 16 bytes at most. */
    public static final int DEVICE_OFFSET = 24;

    /** A flyweight that is not yet wrapped around a neighbour. */
    public LegacyNeighbourRecord() {
        super(LENGTH, LENGTH);
    }

    /** {@return its number} */
    public int number() {
        return UnsafeApi.getInt(address + NUMBER_OFFSET);
    }

    /**
     * {@return this, with another {@link #number()}}
     *
     * @param value to set.
     */
    public LegacyNeighbourRecord number(final int value) {
        UnsafeApi.putInt(address + NUMBER_OFFSET, value);
        return this;
    }

    /** {@return length of the callsign in bytes, 0 where it is not told} */
    public int callsignLength() {
        return UnsafeApi.getByte(address + CALLSIGN_LENGTH_OFFSET) & 0xFF;
    }

    /**
     * Set the callsign; what there is no room for is cut off.
     *
     * @param source to copy from.
     * @param offset in bytes at which it begins.
     * @param length in bytes.
     * @return this for a fluent API.
     */
    public LegacyNeighbourRecord callsign(final byte[] source, final int offset, final int length) {
        final int kept = RowBytes.put(address + CALLSIGN_OFFSET, MAX_CALLSIGN_LENGTH, source, offset, length);
        UnsafeApi.putByte(address + CALLSIGN_LENGTH_OFFSET, (byte) kept);
        return this;
    }

    /** {@return length of the device's name in bytes, 0 where it is not told} */
    public int deviceLength() {
        return UnsafeApi.getByte(address + DEVICE_LENGTH_OFFSET) & 0xFF;
    }

    /**
     * Set the name of the device that leads to it; what there is no room for is cut off.
     *
     * @param source to copy from.
     * @param offset in bytes at which it begins.
     * @param length in bytes.
     * @return this for a fluent API.
     */
    public LegacyNeighbourRecord device(final byte[] source, final int offset, final int length) {
        final int kept = RowBytes.put(address + DEVICE_OFFSET, MAX_DEVICE_LENGTH, source, offset, length);
        UnsafeApi.putByte(address + DEVICE_LENGTH_OFFSET, (byte) kept);
        return this;
    }
}
