package io.sockeye.collector.condition.socket;

import io.sockeye.collector.condition.RowCondition;
import io.sockeye.collector.condition.ValueNames;
import io.sockeye.collector.expression.Expression;
import io.sockeye.collector.expression.ExpressionException;
import io.sockeye.collector.expression.Token;
import io.sockeye.collector.expression.TokenReader;
import io.sockeye.collector.vocabulary.EthernetProtocols;
import io.sockeye.collector.vocabulary.NetlinkProtocols;

/**
 * Reads the addresses of packet and netlink sockets, as ss does: {@code link:[PROTOCOL][:DEVICE]} and {@code
 * netlink:[PROTOCOL][:PORTID]}, each part a word, a number or {@code *}. Confined to one thread.
 */
final class LinkConditions {
    private static final String LINK = "link:";
    private static final String NETLINK = "netlink:";

    private static final long MAX_ETHERNET_PROTOCOL = 0xFFFF;
    private static final long MAX_NETLINK_PROTOCOL = 0xFF;

    private final DeviceValues devices;

    LinkConditions(final ValueNames names) {
        devices = new DeviceValues(names);
    }

    /** Whether a text is such an address. */
    static boolean isLink(final String text) {
        return text.startsWith(LINK) || text.startsWith(NETLINK);
    }

    /**
     * A condition.
     *
     * @param tokens  to complain with.
     * @param value   the address.
     * @param typed   the whole condition.
     * @param isLocal whether the socket's own address is meant, else its peer's.
     * @return the condition.
     * @throws ExpressionException if it is no such address.
     */
    Expression<RowCondition> of(final TokenReader tokens, final Token value, final String typed, final boolean isLocal)
            throws ExpressionException {
        final boolean isPacket = value.text().startsWith(LINK);
        final String address = value.text().substring(isPacket ? LINK.length() : NETLINK.length());
        final int colon = address.indexOf(':');
        final String protocol = colon < 0 ? address : address.substring(0, colon);
        final String end = colon < 0 ? "" : address.substring(colon + 1);
        final LinkCondition condition = isPacket
                ? LinkCondition.packet(
                        typed, isLocal, ethernetProtocol(tokens, value, protocol), device(tokens, value, end))
                : LinkCondition.netlink(
                        typed, isLocal, netlinkProtocol(tokens, value, protocol), portId(tokens, value, end));
        return new Expression.Leaf<>(condition);
    }

    private static boolean isAny(final String text) {
        return text.isEmpty() || text.equals("*");
    }

    private static long ethernetProtocol(final TokenReader tokens, final Token value, final String text)
            throws ExpressionException {
        if (isAny(text)) {
            return LinkCondition.ANY;
        }
        return protocol(
                tokens,
                value,
                text,
                EthernetProtocols.number(text),
                MAX_ETHERNET_PROTOCOL,
                "a link, such as ip, arp or 0x806, in link:PROTOCOL:DEVICE");
    }

    /** By its word, which is negative where none is known, or by its number. */
    private static long protocol(
            final TokenReader tokens,
            final Token value,
            final String text,
            final int known,
            final long most,
            final String expected)
            throws ExpressionException {
        final long number = known < 0 ? Words32.parse(text) : known;
        if (number < 0 || number > most) {
            throw tokens.mistake("'" + text + "' is no protocol of " + expected, value);
        }
        return number;
    }

    private long device(final TokenReader tokens, final Token value, final String text) throws ExpressionException {
        if (isAny(text)) {
            return LinkCondition.ANY;
        }
        return devices.index(tokens, value, text);
    }

    private static long netlinkProtocol(final TokenReader tokens, final Token value, final String text)
            throws ExpressionException {
        if (isAny(text)) {
            return LinkCondition.ANY;
        }
        return protocol(
                tokens,
                value,
                text,
                NetlinkProtocols.number(text),
                MAX_NETLINK_PROTOCOL,
                "netlink, such as route, audit or 9, in netlink:PROTOCOL:PORTID");
    }

    /** Port ids that the kernel chose are negative to ss, as they are to who prints them with a sign. */
    private static long portId(final TokenReader tokens, final Token value, final String text)
            throws ExpressionException {
        if (isAny(text)) {
            return LinkCondition.ANY;
        }
        if (text.equals("kernel")) {
            return 0;
        }
        final boolean isNegative = text.startsWith("-");
        final long number = Words32.parse(isNegative ? text.substring(1) : text);
        if (number == Words32.NONE || isNegative && number > -(long) Integer.MIN_VALUE) {
            throw tokens.mistake("'" + text + "' is no port id: a number of 32 bits, or kernel", value);
        }
        return (isNegative ? -number : number) & 0xFFFF_FFFFL;
    }
}
