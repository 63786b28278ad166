package io.sockeye.collector.record;

import java.util.Objects;

import org.agrona.UnsafeApi;

/**
 * Flyweight over one route of a family that few kernels have left: AX.25, IPX, AppleTalk, NET/ROM, ROSE or X.25.
 *
 * <pre>
 *   0               1               2               3
 *  +---------------+---------------+---------------+---------------+
 *  |    family     |   presence    |    digits     |neighbourCount |   0
 *  |                             flags                             |   4
 *  |                            quality                            |   8
 *  |                             uses                              |  12
 *  |    lengths of the texts, a byte each, in their order      (6) |  16
 *  +---------------+---------------+---------------+---------------+
 *  |    destination (24)                                           |  24
 *  |    gateway (24)                                               |  48
 *  |    device (32)                                                |  72
 *  |    mnemonic (8)                                               | 104
 *  |    mode (8)                                                   | 112
 *  |    digipeaters (88)                                           | 120
 *  +---------------+---------------+---------------+---------------+
 *  |    neighbourCount neighbours, the best first, at most 6       | 208
 *  |    place                                                      | 448
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>Numbers are in host byte order, and told only if {@link #presence()} says so. Valid until its batch is filled
 * anew. Threads: confined to one at a time.
 */
public final class LegacyRouteRecord extends Row {
    /** The most neighbours of a route; ROSE has three. */
    public static final int MAX_NEIGHBOURS = 6;
    /** Length of a row in bytes, with room for its neighbours and, behind them, its {@link #place()}. */
    public static final int LENGTH = 208 + MAX_NEIGHBOURS * LegacyNeighbourRecord.LENGTH + 8;
    /** Rows of a batch. */
    public static final int BATCH_ROWS = 32;

    /** Presence: {@link #digits()} is told. */
    public static final int DIGITS = 1;
    /** Presence: {@link #flags()} is told. */
    public static final int FLAGS = 2;
    /** Presence: {@link #quality()} is told. */
    public static final int QUALITY = 4;
    /** Presence: {@link #uses()} is told. */
    public static final int USES = 8;
    /** Presence: the neighbours are told. */
    public static final int NEIGHBOURS = 16;

    /** Where {@link #family()} is, one byte. */
    public static final int FAMILY_OFFSET = 0;
    /** Where {@link #presence()} is, one byte. */
    public static final int PRESENCE_OFFSET = 1;
    /** Where {@link #digits()} is, one byte. */
    public static final int DIGITS_OFFSET = 2;
    /** Where {@link #neighbourCount()} is, one byte. */
    public static final int NEIGHBOUR_COUNT_OFFSET = 3;
    /** Where {@link #flags()} is, four bytes. */
    public static final int FLAGS_OFFSET = 4;
    /** Where {@link #quality()} is, four bytes. */
    public static final int QUALITY_OFFSET = 8;
    /** Where {@link #uses()} is, four bytes. */
    public static final int USES_OFFSET = 12;

    /** Where the route leads to. */
    public static final TextPlace DESTINATION = new TextPlace(16, 24, 24);
    /** Next hop. */
    public static final TextPlace GATEWAY = new TextPlace(17, 48, 24);
    /** Name of the network device. */
    public static final TextPlace DEVICE = new TextPlace(18, 72, 32);
    /** Name of the node, NET/ROM only. */
    public static final TextPlace MNEMONIC = new TextPlace(19, 104, 8);
    /** How IP goes over it, AX.25 only. */
    public static final TextPlace MODE = new TextPlace(20, 112, 8);
    /** Callsigns of the digipeaters on the way with commas between them, AX.25 only. */
    public static final TextPlace DIGIPEATERS = new TextPlace(21, 120, 88);

    /** Numbers and lengths. */
    private static final int CLEARED = 24;

    private static final int NEIGHBOURS_OFFSET = 208;
    /** Not cleared. */
    private static final int PLACE_OFFSET = LENGTH - 8;

    /** A flyweight that is not yet wrapped around a row. */
    public LegacyRouteRecord() {
        super(NEIGHBOURS_OFFSET, CLEARED);
    }

