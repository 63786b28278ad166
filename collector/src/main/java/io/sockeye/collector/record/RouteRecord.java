package io.sockeye.collector.record;

import java.util.Objects;

import org.agrona.UnsafeApi;

import io.sockeye.linux.rtnetlink.RouteFlags;

/**
 * Flyweight over one route: the row that all sources fill. Reader and writer in one; setters return {@code this}.
 *
 * <pre>
 *   0               1               2               3
 *  +---------------+---------------+---------------+---------------+
 *  |    family     | destinationLen|   sourceLen   |  nameLength   |   0
 *  |                             flags                             |   4
 *  |             mask of IPv4, network byte order                  |   8
 *  |                            metric                             |  12
 *  |                          references                           |  16
 *  |                             uses                              |  20
 *  |                              mtu                              |  24
 *  |                            window                             |  28
 *  |                         roundTripTime                         |  32
 *  |                         typeOfService                         |  36
 *  |                       headerReferences                        |  40
 *  |                        headerUpToDate                         |  44
 *  |         specificDestination, network byte order               |  48
 *  |     cache     |   uncounted   |    missing    | (unused)  (9) |  52
 *  +---------------+---------------+---------------+---------------+
 *  |    destination, network byte order, IPv4 in the first 4  (16) |  64
 *  |    gateway                                               (16) |  80
 *  |    source                                                (16) |  96
 *  +---------------+---------------+---------------+---------------+
 *  |    name of the interface, nameLength bytes of at most 16      | 112
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>Numbers are in host byte order. The kernel's unsigned numbers of 32 bits are ints with the same bits. What a table
 * does not have is 0. The row is valid until the batch that it lies in is filled anew. Threads: confined to one at a
 * time.
 */
public final class RouteRecord extends Row {
    /** Length of a row in bytes. */
    public static final int LENGTH = 128;
    /**
     * Rows of a batch. So few that who takes batches is soon called often enough to be compiled: until then its loop
     * over the rows runs in the interpreter, which with 512 rows went on for half of 100,000 routes.
     */
    public static final int BATCH_ROWS = 64;
    /** Room for an interface's name in bytes; the kernel's own limit is 15. */
    public static final int MAX_NAME_LENGTH = 16;

    /** A byte, {@code AF_*}. */
    public static final int FAMILY_OFFSET = 0;
    /** A byte. */
    public static final int DESTINATION_LENGTH_OFFSET = 1;
    /** A byte. */
    public static final int SOURCE_LENGTH_OFFSET = 2;
    /** A byte. */
    public static final int NAME_LENGTH_OFFSET = 3;
    /** Four bytes. */
    public static final int FLAGS_OFFSET = 4;
    /** Four bytes. */
    public static final int MASK_OFFSET = 8;
    /** Four bytes. */
    public static final int METRIC_OFFSET = 12;
    /** Four bytes. */
    public static final int REFERENCES_OFFSET = 16;
    /** Four bytes. */
    public static final int USES_OFFSET = 20;
    /** Four bytes. */
    public static final int MTU_OFFSET = 24;
    /** Four bytes. */
    public static final int WINDOW_OFFSET = 28;
    /** Four bytes. */
    public static final int ROUND_TRIP_TIME_OFFSET = 32;
    /** Four bytes. */
    public static final int TYPE_OF_SERVICE_OFFSET = 36;
    /** Four bytes. */
    public static final int HEADER_REFERENCES_OFFSET = 40;
    /** Four bytes. */
    public static final int HEADER_UP_TO_DATE_OFFSET = 44;
    /** Four bytes. */
    public static final int SPECIFIC_DESTINATION_OFFSET = 48;
    /** 16 bytes. */
    public static final int DESTINATION_OFFSET = 64;
    /** 16 bytes. */
    public static final int GATEWAY_OFFSET = 80;
    /** 16 bytes. */
    public static final int SOURCE_OFFSET = 96;
    /** 16 bytes at most. */
    public static final int NAME_OFFSET = 112;

    /** A byte. */
    public static final int CACHE_OFFSET = 52;
    /** A byte: 1 where references and uses are not known, else 0. */
    public static final int UNCOUNTED_OFFSET = 53;
    /** A byte: how many of the last columns the line lacks. */
    public static final int MISSING_OFFSET = 54;

