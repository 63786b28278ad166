package io.sockeye.collector.route;

import java.nio.ByteOrder;
import java.util.Objects;

import io.sockeye.linux.rtnetlink.RouteFlags;

/**
 * Flyweight over one route: the row that all sources fill. Reader and writer in one; setters return {@code this}. A row is
 * {@link #LENGTH} words of 32 bits in the array of its batch, and its interface's name: plain arrays, as on the way to them
 * no native code is needed, and memory outside the heap costs a cold process milliseconds to set up.
 *
 * <p>Numbers are in host byte order, addresses as they lie in memory, in network byte order. The kernel's unsigned numbers
 * of 32 bits are ints with the same bits. What a table does not have is 0. The row is valid until the batch that it lies
 * in is filled anew: a handler must not retain it. Threads: confined to one at a time.
 */
public final class RouteRecord {
    /** Room for an interface's name in bytes; the kernel's own limit is 15. */
    public static final int MAX_NAME_LENGTH = 16;

    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    // Where in the row the fields lie, in words.
    private static final int NAME_LENGTH_OFFSET = 0;
    private static final int FAMILY_OFFSET = 1;
    private static final int DESTINATION_LENGTH_OFFSET = 2;
    private static final int SOURCE_LENGTH_OFFSET = 3;
    private static final int FLAGS_OFFSET = 4;
    private static final int MASK_OFFSET = 5;
    private static final int METRIC_OFFSET = 6;
    private static final int REFERENCES_OFFSET = 7;
    private static final int USES_OFFSET = 8;
    private static final int MTU_OFFSET = 9;
    private static final int WINDOW_OFFSET = 10;
    private static final int ROUND_TRIP_TIME_OFFSET = 11;
    private static final int TYPE_OF_SERVICE_OFFSET = 12;
    private static final int HEADER_REFERENCES_OFFSET = 13;
    private static final int HEADER_UP_TO_DATE_OFFSET = 14;
    private static final int SPECIFIC_DESTINATION_OFFSET = 15;
    private static final int DESTINATION_OFFSET = 16;
    private static final int GATEWAY_OFFSET = 20;
    private static final int SOURCE_OFFSET = 24;

    /** Length of a row in words. */
    static final int LENGTH = 28;

    private static final int[] ZEROS = new int[LENGTH];

    private int[] words = new int[LENGTH];
    private byte[] names = new byte[MAX_NAME_LENGTH];
    private int base;
    private int nameBase;

    /** A flyweight over a row of its own, all zero. */
    public RouteRecord() {}

    /** Look at a row: its numbers and its name. */
    RouteRecord wrap(final int[] rowWords, final int wordOffset, final byte[] rowNames, final int nameOffset) {
        words = rowWords;
        base = wordOffset;
        names = rowNames;
        nameBase = nameOffset;
        return this;
    }

    /**
     * Set everything to zero.
     *
     * @return this for a fluent API.
     */
    public RouteRecord clear() {
        System.arraycopy(ZEROS, 0, words, base, LENGTH);
        return this;
    }

    /** {@return address family, {@code AF_*}} */
    public int family() {
        return words[base + FAMILY_OFFSET];
    }

    /** Set {@link #family()}. */
    public RouteRecord family(final int value) {
        words[base + FAMILY_OFFSET] = value;
        return this;
    }

    /** {@return length of the destination prefix in bits; of IPv6 only, IPv4 has {@link #mask()}} */
    public int destinationLength() {
        return words[base + DESTINATION_LENGTH_OFFSET];
    }

    /** Set {@link #destinationLength()}. */
    public RouteRecord destinationLength(final int value) {
        words[base + DESTINATION_LENGTH_OFFSET] = value;
        return this;
    }

    /** {@return length of the source prefix in bits; of IPv6 only} */
    public int sourceLength() {
        return words[base + SOURCE_LENGTH_OFFSET];
    }

    /** Set {@link #sourceLength()}. */
    public RouteRecord sourceLength(final int value) {
        words[base + SOURCE_LENGTH_OFFSET] = value;
        return this;
    }

    /** {@return a set of {@code RTF_*}, of a cached IPv4 route of {@code RTCF_*} and some of {@code RTF_*}} */
    public int flags() {
        return words[base + FLAGS_OFFSET];
    }

