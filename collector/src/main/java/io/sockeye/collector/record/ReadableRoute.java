package io.sockeye.collector.record;

import static io.sockeye.collector.record.RouteLayout.CACHE_OFFSET;
import static io.sockeye.collector.record.RouteLayout.DESTINATION_LENGTH_OFFSET;
import static io.sockeye.collector.record.RouteLayout.DESTINATION_OFFSET;
import static io.sockeye.collector.record.RouteLayout.FAMILY_OFFSET;
import static io.sockeye.collector.record.RouteLayout.FLAGS_OFFSET;
import static io.sockeye.collector.record.RouteLayout.GATEWAY_OFFSET;
import static io.sockeye.collector.record.RouteLayout.HEADER_REFERENCES_OFFSET;
import static io.sockeye.collector.record.RouteLayout.HEADER_UP_TO_DATE_OFFSET;
import static io.sockeye.collector.record.RouteLayout.MASK_OFFSET;
import static io.sockeye.collector.record.RouteLayout.METRIC_OFFSET;
import static io.sockeye.collector.record.RouteLayout.MTU_OFFSET;
import static io.sockeye.collector.record.RouteLayout.NAME_LENGTH_OFFSET;
import static io.sockeye.collector.record.RouteLayout.NAME_OFFSET;
import static io.sockeye.collector.record.RouteLayout.REFERENCES_OFFSET;
import static io.sockeye.collector.record.RouteLayout.ROUND_TRIP_TIME_OFFSET;
import static io.sockeye.collector.record.RouteLayout.SOURCE_LENGTH_OFFSET;
import static io.sockeye.collector.record.RouteLayout.SOURCE_OFFSET;
import static io.sockeye.collector.record.RouteLayout.SPECIFIC_DESTINATION_OFFSET;
import static io.sockeye.collector.record.RouteLayout.TYPE_OF_SERVICE_OFFSET;
import static io.sockeye.collector.record.RouteLayout.UNCOUNTED_OFFSET;
import static io.sockeye.collector.record.RouteLayout.USES_OFFSET;
import static io.sockeye.collector.record.RouteLayout.WINDOW_OFFSET;

import java.util.Objects;

import org.agrona.UnsafeApi;

import io.sockeye.linux.rtnetlink.RouteFlags;

/**
 * What a route's row says. Numbers are in host byte order. The kernel's unsigned numbers of 32 bits are ints with the
 * same bits. What a table does not have is 0. Threads: confined to one at a time.
 */
abstract class ReadableRoute extends Row {
    /**
     * As {@link Row#Row(int, int)}.
     *
     * @param least   as there.
     * @param cleared as there.
     */
    ReadableRoute(final int least, final int cleared) {
        super(least, cleared);
    }

    /** {@return address family, {@code AF_*}} */
    public final int family() {
        return UnsafeApi.getByte(address + FAMILY_OFFSET) & 0xFF;
    }

    /**
     * {@return {@link RouteRecord#NO_CACHE}, {@link RouteRecord#OLD_CACHE} or {@link RouteRecord#CACHE}, which tells
     *     what a cached IPv4 route has}
     */
    public final int cache() {
        return UnsafeApi.getByte(address + CACHE_OFFSET) & 0xFF;
    }

    /** {@return whether the source does not tell {@link #references()} and {@link #uses()}} */
    public final boolean isUncounted() {
        return UnsafeApi.getByte(address + UNCOUNTED_OFFSET) != 0;
    }

    /** {@return length of the destination prefix in bits; of IPv6 only, IPv4 has {@link #mask()}} */
    public final int destinationLength() {
        return UnsafeApi.getByte(address + DESTINATION_LENGTH_OFFSET) & 0xFF;
    }

    /** {@return length of the source prefix in bits; of IPv6 only} */
    public final int sourceLength() {
        return UnsafeApi.getByte(address + SOURCE_LENGTH_OFFSET) & 0xFF;
    }

    /** {@return a set of {@code RTF_*}, of a cached IPv4 route of {@code RTCF_*} and some of {@code RTF_*}} */
    public final int flags() {
        return UnsafeApi.getInt(address + FLAGS_OFFSET);
    }

    /** {@return mask of the destination, as it lies in memory; of IPv4 only} */
    public final int mask() {
        return UnsafeApi.getInt(address + MASK_OFFSET);
    }

    /** {@return the metric, unsigned: the less, the better} */
    public final int metric() {
        return UnsafeApi.getInt(address + METRIC_OFFSET);
    }

    /** {@return references to the route} */
    public final int references() {
        return UnsafeApi.getInt(address + REFERENCES_OFFSET);
    }

    /** {@return how often the route was used} */
    public final int uses() {
        return UnsafeApi.getInt(address + USES_OFFSET);
    }

