package io.sockeye.collector.legacy;

import java.util.HexFormat;

import io.sockeye.collector.text.FieldCursor;

/**
 * Address of an IPX network and node. In text the network has 8 hexadecimal digits and the node 12; a part that is zero
 * is left out.
 *
 * <p>A text that is no address becomes as much of one as netstat makes of it: network 0 and 0xFFFFFFFF are none, and a
 * node ends at the first character that is no digit.
 */
public final class IpxAddress {
    private static final int NODE_DIGITS = 12;
    private static final long NO_NETWORK = 0xFFFF_FFFFL;
    private static final HexFormat HEX = HexFormat.of().withUpperCase();

    private IpxAddress() {}

    /**
     * Bring an address into the form in which netstat prints it.
     *
     * @param text as the kernel writes it, {@code network} or {@code network:node}.
     * @return the address, empty if both parts are zero.
     */
    static String normalize(final String text) {
        final FieldCursor scanner = FieldCursor.of(text);
        final long network = scanner.hexOr(0);
        if (network == 0 || network == NO_NETWORK) {
            return "";
        }
        final int networkNumber = (int) network;
        final String nodeText = scanner.literal(':') ? node(text.substring(scanner.position())) : "";
        final String networkText = networkNumber == 0 ? "" : HEX.toHexDigits(networkNumber);
        if (nodeText.isEmpty()) {
            return networkText;
        }
        return networkText.isEmpty() ? nodeText : networkText + ":" + nodeText;
    }

    /**
     * Bring the number of a network into the form in which netstat prints it.
     *
     * @param text begins with it.
     * @return 8 digits, empty for network 0 and 0xFFFFFFFF.
     */
    public static String network(final String text) {
        final long network = FieldCursor.of(text).hexOr(0);
        return network == NO_NETWORK || (int) network == 0 ? "" : HEX.toHexDigits((int) network);
    }

    /**
     * Bring the number of a node into the form in which netstat prints it.
     *
     * @param text begins with it.
     * @return 12 digits, empty for node 0.
     */
    public static String node(final String text) {
        final long node = nodeNumber(text);
        return node == 0 ? "" : HEX.toHexDigits(node, NODE_DIGITS);
    }

    /**
     * Write a port.
     *
     * @param port 0 to 65535.
     * @return four hexadecimal digits.
     */
    static String portDigits(final int port) {
        return HEX.toHexDigits((short) port);
    }

    private static long nodeNumber(final String text) {
        long node = 0;
        for (int i = 0; i < NODE_DIGITS; i++) {
            final int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
            if (digit < 0) {
                return node << 4 * (NODE_DIGITS - i);
            }
            node = node << 4 | digit;
        }
        return node;
    }
}
