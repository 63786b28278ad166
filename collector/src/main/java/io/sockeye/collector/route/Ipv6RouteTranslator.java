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
import io.sockeye.linux.rtnetlink.RtaCacheInfo;
import io.sockeye.linux.rtnetlink.Rtnetlink;

/**
 * Makes of an IPv6 route from rtnetlink the rows that {@code /proc/net/ipv6_route} has for it, as {@code rt6_fill_node}
 * and {@code ipv6_route_native_seq_show} of the kernel's {@code net/ipv6/route.c} and {@code ip6_fib.c} do: of a route
 * with several next hops a row each, of one with a next hop object the first alone.
 *
 * <p>References and uses are not told, nor is the entry that refuses what no route is for. Flags are what follows from
 * the route's kind, gateway and expiry. That the kernel made it of a router's advertisement does not follow from its
 * origin, as programs that read advertisements name the same one.
 * Confined to one thread at a time.
 */
final class Ipv6RouteTranslator implements NetlinkRoutes.Translator {
    private static final int ADDRESS_LENGTH = 16;
    private static final int MAX_PREFIX_LENGTH = 128;
    private static final int WORDS = ADDRESS_LENGTH / Integer.BYTES;
    private static final int PREFERENCE_SHIFT = 27;
    private static final int ABSENT = -1;

    private final InterfaceNames names;
    private final RtMsg message = new RtMsg();
    private final RtNextHop hop = new RtNextHop();
    private final RtaCacheInfo cacheInfo = new RtaCacheInfo();
    private final NlAttrs attributes = new NlAttrs();
    private final NlAttrs nested = new NlAttrs();

    private UnsafeBuffer buffer;
    /** Where the addresses lie, or {@link #ABSENT}. */
    private int destination;

    private int source;
    private int gateway;
    private int interfaceIndex;
    private int metric;
    private int moreFlags;
    private int hops;
    private int hopsLength;
    private boolean isObject;
    private boolean isMalformed;

    /**
     * A translator.
     *
     * @param names of interfaces.
     */
    Ipv6RouteTranslator(final InterfaceNames names) {
        this.names = names;
    }

    @Override
    public boolean translate(
            final UnsafeBuffer from, final int offset, final int length, final RowWriter<RouteRecord> rows)
            throws ErrnoException {
        if (length < RtMsg.LENGTH) {
            return false;
        }
        begin(from, offset);
        attributes.wrap(from, offset + RtMsg.LENGTH, length - RtMsg.LENGTH);
        while (attributes.next()) {
            attribute();
        }
        isMalformed |= attributes.isMalformed()
                || message.dstLen() > MAX_PREFIX_LENGTH
                || message.srcLen() > MAX_PREFIX_LENGTH;
        if (isMalformed) {
            return false;
        }
        if (hops == ABSENT) {
            add(rows);
        } else {
            addHops(rows);
        }
        return !isMalformed;
    }

    private void begin(final UnsafeBuffer from, final int offset) {
        buffer = from;
        message.wrap(from, offset);
        destination = ABSENT;
        source = ABSENT;
        gateway = ABSENT;
        hops = ABSENT;
        interfaceIndex = 0;
        metric = 0;
        moreFlags = 0;
        isObject = false;
        isMalformed = false;
    }

    private void attribute() {
        switch (attributes.type()) {
            case Rtnetlink.RTA_DST:
                destination = address(attributes);
                break;
            case Rtnetlink.RTA_SRC:
                source = address(attributes);
                break;
            case Rtnetlink.RTA_PRIORITY:
                metric = word(attributes);
                break;
            case Rtnetlink.RTA_PREF:
                if (has(attributes, 1)) {
                    moreFlags |=
                            buffer.getByte(attributes.payloadOffset()) << PREFERENCE_SHIFT & RouteFlags.RTF_PREF_MASK;
                }
                break;
            case Rtnetlink.RTA_CACHEINFO:
                if (has(attributes, RtaCacheInfo.LENGTH)
                        && cacheInfo.wrap(buffer, attributes.payloadOffset()).expires() != 0) {
                    moreFlags |= RouteFlags.RTF_EXPIRES;
                }
                break;
            case Rtnetlink.RTA_NH_ID:
                isObject = true;
                break;
            case Rtnetlink.RTA_MULTIPATH:
                hops = attributes.payloadOffset();
                hopsLength = attributes.payloadLength();
                break;
            default:
                hopAttribute(attributes);
                break;
        }
    }

