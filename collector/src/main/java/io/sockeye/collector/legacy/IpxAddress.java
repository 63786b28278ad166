package io.sockeye.collector.legacy;

import java.util.HexFormat;

/**
 * Address of an IPX network and node. In text the network has 8 hexadecimal digits and the node 12; a part that is zero
 * is left out.
 *
 * <p>A text that is no address becomes as much of one as netstat makes of it: network 0 and 0xFFFFFFFF are none, and a
 * node ends at the first character that is no digit.
 */
final class IpxAddress {
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
        final FieldScanner scanner = new FieldScanner(text);
        final long network = scanner.hex(0);
        if (network == 0 || network == NO_NETWORK) {
            return "";
        }
        final int networkNumber = (int) network;
        final long node = node(scanner.rest());
        final String networkText = networkNumber == 0 ? "" : HEX.toHexDigits(networkNumber);
        if (node == 0) {
            return networkText;
        }
        final String nodeText = HEX.toHexDigits(node, NODE_DIGITS);
        return networkText.isEmpty() ? nodeText : networkText + ":" + nodeText;
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

    /** Zero unless the text begins with a colon. */
    private static long node(final String text) {
        if (!text.startsWith(":")) {
            return 0;
        }
        long node = 0;
        for (int i = 0; i < NODE_DIGITS; i++) {
            final int at = 1 + i;
            final int digit = at < text.length() ? Character.digit(text.charAt(at), 16) : -1;
            if (digit < 0) {
                return node << 4 * (NODE_DIGITS - i);
            }
            node = node << 4 | digit;
        }
        return node;
    }
}