    /** {@link #cache()} of a route that is none of IPv4's cache. */
    public static final int NO_CACHE = 0;
    /** {@link #cache()} of a cached IPv4 route of Linux 2.0. */
    public static final int OLD_CACHE = 1;
    /** {@link #cache()} of a cached IPv4 route of Linux 2.2 to 3.5. */
    public static final int CACHE = 2;

    /** A flyweight that is not yet wrapped around a row. */
    public RouteRecord() {
        super(LENGTH, NAME_OFFSET);
    }

    /** {@return address family, {@code AF_*}} */
    public int family() {
        return UnsafeApi.getByte(address + FAMILY_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #family()}}
     * @param value to set.
     */
    public RouteRecord family(final int value) {
        UnsafeApi.putByte(address + FAMILY_OFFSET, (byte) value);
        return this;
    }

    /** {@return {@link #NO_CACHE}, {@link #OLD_CACHE} or {@link #CACHE}, which tells what a cached IPv4 route has} */
    public int cache() {
        return UnsafeApi.getByte(address + CACHE_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #cache()}}
     * @param value to set.
     */
    public RouteRecord cache(final int value) {
        UnsafeApi.putByte(address + CACHE_OFFSET, (byte) value);
        return this;
    }

    /**
     * {@return this, whose line lacks so many of its last columns: for netstat these are as in the line before}
     * @param value to set.
     */
    public RouteRecord missing(final int value) {
        UnsafeApi.putByte(address + MISSING_OFFSET, (byte) value);
        return this;
    }

    /** {@return whether the source does not tell {@link #references()} and {@link #uses()}} */
    public boolean isUncounted() {
        return UnsafeApi.getByte(address + UNCOUNTED_OFFSET) != 0;
    }

    /**
     * {@return this, with another {@link #isUncounted()}}
     * @param value to set.
     */
    public RouteRecord uncounted(final boolean value) {
        UnsafeApi.putByte(address + UNCOUNTED_OFFSET, (byte) (value ? 1 : 0));
        return this;
    }

    /** {@return length of the destination prefix in bits; of IPv6 only, IPv4 has {@link #mask()}} */
    public int destinationLength() {
        return UnsafeApi.getByte(address + DESTINATION_LENGTH_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #destinationLength()}}
     * @param value to set.
     */
    public RouteRecord destinationLength(final int value) {
        UnsafeApi.putByte(address + DESTINATION_LENGTH_OFFSET, (byte) value);
        return this;
    }

    /** {@return length of the source prefix in bits; of IPv6 only} */
    public int sourceLength() {
        return UnsafeApi.getByte(address + SOURCE_LENGTH_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #sourceLength()}}
     * @param value to set.
     */
    public RouteRecord sourceLength(final int value) {
        UnsafeApi.putByte(address + SOURCE_LENGTH_OFFSET, (byte) value);
        return this;
    }

    /** {@return a set of {@code RTF_*}, of a cached IPv4 route of {@code RTCF_*} and some of {@code RTF_*}} */
    public int flags() {
        return UnsafeApi.getInt(address + FLAGS_OFFSET);
    }

    /**
     * {@return this, with another {@link #flags()}}
     * @param value to set.
     */
    public RouteRecord flags(final int value) {
        UnsafeApi.putInt(address + FLAGS_OFFSET, value);
        return this;
    }

    /** {@return mask of the destination, as it lies in memory; of IPv4 only} */
    public int mask() {
        return UnsafeApi.getInt(address + MASK_OFFSET);
    }

    /**
     * {@return this, with another {@link #mask()}}
     * @param value to set.
     */
    public RouteRecord mask(final int value) {
        UnsafeApi.putInt(address + MASK_OFFSET, value);
        return this;
    }

    /** {@return the metric, unsigned: the less, the better} */
    public int metric() {
        return UnsafeApi.getInt(address + METRIC_OFFSET);
    }

    /**
     * {@return this, with another {@link #metric()}}
     * @param value to set.
     */
    public RouteRecord metric(final int value) {
        UnsafeApi.putInt(address + METRIC_OFFSET, value);
        return this;
    }

    /** {@return references to the route} */
    public int references() {
        return UnsafeApi.getInt(address + REFERENCES_OFFSET);
    }

    /**
     * {@return this, with another {@link #references()}}
     * @param value to set.
     */
    public RouteRecord references(final int value) {
        UnsafeApi.putInt(address + REFERENCES_OFFSET, value);
        return this;
    }

    /** {@return how often the route was used} */
    public int uses() {
        return UnsafeApi.getInt(address + USES_OFFSET);
    }

    /**
     * {@return this, with another {@link #uses()}}
     * @param value to set.
     */
    public RouteRecord uses(final int value) {
        UnsafeApi.putInt(address + USES_OFFSET, value);
        return this;
    }

    /**
     * {@return of {@code /proc/net/route} the TCP segment size advertised and 40 bytes of headers, 0 if it is not set}
     */
    public int mtu() {
        return UnsafeApi.getInt(address + MTU_OFFSET);
    }

    /**
     * {@return this, with another {@link #mtu()}}
     * @param value to set.
     */
    public RouteRecord mtu(final int value) {
        UnsafeApi.putInt(address + MTU_OFFSET, value);
        return this;
    }

    /** {@return the largest TCP window in bytes, 0 if it is not set} */
    public int window() {
        return UnsafeApi.getInt(address + WINDOW_OFFSET);
    }

    /**
     * {@return this, with another {@link #window()}}
     * @param value to set.
     */
    public RouteRecord window(final int value) {
        UnsafeApi.putInt(address + WINDOW_OFFSET, value);
        return this;
    }

    /** {@return the round-trip time to begin with in milliseconds, 0 if it is not set} */
    public int roundTripTime() {
        return UnsafeApi.getInt(address + ROUND_TRIP_TIME_OFFSET);
    }

    /**
     * {@return this, with another {@link #roundTripTime()}}
     * @param value to set.
     */
    public RouteRecord roundTripTime(final int value) {
        UnsafeApi.putInt(address + ROUND_TRIP_TIME_OFFSET, value);
        return this;
    }

    /** {@return type of service; of a cached IPv4 route of Linux 2.2 to 3.5} */
    public int typeOfService() {
        return UnsafeApi.getInt(address + TYPE_OF_SERVICE_OFFSET);
    }

    /**
     * {@return this, with another {@link #typeOfService()}}
     * @param value to set.
     */
    public RouteRecord typeOfService(final int value) {
        UnsafeApi.putInt(address + TYPE_OF_SERVICE_OFFSET, value);
        return this;
    }

    /**
     * {@return references to the cached hardware header; of a cached IPv4 route. Of Linux 2.0, whether there is one}
     */
    public int headerReferences() {
        return UnsafeApi.getInt(address + HEADER_REFERENCES_OFFSET);
    }

    /**
     * {@return this, with another {@link #headerReferences()}}
     * @param value to set.
     */
    public RouteRecord headerReferences(final int value) {
        UnsafeApi.putInt(address + HEADER_REFERENCES_OFFSET, value);
        return this;
    }

    /**
     * {@return whether the cached hardware header is valid; of a cached IPv4 route. Of Linux 2.0, whether ARP has an
     *     entry}
     */
    public int headerUpToDate() {
        return UnsafeApi.getInt(address + HEADER_UP_TO_DATE_OFFSET);
    }

    /**
     * {@return this, with another {@link #headerUpToDate()}}
     * @param value to set.
     */
    public RouteRecord headerUpToDate(final int value) {
        UnsafeApi.putInt(address + HEADER_UP_TO_DATE_OFFSET, value);
        return this;
    }

    /**
     * {@return the address of this host that was meant, as it lies in memory; of a cached IPv4 route of Linux 2.2 to
     *     3.5}
     */
    public int specificDestination() {
        return UnsafeApi.getInt(address + SPECIFIC_DESTINATION_OFFSET);
    }

    /**
     * {@return this, with another {@link #specificDestination()}}
     * @param value to set.
     */
    public RouteRecord specificDestination(final int value) {
        UnsafeApi.putInt(address + SPECIFIC_DESTINATION_OFFSET, value);
        return this;
    }

    /**
     * Half of the destination.
     *
     * @param half 0 or 1; IPv4 has its address in the first four bytes of half 0, and zeros.
     * @return eight bytes as they lie in memory, in host order of a long.
     */
    public long destinationHalf(final int half) {
        return UnsafeApi.getLong(address + DESTINATION_OFFSET + (Objects.checkIndex(half, 2) << 3));
    }

    /**
     * Set 32 bits of the destination; the rest stays.
     *
     * @param word  which 32 bits, 0 to 3; IPv4 has only the first.
     * @param value the bytes as they lie in memory, in host order of an int.
     * @return this for a fluent API.
     */
    public RouteRecord destinationWord(final int word, final int value) {
        UnsafeApi.putInt(address + DESTINATION_OFFSET + (Objects.checkIndex(word, 4) << 2), value);
        return this;
    }

    /** {@return the destination of an IPv4 route, as it lies in memory, in host order of an int} */
    public int destination() {
        return UnsafeApi.getInt(address + DESTINATION_OFFSET);
    }

    /**
     * Half of the gateway or next hop.
     *
     * @param half 0 or 1; IPv4 has its address in the first four bytes of half 0, and zeros.
     * @return eight bytes as they lie in memory, in host order of a long.
     */
    public long gatewayHalf(final int half) {
        return UnsafeApi.getLong(address + GATEWAY_OFFSET + (Objects.checkIndex(half, 2) << 3));
    }

    /**
     * Set 32 bits of the gateway; the rest stays.
     *
     * @param word  which 32 bits, 0 to 3; IPv4 has only the first.
     * @param value the bytes as they lie in memory, in host order of an int.
     * @return this for a fluent API.
     */
    public RouteRecord gatewayWord(final int word, final int value) {
        UnsafeApi.putInt(address + GATEWAY_OFFSET + (Objects.checkIndex(word, 4) << 2), value);
        return this;
    }

    /** {@return the gateway of an IPv4 route, as it lies in memory, in host order of an int} */
    public int gateway() {
        return UnsafeApi.getInt(address + GATEWAY_OFFSET);
    }

    /**
     * Half of the source: of IPv6 a prefix, of a cached IPv4 route an address.
     *
     * @param half 0 or 1; IPv4 has its address in the first four bytes of half 0, and zeros.
     * @return eight bytes as they lie in memory, in host order of a long.
     */
    public long sourceHalf(final int half) {
        return UnsafeApi.getLong(address + SOURCE_OFFSET + (Objects.checkIndex(half, 2) << 3));
    }

    /**
     * Set 32 bits of the source; the rest stays.
     *
     * @param word  which 32 bits, 0 to 3; IPv4 has only the first.
     * @param value the bytes as they lie in memory, in host order of an int.
     * @return this for a fluent API.
     */
    public RouteRecord sourceWord(final int word, final int value) {
        UnsafeApi.putInt(address + SOURCE_OFFSET + (Objects.checkIndex(word, 4) << 2), value);
        return this;
    }

    /** {@return the source of an IPv4 route, as it lies in memory, in host order of an int} */
    public int source() {
        return UnsafeApi.getInt(address + SOURCE_OFFSET);
    }

    /** {@return whether the route is usable, {@code RTF_UP}} */
    public boolean isUp() {
        return (flags() & RouteFlags.RTF_UP) != 0;
    }

    /** {@return whether the route is to a host and not to a network, {@code RTF_HOST}} */
    public boolean isToHost() {
        return (flags() & RouteFlags.RTF_HOST) != 0;
    }

    /** {@return whether the route refuses packets, {@code RTF_REJECT}} */
    public boolean isRejecting() {
        return (flags() & RouteFlags.RTF_REJECT) != 0;
    }

    /** {@return whether an IPv6 route is one of the cache, {@code RTF_CACHE}} */
    public boolean isCached() {
        return (flags() & RouteFlags.RTF_CACHE) != 0;
    }

    /** {@return length of the interface's name in bytes, 0 to {@link #MAX_NAME_LENGTH}} */
    public int nameLength() {
        return UnsafeApi.getByte(address + NAME_LENGTH_OFFSET) & 0xFF;
    }

    /**
     * Copy the interface's name as it came: {@code *} where a route has no interface.
     * @param target to copy into.
     * @param at     index in {@code target} of the first byte.
     * @return index after the last byte.
     */
    public int copyName(final byte[] target, final int at) {
        final int length = nameLength();
        getBytes(NAME_OFFSET, target, at, length);
        return at + length;
    }

    /**
     * Set the interface's name; what is longer than {@link #MAX_NAME_LENGTH} is cut off.
     * @param source to copy from.
     * @param offset in bytes at which the name begins.
     * @param length of the name in bytes.
     * @return this for a fluent API.
     */
    public RouteRecord name(final byte[] source, final int offset, final int length) {
        final int kept = RowBytes.put(address + NAME_OFFSET, MAX_NAME_LENGTH, source, offset, length);
        UnsafeApi.putByte(address + NAME_LENGTH_OFFSET, (byte) kept);
        return this;
    }
}
