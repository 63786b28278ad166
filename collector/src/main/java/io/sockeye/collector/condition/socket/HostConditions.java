package io.sockeye.collector.condition.socket;

import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.condition.Network;
import io.sockeye.collector.condition.Networks;
import io.sockeye.collector.condition.RowCondition;
import io.sockeye.collector.condition.ValueNames;
import io.sockeye.collector.expression.Expression;
import io.sockeye.collector.expression.ExpressionException;
import io.sockeye.collector.expression.Token;
import io.sockeye.collector.expression.TokenReader;

/**
 * Reads {@code src [=] HOST}, {@code dst} and {@code host}, where HOST is an address or a network with or without a
 * port, a port alone, the name of a host, the pattern of a UNIX socket's name, or the address of a packet or netlink
 * socket. Confined to one thread.
 */
final class HostConditions {
    private static final String EXPECTED = "an address, such as 10.0.0.0/8, [2001:db8::]/32 or 127.0.0.1:80";
    private static final String UNIX = "unix:";
    private static final String VSOCK = "vsock:";

    private final ValueNames names;
    private final PortConditions ports;
    private final LinkConditions links;

    HostConditions(final ValueNames names, final PortConditions ports) {
        this.names = names;
        this.ports = ports;
        links = new LinkConditions(names);
    }

    /** A condition, whose word comes next. */
    Expression<RowCondition> of(final TokenReader tokens, final boolean isLocal, final boolean isRemote)
            throws ExpressionException {
        final Token first = tokens.take();
        final boolean isNegated = Equality.takeNegation(tokens, first);
        final Token value = tokens.takeValue(EXPECTED);
        final List<Expression<RowCondition>> parts = new ArrayList<>();
        if (isLocal) {
            parts.add(end(tokens, first, value, true));
        }
        if (isRemote) {
            parts.add(end(tokens, first, value, false));
        }
        return Equality.negated(SocketConditions.anyOf(parts), isNegated);
    }

    private static boolean isUnix(final String text) {
        return text.startsWith(UNIX) || text.startsWith("/") || text.startsWith("@");
    }

    private Expression<RowCondition> end(
            final TokenReader tokens, final Token first, final Token value, final boolean isLocal)
            throws ExpressionException {
        final String text = value.text();
        final String typed = tokens.typedSince(first);
        if (isUnix(text)) {
            final String pattern = text.startsWith(UNIX) ? text.substring(UNIX.length()) : text;
            return new Expression.Leaf<>(
                    isLocal ? new UnixNameCondition(typed, pattern) : new PeerNameCondition(typed, pattern));
        }
        if (LinkConditions.isLink(text)) {
            return links.of(tokens, value, typed, isLocal);
        }
        if (text.startsWith(VSOCK)) {
            // They are never listed: that none matches would be no answer.
            throw tokens.mistake("vsock sockets are not listed here, so none can be looked for", value);
        }
        final String plain = FamilyPrefix.without(text);
        return FamilyPrefix.narrowed(internet(tokens, value, plain, typed, isLocal), text, isLocal);
    }

    private Expression<RowCondition> internet(
            final TokenReader tokens, final Token value, final String text, final String typed, final boolean isLocal)
            throws ExpressionException {
        final int colon = portColon(text);
        final String address = colon < 0 ? text : text.substring(0, colon);
        final List<Expression<RowCondition>> both = new ArrayList<>();
        if (!address.isEmpty() && !address.equals("*")) {
            final List<Expression<RowCondition>> networks = new ArrayList<>();
            for (final Network network : Networks.of(tokens, value, address, names)) {
                networks.add(new Expression.Leaf<>(new NetworkCondition(typed, isLocal, network)));
            }
            both.add(SocketConditions.anyOf(networks));
        }
        final String port = colon < 0 ? "*" : text.substring(colon + 1);
        if (!port.equals("*") && !port.isEmpty()) {
            final int number = ports.port(tokens, value, port);
            both.add(new Expression.Leaf<>(new PortCondition(typed, isLocal, number, number)));
        }
        if (both.isEmpty()) {
            both.add(new Expression.Leaf<>(new PortCondition(typed, isLocal, 0, PortConditions.MOST)));
        }
        return both.size() == 1 ? both.get(0) : new Expression.AllOf<>(List.copyOf(both));
    }

    /** Where a port begins; -1 if there is none, as in an address of IPv6 without brackets. */
    private static int portColon(final String text) {
        final int colon = text.lastIndexOf(':');
        final int bracket = text.lastIndexOf(']');
        if (bracket >= 0) {
            return colon > bracket ? colon : -1;
        }
        return colon >= 0 && text.indexOf(':') == colon ? colon : -1;
    }
}
