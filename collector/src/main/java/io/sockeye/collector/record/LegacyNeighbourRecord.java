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
    /** Four bytes. */
    public static final int NUMBER_OFFSET = 0;
    /** The callsign, of which the kernel's have 9 bytes. */
    public static final TextPlace CALLSIGN = new TextPlace(4, 8, 16);
    /** Name of the device that leads to it, of which the kernel's have 15 bytes. */
    public static final TextPlace DEVICE = new TextPlace(5, 24, 16);

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
}