    /** Set {@link #flags()}. */
    public RouteRecord flags(final int value) {
        words[base + FLAGS_OFFSET] = value;
        return this;
    }

    /** {@return mask of the destination, as it lies in memory; of IPv4 only} */
    public int mask() {
        return words[base + MASK_OFFSET];
    }

    /** Set {@link #mask()}. */
    public RouteRecord mask(final int value) {
        words[base + MASK_OFFSET] = value;
        return this;
    }

    /** {@return the metric, unsigned: the less, the better} */
    public int metric() {
        return words[base + METRIC_OFFSET];
    }

    /** Set {@link #metric()}. */
    public RouteRecord metric(final int value) {
        words[base + METRIC_OFFSET] = value;
        return this;
    }

    /** {@return references to the route} */
    public int references() {
        return words[base + REFERENCES_OFFSET];
    }

    /** Set {@link #references()}. */
    public RouteRecord references(final int value) {
        words[base + REFERENCES_OFFSET] = value;
        return this;
    }

    /** {@return how often the route was used} */
    public int uses() {
        return words[base + USES_OFFSET];
    }

    /** Set {@link #uses()}. */
    public RouteRecord uses(final int value) {
        words[base + USES_OFFSET] = value;
        return this;
    }

    /**
     * {@return of {@code /proc/net/route} the TCP segment size advertised and 40 bytes of headers, 0 if it is not set}
     */
    public int mtu() {
        return words[base + MTU_OFFSET];
    }

    /** Set {@link #mtu()}. */
    public RouteRecord mtu(final int value) {
        words[base + MTU_OFFSET] = value;
        return this;
    }

    /** {@return the largest TCP window in bytes, 0 if it is not set} */
    public int window() {
        return words[base + WINDOW_OFFSET];
    }

    /** Set {@link #window()}. */
    public RouteRecord window(final int value) {
        words[base + WINDOW_OFFSET] = value;
        return this;
    }

    /** {@return the round-trip time to begin with in milliseconds, 0 if it is not set} */
    public int roundTripTime() {
        return words[base + ROUND_TRIP_TIME_OFFSET];
    }

    /** Set {@link #roundTripTime()}. */
    public RouteRecord roundTripTime(final int value) {
        words[base + ROUND_TRIP_TIME_OFFSET] = value;
        return this;
    }

    /** {@return type of service; of a cached IPv4 route of Linux 2.2 to 3.5} */
    public int typeOfService() {
        return words[base + TYPE_OF_SERVICE_OFFSET];
    }

    /** Set {@link #typeOfService()}. */
    public RouteRecord typeOfService(final int value) {
        words[base + TYPE_OF_SERVICE_OFFSET] = value;
        return this;
    }

    /** {@return references to the cached hardware header; of a cached IPv4 route. Of Linux 2.0, whether there is one} */
    public int headerReferences() {
        return words[base + HEADER_REFERENCES_OFFSET];
    }

    /** Set {@link #headerReferences()}. */
    public RouteRecord headerReferences(final int value) {
        words[base + HEADER_REFERENCES_OFFSET] = value;
        return this;
    }

    /**
     * {@return whether the cached hardware header is valid; of a cached IPv4 route. Of Linux 2.0, whether ARP has an
     *     entry}
     */
    public int headerUpToDate() {
        return words[base + HEADER_UP_TO_DATE_OFFSET];
    }

    /** Set {@link #headerUpToDate()}. */
    public RouteRecord headerUpToDate(final int value) {
        words[base + HEADER_UP_TO_DATE_OFFSET] = value;
        return this;
    }

    /**
     * {@return the address of this host that was meant, as it lies in memory; of a cached IPv4 route of Linux 2.2 to
     *     3.5}
     */
    public int specificDestination() {
        return words[base + SPECIFIC_DESTINATION_OFFSET];
    }

    /** Set {@link #specificDestination()}. */
    public RouteRecord specificDestination(final int value) {
        words[base + SPECIFIC_DESTINATION_OFFSET] = value;
        return this;
    }

