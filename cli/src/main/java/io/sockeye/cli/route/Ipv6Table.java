package io.sockeye.cli.route;

import java.util.Arrays;

import io.sockeye.cli.output.AsciiWriter;

/**
 * The table of IPv6 routes, {@code netstat -6r}, or those of them that are cached, {@code -6rC}. Confined to one
 * thread.
 */
final class Ipv6Table extends RouteTable {
    private static final String TITLES =
            "Destination                    Next Hop                   Flag Met Ref  Use If";
    /** References and uses that nobody tells, as netstat has a program that it does not know. */
    private static final String UNCOUNTED = " -      - ";

    private static final int DESTINATION_WIDTH = 30;
    private static final int NEXT_HOP_WIDTH = 26;
    /** What netstat has room for in its buffer. */
    private static final int MAX_LENGTH = 127;

    private final boolean isCached;
    private final FlagLetters letters = FlagLetters.ofIpv6();

    /**
     * A table.
     *
     * @param isCached whether its rows are those of the cache.
     * @param names    of addresses.
     * @param out      to print to.
     */
    Ipv6Table(final boolean isCached, final RouteNames names, final AsciiWriter out) {
        super(names, out, true);
        this.isCached = isCached;
    }

    @Override
    public void onTable() {
        out.ascii(isCached ? "Kernel IPv6 routing cache\n" : "Kernel IPv6 routing table\n");
        out.ascii(TITLES).endRow();
    }

    @Override
    void wantNames() {
        names.wantBoth(route);
    }

    @Override
    void print() {
        final byte[] target = out.buffer();
        final int start = out.position();
        int at = names.putIpv6(target, start, route.destinationHalf(0), route.destinationHalf(1));
        target[at] = '/';
        out.position(at + 1);
        out.decimal(route.destinationLength());
        at = pad(target, start, Math.min(out.position(), start + MAX_LENGTH), DESTINATION_WIDTH);
        final int end = names.putIpv6(target, at, route.gatewayHalf(0), route.gatewayHalf(1));
        at = pad(target, at, end, NEXT_HOP_WIDTH);
        out.position(letters.put(target, at, route.flags()));
        Ipv4Columns.left(out.put(' '), route.metric(), 3);
        if (route.isUncounted()) {
            out.ascii(UNCOUNTED);
        } else {
            out.put(' ').decimal(route.references());
            out.put(' ').decimalRight(route.uses(), 6).put(' ');
        }
        Ipv4Columns.interfaceName(out, route);
        out.endRow();
    }

    /** Fill a column with blanks, and add one. */
    private static int pad(final byte[] target, final int start, final int end, final int width) {
        final int next = Math.max(end, start + width) + 1;
        Arrays.fill(target, end, next, (byte) ' ');
        return next;
    }
}