    /**
     * {@return of {@code /proc/net/route} the TCP segment size advertised and 40 bytes of headers, 0 if it is not set}
     */
    public final int mtu() {
        return UnsafeApi.getInt(address + MTU_OFFSET);
    }

    /** {@return the largest TCP window in bytes, 0 if it is not set} */
    public final int window() {
        return UnsafeApi.getInt(address + WINDOW_OFFSET);
    }

    /** {@return the round-trip time to begin with in milliseconds, 0 if it is not set} */
    public final int roundTripTime() {
        return UnsafeApi.getInt(address + ROUND_TRIP_TIME_OFFSET);
    }

    /** {@return type of service; of a cached IPv4 route of Linux 2.2 to 3.5} */
    public final int typeOfService() {
        return UnsafeApi.getInt(address + TYPE_OF_SERVICE_OFFSET);
    }

    /**
     * {@return references to the cached hardware header; of a cached IPv4 route. Of Linux 2.0, whether there is one}
     */
    public final int headerReferences() {
        return UnsafeApi.getInt(address + HEADER_REFERENCES_OFFSET);
    }

    /**
     * {@return whether the cached hardware header is valid; of a cached IPv4 route. Of Linux 2.0, whether ARP has an
     *     entry}
     */
    public final int headerUpToDate() {
        return UnsafeApi.getInt(address + HEADER_UP_TO_DATE_OFFSET);
    }

    /**
     * {@return the address of this host that was meant, as it lies in memory; of a cached IPv4 route of Linux 2.2 to
     *     3.5}
     */
    public final int specificDestination() {
        return UnsafeApi.getInt(address + SPECIFIC_DESTINATION_OFFSET);
    }

    /**
     * Half of the destination.
     *
     * @param half 0 or 1; IPv4 has its address in the first four bytes of half 0, and zeros.
     * @return eight bytes as they lie in memory, in host order of a long.
     */
    public final long destinationHalf(final int half) {
        return UnsafeApi.getLong(address + DESTINATION_OFFSET + (Objects.checkIndex(half, 2) << 3));
    }

    /** {@return the destination of an IPv4 route, as it lies in memory, in host order of an int} */
    public final int destination() {
        return UnsafeApi.getInt(address + DESTINATION_OFFSET);
    }

    /**
     * Half of the gateway or next hop.
     *
     * @param half 0 or 1; IPv4 has its address in the first four bytes of half 0, and zeros.
     * @return eight bytes as they lie in memory, in host order of a long.
     */
    public final long gatewayHalf(final int half) {
        return UnsafeApi.getLong(address + GATEWAY_OFFSET + (Objects.checkIndex(half, 2) << 3));
    }

    /** {@return the gateway of an IPv4 route, as it lies in memory, in host order of an int} */
    public final int gateway() {
        return UnsafeApi.getInt(address + GATEWAY_OFFSET);
    }

    /**
     * Half of the source: of IPv6 a prefix, of a cached IPv4 route an address.
     *
     * @param half 0 or 1; IPv4 has its address in the first four bytes of half 0, and zeros.
     * @return eight bytes as they lie in memory, in host order of a long.
     */
    public final long sourceHalf(final int half) {
        return UnsafeApi.getLong(address + SOURCE_OFFSET + (Objects.checkIndex(half, 2) << 3));
    }

    /** {@return the source of an IPv4 route, as it lies in memory, in host order of an int} */
    public final int source() {
        return UnsafeApi.getInt(address + SOURCE_OFFSET);
    }

    /** {@return whether the route is usable, {@code RTF_UP}} */
    public final boolean isUp() {
        return (flags() & RouteFlags.RTF_UP) != 0;
    }

    /** {@return whether the route is to a host and not to a network, {@code RTF_HOST}} */
    public final boolean isToHost() {
        return (flags() & RouteFlags.RTF_HOST) != 0;
    }

    /** {@return whether the route refuses packets, {@code RTF_REJECT}} */
    public final boolean isRejecting() {
        return (flags() & RouteFlags.RTF_REJECT) != 0;
    }

    /** {@return whether an IPv6 route is one of the cache, {@code RTF_CACHE}} */
    public final boolean isCached() {
        return (flags() & RouteFlags.RTF_CACHE) != 0;
    }

    /** {@return length of the interface's name in bytes, 0 to {@link RouteRecord#MAX_NAME_LENGTH}} */
    public final int nameLength() {
        return UnsafeApi.getByte(address + NAME_LENGTH_OFFSET) & 0xFF;
    }

    /**
     * Copy the interface's name as it came: {@code *} where a route has no interface.
     *
     * @param target to copy into.
     * @param at     index in {@code target} of the first byte.
     * @return index after the last byte.
     */
    public final int copyName(final byte[] target, final int at) {
        final int length = nameLength();
        getBytes(NAME_OFFSET, target, at, length);
        return at + length;
    }
}