    /** What a route has of its only next hop, and each of several next hops has of its own. */
    private void hopAttribute(final NlAttrs at) {
        if (at.type() == Rtnetlink.RTA_OIF) {
            interfaceIndex = word(at);
        } else if (at.type() == Rtnetlink.RTA_GATEWAY) {
            gateway = address(at);
        }
    }

    private void addHops(final RowWriter<RouteRecord> rows) throws ErrnoException {
        int offset = hops;
        int left = hopsLength;
        while (left > 0) {
            final int length =
                    left < RtNextHop.LENGTH ? 0 : hop.wrap(buffer, offset).len();
            if (length < RtNextHop.LENGTH || length > left) {
                isMalformed = true;
                return;
            }
            interfaceIndex = hop.ifIndex();
            gateway = ABSENT;
            nested.wrap(buffer, offset + RtNextHop.LENGTH, length - RtNextHop.LENGTH);
            while (nested.next()) {
                hopAttribute(nested);
            }
            isMalformed |= nested.isMalformed();
            if (isMalformed) {
                return;
            }
            add(rows);
            if (isObject) {
                return;
            }
            final int aligned = length + Integer.BYTES - 1 & -Integer.BYTES;
            offset += aligned;
            left -= aligned;
        }
    }

    private void add(final RowWriter<RouteRecord> rows) throws ErrnoException {
        final byte[] name = names.name(interfaceIndex);
        final RouteRecord row = rows.next()
                .family(Family.INET6.number())
                .destinationLength(message.dstLen())
                .sourceLength(message.srcLen())
                .metric(metric)
                .flags(flags())
                .uncounted(true)
                .name(name, 0, name.length);
        for (int i = 0; i < WORDS; i++) {
            row.destinationWord(i, word(destination, i))
                    .sourceWord(i, word(source, i))
                    .gatewayWord(i, word(gateway, i));
        }
    }

    private int flags() {
        int flags = moreFlags;
        if (gateway != ABSENT) {
            flags |= RouteFlags.RTF_GATEWAY;
        }
        if ((message.flags() & Rtnetlink.RTM_F_CLONED) != 0) {
            flags |= RouteFlags.RTF_CACHE;
        }
        return flags | flagsOfKind();
    }

    /** The kernel's own routes to addresses of this host have flags that those of others to them have not. */
    private int flagsOfKind() {
        final boolean isOwn = message.protocol() == Rtnetlink.RTPROT_KERNEL;
        switch (message.type()) {
            case Rtnetlink.RTN_LOCAL:
                return RouteFlags.RTF_UP | RouteFlags.RTF_LOCAL | (isOwn ? RouteFlags.RTF_NONEXTHOP : 0);
            case Rtnetlink.RTN_ANYCAST:
                return RouteFlags.RTF_UP | (isOwn ? RouteFlags.RTF_ANYCAST | RouteFlags.RTF_NONEXTHOP : 0);
            case Rtnetlink.RTN_BLACKHOLE:
            case Rtnetlink.RTN_UNREACHABLE:
            case Rtnetlink.RTN_PROHIBIT:
            case Rtnetlink.RTN_THROW:
                return RouteFlags.RTF_REJECT | RouteFlags.RTF_NONEXTHOP;
            default:
                return RouteFlags.RTF_UP;
        }
    }

    private int address(final NlAttrs at) {
        return has(at, ADDRESS_LENGTH) ? at.payloadOffset() : ABSENT;
    }

    private int word(final NlAttrs at) {
        return has(at, Integer.BYTES) ? buffer.getInt(at.payloadOffset()) : 0;
    }

    private int word(final int address, final int index) {
        return address == ABSENT ? 0 : buffer.getInt(address + index * Integer.BYTES);
    }

    private boolean has(final NlAttrs at, final int length) {
        isMalformed |= at.payloadLength() < length;
        return at.payloadLength() >= length;
    }
}
