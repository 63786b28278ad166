package io.sockeye.cli.route;

import java.nio.ByteOrder;

import io.sockeye.cli.names.HostNames;
import io.sockeye.cli.names.NetworkNames;
import io.sockeye.collector.ascii.AddressText;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.record.RouteRecord;

/**
 * Addresses of routes as text: numbers or, as netstat has them, names of hosts, of networks and {@code default}.
 * Confined to one thread.
 */
final class RouteNames {
    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;
    private static final byte[] DEFAULT = {'d', 'e', 'f', 'a', 'u', 'l', 't'};
    private static final int INET = Family.INET.number();
    private static final int INET6 = Family.INET6.number();

    private final boolean isNumeric;
    private final HostNames hosts;
    private final NetworkNames networks;

    /**
     * Names.
     *
     * @param isNumeric whether there are none.
     * @param hosts     names of addresses.
     * @param networks  names of networks.
     */
    RouteNames(final boolean isNumeric, final HostNames hosts, final NetworkNames networks) {
        this.isNumeric = isNumeric;
        this.hosts = hosts;
        this.networks = networks;
    }

    /** {@return whether all addresses are numbers, so that there is nothing to look up} */
    boolean isNumeric() {
        return isNumeric;
    }

    /** Note the destination of an IPv4 route for {@link #lookUpWanted()} if it is a host's. */
    void wantDestination(final RouteRecord route, final boolean isHost) {
        if (isHostName(route.destination(), route.mask(), isHost)) {
            wantHost(route.destination());
        }
    }

    /** Note an IPv4 address for {@link #lookUpWanted()}. */
    void wantHost(final int word) {
        hosts.want(INET, half(word), 0);
    }

    /** Note both addresses of an IPv6 route for {@link #lookUpWanted()}. */
    void wantBoth(final RouteRecord route) {
        wantIpv6(route.destinationHalf(0), route.destinationHalf(1));
        wantIpv6(route.gatewayHalf(0), route.gatewayHalf(1));
    }

    /** Note an IPv6 address for {@link #lookUpWanted()}; its halves as for {@link #putIpv6}. */
    void wantIpv6(final long first, final long last) {
        if (!isNumeric) {
            hosts.want(INET6, first, last);
        }
    }

    /** Ask for all names that are wanted, at the same time, and wait for all answers. */
    void lookUpWanted() {
        hosts.lookUpWanted();
    }

    /**
     * The name of an IPv4 route's destination.
     *
     * @param isHost whether the route has the flag for it.
     * @return the name, not to be changed, or null if it is printed as a number.
     */
    byte[] destination(final int word, final int mask, final boolean isHost) {
        if (isNumeric) {
            return null;
        }
        if (word == 0) {
            return mask == 0 ? DEFAULT : null;
        }
        return isHostName(word, mask, isHost) ? host(word) : networks.name(number(word));
    }

    /** The name of an IPv4 address, not to be changed, or null if it is printed as a number. */
    byte[] host(final int word) {
        return isNumeric ? null : hosts.name(INET, half(word), 0);
    }

    /**
     * Write an IPv6 address or its name.
     *
     * @param target with room for a name.
     * @param at     index of the first character.
     * @param first  the first eight bytes as they lie in memory, in host order of a long.
     * @param last   the last eight bytes.
     * @return index after the last character.
     */
    int putIpv6(final byte[] target, final int at, final long first, final long last) {
        final byte[] name = isNumeric ? null : hosts.name(INET6, first, last);
        if (name == null) {
            return AddressText.ipv6OrMapped(target, at, first, last);
        }
        System.arraycopy(name, 0, target, at, name.length);
        return at + name.length;
    }

    private boolean isHostName(final int word, final int mask, final boolean isHost) {
        return isHost || (word & ~mask) != 0;
    }

    private static long half(final int word) {
        return LITTLE_ENDIAN ? word & 0xFFFF_FFFFL : (long) word << Integer.SIZE;
    }

    private static int number(final int word) {
        return LITTLE_ENDIAN ? Integer.reverseBytes(word) : word;
    }
}
