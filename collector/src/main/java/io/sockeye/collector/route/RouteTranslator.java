package io.sockeye.collector.route;

import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.collector.dump.Family;
import io.sockeye.collector.record.RouteRecord;
import io.sockeye.collector.record.RowWriter;
import io.sockeye.linux.ErrnoException;
import io.sockeye.linux.netlink.NlAttrs;
import io.sockeye.linux.rtnetlink.RouteFlags;
import io.sockeye.linux.rtnetlink.RtMsg;
import io.sockeye.linux.rtnetlink.RtNextHop;
import io.sockeye.linux.rtnetlink.Rtnetlink;

/**
 * Makes of an IPv4 route from rtnetlink the row that {@code /proc/net/route} has for it, as {@code fib_route_seq_show}
 * of the kernel's {@code net/ipv4/fib_trie.c} does: only the first next hop counts, of a gateway of IPv6 its first four
 * bytes say whether there is one, and the maximum segment size stands for the MTU, with 40 bytes of headers. Confined
 * to one thread at a time.
 */
final class RouteTranslator implements NetlinkRoutes.Translator {
    /** What is added to the TCP segment size: the headers of IPv4 and TCP. */
    private static final int HEADERS_LENGTH = 40;
    /** The kernel keeps the round-trip time in eighths of a millisecond. */
    private static final int RTT_SHIFT = 3;
    /** In an attribute RTA_VIA the address comes after the family, 16 bits. */
    private static final int VIA_ADDRESS_OFFSET = 2;

    private final InterfaceNames names;
    private final RtMsg message = new RtMsg();
    private final RtNextHop hop = new RtNextHop();
    private final NlAttrs attributes = new NlAttrs();
    private final NlAttrs nested = new NlAttrs();

    private UnsafeBuffer buffer;
    private long table;
    private int interfaceIndex;
    private int gateway;
    private boolean hasGateway;
    private boolean isMalformed;

    /**
     * A translator.
     *
     * @param names of interfaces.
     */
    RouteTranslator(final InterfaceNames names) {
        this.names = names;
    }

    /** {@return whether the last message was not whole} */
    boolean isMalformed() {
        return isMalformed;
    }

    @Override
    public boolean translate(
            final UnsafeBuffer from, final int offset, final int length, final RowWriter<RouteRecord> rows)
            throws ErrnoException {
        boolean isRow = false;
        try {
            isRow = translate(from, offset, length, rows.next());
        } finally {
            if (!isRow) {
                rows.removeLast();
            }
        }
        return !isMalformed;
    }

    /**
     * Make the row.
     *
     * @param from   containing the message.
     * @param offset in bytes at which its payload begins.
     * @param length in bytes of the payload.
     * @param row    to fill, all zero.
     * @return false if there is no row: the message is of a route that {@code /proc/net/route} leaves out, or
     *     {@link #isMalformed()}.
     * @throws ErrnoException if the kernel does not tell the interface's name.
     */
    boolean translate(final UnsafeBuffer from, final int offset, final int length, final RouteRecord row)
            throws ErrnoException {
        buffer = from;
        isMalformed = length < RtMsg.LENGTH;
        if (isMalformed) {
            return false;
        }
        message.wrap(from, offset);
        table = message.table();
        interfaceIndex = 0;
        gateway = 0;
        hasGateway = false;
        attributes.wrap(from, offset + RtMsg.LENGTH, length - RtMsg.LENGTH);
        while (attributes.next()) {
            attribute(row);
        }
        isMalformed |= attributes.isMalformed() || message.dstLen() > Integer.SIZE;
        if (isMalformed || !isListed()) {
            return false;
        }
        final byte[] name = names.name(interfaceIndex);
        row.family(Family.INET.number())
                .flags(flags())
                .gatewayWord(0, gateway)
                .mask(NetworkOrder.mask(message.dstLen()))
                .name(name, 0, name.length);
        return true;
    }

    private boolean isListed() {
        return table == Rtnetlink.RT_TABLE_MAIN
                && message.type() != Rtnetlink.RTN_BROADCAST
                && message.type() != Rtnetlink.RTN_MULTICAST
                && (message.flags() & Rtnetlink.RTM_F_CLONED) == 0;
    }

    private int flags() {
        final boolean isRejected =
                message.type() == Rtnetlink.RTN_UNREACHABLE || message.type() == Rtnetlink.RTN_PROHIBIT;
        return RouteFlags.RTF_UP
                | (hasGateway ? RouteFlags.RTF_GATEWAY : 0)
                | (message.dstLen() == Integer.SIZE ? RouteFlags.RTF_HOST : 0)
                | (isRejected ? RouteFlags.RTF_REJECT : 0);
    }

    private void attribute(final RouteRecord row) {
        switch (attributes.type()) {
            case Rtnetlink.RTA_DST:
                row.destinationWord(0, word(attributes));
                break;
            case Rtnetlink.RTA_PRIORITY:
                row.metric(word(attributes));
                break;
            case Rtnetlink.RTA_TABLE:
                table = word(attributes) & 0xFFFF_FFFFL;
                break;
            case Rtnetlink.RTA_METRICS:
                metrics(row);
                break;
            case Rtnetlink.RTA_MULTIPATH:
                firstHop();
                break;
            default:
                hopAttribute(attributes);
                break;
        }
    }

    /** What a route has of its only next hop, and each of several next hops has of its own. */
    private void hopAttribute(final NlAttrs at) {
        switch (at.type()) {
            case Rtnetlink.RTA_OIF:
                interfaceIndex = word(at);
                break;
            case Rtnetlink.RTA_GATEWAY:
                gateway = word(at);
                hasGateway = gateway != 0;
                break;
            case Rtnetlink.RTA_VIA:
                hasGateway = word(at, VIA_ADDRESS_OFFSET) != 0;
                break;
            default:
                break;
        }
    }

    private void metrics(final RouteRecord row) {
        nested.wrap(buffer, attributes.payloadOffset(), attributes.payloadLength());
        while (nested.next()) {
            switch (nested.type()) {
                case Rtnetlink.RTAX_ADVMSS:
                    final int segment = word(nested);
                    row.mtu(segment == 0 ? 0 : segment + HEADERS_LENGTH);
                    break;
                case Rtnetlink.RTAX_WINDOW:
                    row.window(word(nested));
                    break;
                case Rtnetlink.RTAX_RTT:
                    row.roundTripTime(word(nested) >>> RTT_SHIFT);
                    break;
                default:
                    break;
            }
        }
        isMalformed |= nested.isMalformed();
    }

    private void firstHop() {
        if (attributes.payloadLength() < RtNextHop.LENGTH) {
            isMalformed = true;
            return;
        }
        hop.wrap(buffer, attributes.payloadOffset());
        interfaceIndex = hop.ifIndex();
        final int length = hop.len();
        if (length < RtNextHop.LENGTH || length > attributes.payloadLength()) {
            isMalformed = true;
            return;
        }
        nested.wrap(buffer, attributes.payloadOffset() + RtNextHop.LENGTH, length - RtNextHop.LENGTH);
        while (nested.next()) {
            hopAttribute(nested);
        }
        isMalformed |= nested.isMalformed();
    }

    private int word(final NlAttrs at) {
        return word(at, 0);
    }

    private int word(final NlAttrs at, final int offset) {
        if (at.payloadLength() < offset + Integer.BYTES) {
            isMalformed = true;
            return 0;
        }
        return buffer.getInt(at.payloadOffset() + offset);
    }
}
