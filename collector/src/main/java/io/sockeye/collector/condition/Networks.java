package io.sockeye.collector.condition;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.ArrayList;
import java.util.List;

import io.sockeye.collector.expression.ExpressionException;
import io.sockeye.collector.expression.Token;
import io.sockeye.collector.expression.TokenReader;

/**
 * Reads networks: an address of IPv4 or IPv6, with or without brackets and a prefix, which may stand inside of the
 * brackets or behind them; or the name of a host, which is all of its addresses. Threads: stateless.
 */
public final class Networks {
    private static final int INET_BITS = 32;
    private static final int INET6_BITS = 128;

    private Networks() {}

    /**
     * The networks of a text.
     *
     * @param tokens to complain with.
     * @param token  that the text is of.
     * @param text   to read.
     * @param names  to ask for hosts.
     * @return at least one network.
     * @throws ExpressionException if it is none, or nobody knows the host.
     */
    public static List<Network> of(
            final TokenReader tokens, final Token token, final String text, final ValueNames names)
            throws ExpressionException {
        final String bare = withoutBrackets(text);
        final int slash = bare.indexOf('/');
        final byte[] address = literal(slash < 0 ? bare : bare.substring(0, slash));
        if (address != null) {
            final int most = address.length == Integer.BYTES ? INET_BITS : INET6_BITS;
            return List.of(new Network(address, slash < 0 ? most : prefix(tokens, token, bare, slash, most)));
        }
        if (slash >= 0 || bare.indexOf(':') >= 0 || isNumeric(bare)) {
            throw tokens.mistake("'" + text + "' is no address, such as 10.0.0.0/8 or [2001:db8::]/32", token);
        }
        final List<Network> networks = new ArrayList<>();
        for (final InetAddress host : names.hosts(bare)) {
            final byte[] bytes = host.getAddress();
            networks.add(new Network(bytes, bytes.length * Byte.SIZE));
        }
        if (networks.isEmpty()) {
            throw tokens.mistake("no host '" + text + "' is known", token);
        }
        return networks;
    }

    /** Both {@code [::1]/64} and {@code [::1/64]} are {@code ::1/64}. */
    private static String withoutBrackets(final String text) {
        final int close = text.indexOf(']');
        return text.startsWith("[") && close > 0 ? text.substring(1, close) + text.substring(close + 1) : text;
    }

    private static int prefix(
            final TokenReader tokens, final Token token, final String text, final int slash, final int most)
            throws ExpressionException {
        final String digits = text.substring(slash + 1);
        if (digits.isEmpty() || digits.length() > 3 || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
            throw tokens.mistake("'" + digits + "' is no length of a prefix: 0 to " + most, token);
        }
        final int length = Integer.parseInt(digits);
        if (length > most) {
            throw tokens.mistake("a prefix of " + length + " bits is too long: 0 to " + most, token);
        }
        return length;
    }

    private static boolean isNumeric(final String text) {
        return text.isEmpty() || text.chars().allMatch(c -> c >= '0' && c <= '9' || c == '.');
    }

    /** The bytes of an address that is written out; null if it is none. */
    private static byte[] literal(final String text) {
        if (text.indexOf(':') < 0 && text.chars().filter(c -> c == '.').count() != 3) {
            return null;
        }
        final InetAddress address;
        try {
            address = InetAddress.ofLiteral(text);
        } catch (final IllegalArgumentException e) {
            return null;
        }
        final byte[] bytes = address.getAddress();
        return text.indexOf(':') >= 0 && address instanceof Inet4Address ? mapped(bytes) : bytes;
    }

    /** Java takes an IPv4-mapped address for the IPv4 address that it is. */
    private static byte[] mapped(final byte[] inet) {
        final byte[] bytes = new byte[INET6_BITS / Byte.SIZE];
        final int begin = bytes.length - inet.length;
        bytes[begin - 2] = -1;
        bytes[begin - 1] = -1;
        System.arraycopy(inet, 0, bytes, begin, inet.length);
        return bytes;
    }
}