    /**
     * Half of the destination.
     *
     * @param half 0 or 1; IPv4 has its address in the first four bytes of half 0, and zeros.
     * @return eight bytes as they lie in memory, in host order of a long.
     */
    public long destinationHalf(final int half) {
        return half(base + DESTINATION_OFFSET + 2 * Objects.checkIndex(half, 2));
    }

    /**
     * Set 32 bits of the destination; the rest stays.
     *
     * @param word  which 32 bits, 0 to 3; IPv4 has only the first.
     * @param value the bytes as they lie in memory, in host order of an int.
     * @return this for a fluent API.
     */
    public RouteRecord destinationWord(final int word, final int value) {
        words[base + DESTINATION_OFFSET + Objects.checkIndex(word, 4)] = value;
        return this;
    }

    /** {@return the destination of an IPv4 route, as it lies in memory, in host order of an int} */
    public int destination() {
        return words[base + DESTINATION_OFFSET];
    }

    /**
     * Half of the gateway or next hop.
     *
     * @param half 0 or 1; IPv4 has its address in the first four bytes of half 0, and zeros.
     * @return eight bytes as they lie in memory, in host order of a long.
     */
    public long gatewayHalf(final int half) {
        return half(base + GATEWAY_OFFSET + 2 * Objects.checkIndex(half, 2));
    }

    /**
     * Set 32 bits of the gateway; the rest stays.
     *
     * @param word  which 32 bits, 0 to 3; IPv4 has only the first.
     * @param value the bytes as they lie in memory, in host order of an int.
     * @return this for a fluent API.
     */
    public RouteRecord gatewayWord(final int word, final int value) {
        words[base + GATEWAY_OFFSET + Objects.checkIndex(word, 4)] = value;
        return this;
    }

    /** {@return the gateway of an IPv4 route, as it lies in memory, in host order of an int} */
    public int gateway() {
        return words[base + GATEWAY_OFFSET];
    }

    /**
     * Half of the source: of IPv6 a prefix, of a cached IPv4 route an address.
     *
     * @param half 0 or 1; IPv4 has its address in the first four bytes of half 0, and zeros.
     * @return eight bytes as they lie in memory, in host order of a long.
     */
    public long sourceHalf(final int half) {
        return half(base + SOURCE_OFFSET + 2 * Objects.checkIndex(half, 2));
    }

    /**
     * Set 32 bits of the source; the rest stays.
     *
     * @param word  which 32 bits, 0 to 3; IPv4 has only the first.
     * @param value the bytes as they lie in memory, in host order of an int.
     * @return this for a fluent API.
     */
    public RouteRecord sourceWord(final int word, final int value) {
        words[base + SOURCE_OFFSET + Objects.checkIndex(word, 4)] = value;
        return this;
    }

    /** {@return the source of an IPv4 route, as it lies in memory, in host order of an int} */
    public int source() {
        return words[base + SOURCE_OFFSET];
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
        return words[base + NAME_LENGTH_OFFSET];
    }

    /**
     * Copy the interface's name as it came: {@code *} where a route has no interface.
     *
     * @param target to copy into.
     * @param at     index in {@code target} of the first byte.
     * @return index after the last byte.
     */
    public int copyName(final byte[] target, final int at) {
        final int length = nameLength();
        for (int i = 0; i < length; i++) {
            target[at + i] = names[nameBase + i];
        }
        return at + length;
    }

    /**
     * Set the interface's name; what is longer than {@link #MAX_NAME_LENGTH} is cut off.
     *
     * @param source to copy from.
     * @param offset in bytes at which the name begins.
     * @param length of the name in bytes.
     * @return this for a fluent API.
     */
    public RouteRecord name(final byte[] source, final int offset, final int length) {
        final int kept = Math.min(length, MAX_NAME_LENGTH);
        words[base + NAME_LENGTH_OFFSET] = kept;
        for (int i = 0; i < kept; i++) {
            names[nameBase + i] = source[offset + i];
        }
        return this;
    }

    private long half(final int index) {
        final int first = words[index];
        final int second = words[index + 1];
        return LITTLE_ENDIAN
                ? (long) second << Integer.SIZE | first & 0xFFFF_FFFFL
                : (long) first << Integer.SIZE | second & 0xFFFF_FFFFL;
    }
}