    /** {@return {@code AF_*}, a constant of {@link LegacyRecord}} */
    public int family() {
        return UnsafeApi.getByte(address + FAMILY_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #family()}}
     *
     * @param value to set.
     */
    public LegacyRouteRecord family(final int value) {
        UnsafeApi.putByte(address + FAMILY_OFFSET, (byte) value);
        return this;
    }

    /** {@return what is told, a set of the constants} */
    public int presence() {
        return UnsafeApi.getByte(address + PRESENCE_OFFSET) & 0xFF;
    }

    private LegacyRouteRecord present(final int bit) {
        UnsafeApi.putByte(address + PRESENCE_OFFSET, (byte) (presence() | bit));
        return this;
    }

    /** {@return how many digits of the destination count, 0 for all destinations; ROSE and X.25 only} */
    public int digits() {
        return UnsafeApi.getByte(address + DIGITS_OFFSET) & 0xFF;
    }

    /**
     * Set {@link #digits()}, 0 to 255.
     *
     * @param value to set.
     * @return this for a fluent API.
     */
    public LegacyRouteRecord digits(final int value) {
        UnsafeApi.putByte(address + DIGITS_OFFSET, (byte) value);
        return present(DIGITS);
    }

    /** {@return a set of {@code RTF_*} of {@code <linux/route.h>}, AppleTalk only} */
    public int flags() {
        return UnsafeApi.getInt(address + FLAGS_OFFSET);
    }

    /**
     * {@return this, with another {@link #flags()}}
     *
     * @param value to set.
     */
    public LegacyRouteRecord flags(final int value) {
        UnsafeApi.putInt(address + FLAGS_OFFSET, value);
        return present(FLAGS);
    }

    /** {@return quality of the route, the more the better, NET/ROM only} */
    public int quality() {
        return UnsafeApi.getInt(address + QUALITY_OFFSET);
    }

    /**
     * {@return this, with another {@link #quality()}}
     *
     * @param value to set.
     */
    public LegacyRouteRecord quality(final int value) {
        UnsafeApi.putInt(address + QUALITY_OFFSET, value);
        return present(QUALITY);
    }

    /** {@return how often the route was used, as old kernels count it, AX.25 only} */
    public int uses() {
        return UnsafeApi.getInt(address + USES_OFFSET);
    }

    /**
     * {@return this, with another {@link #uses()}}
     *
     * @param value to set.
     */
    public LegacyRouteRecord uses(final int value) {
        UnsafeApi.putInt(address + USES_OFFSET, value);
        return present(USES);
    }

    /** {@return how many neighbours the route may go by, 0 to {@value #MAX_NEIGHBOURS}} */
    public int neighbourCount() {
        return UnsafeApi.getByte(address + NEIGHBOUR_COUNT_OFFSET) & 0xFF;
    }

    /**
     * Say that neighbours are told, though there may be none.
     *
     * @return this for a fluent API.
     */
    public LegacyRouteRecord toldNeighbours() {
        return present(NEIGHBOURS);
    }

    /**
     * Where a neighbour lies.
     *
     * @param index of it.
     * @return in bytes from the row's beginning.
     */
    public static int neighbourOffset(final int index) {
        return NEIGHBOURS_OFFSET + index * LegacyNeighbourRecord.LENGTH;
    }

    /**
     * Look at a neighbour.
     *
     * @param index of it, below {@link #neighbourCount()}.
     * @param item  to be wrapped around it.
     * @return {@code item}.
     */
    public LegacyNeighbourRecord neighbour(final int index, final LegacyNeighbourRecord item) {
        Objects.checkIndex(index, neighbourCount());
        part(neighbourOffset(index), LegacyNeighbourRecord.LENGTH, item);
        return item;
    }

    /**
     * Add a neighbour behind the others, of which there are fewer than {@link #MAX_NEIGHBOURS}.
     *
     * @param item to be wrapped around it.
     * @return {@code item}, cleared.
     */
    public LegacyNeighbourRecord addNeighbour(final LegacyNeighbourRecord item) {
        final int index = Objects.checkIndex(neighbourCount(), MAX_NEIGHBOURS);
        part(neighbourOffset(index), LegacyNeighbourRecord.LENGTH, item);
        UnsafeApi.putByte(address + NEIGHBOUR_COUNT_OFFSET, (byte) (index + 1));
        item.clear();
        return item;
    }

    /** {@return which row of a table it is, for who gave it a place; else anything} */
    public int place() {
        return UnsafeApi.getInt(address + PLACE_OFFSET);
    }

    /**
     * {@return this, with another {@link #place()}}
     *
     * @param value to set.
     */
    public LegacyRouteRecord place(final int value) {
        UnsafeApi.putInt(address + PLACE_OFFSET, value);
        return this;
    }
}
