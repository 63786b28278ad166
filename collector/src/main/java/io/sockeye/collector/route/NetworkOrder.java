package io.sockeye.collector.route;

import java.nio.ByteOrder;

/** Between numbers and bytes in network byte order. Threads: stateless. */
final class NetworkOrder {
    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    private NetworkOrder() {}

    /**
     * {@code htonl}.
     *
     * @param number of 32 bits, the first byte on the wire being its uppermost.
     * @return the bytes as they lie in memory, in host order of an int.
     */
    static int word(final int number) {
        return LITTLE_ENDIAN ? Integer.reverseBytes(number) : number;
    }

    /**
     * The same of 64 bits.
     *
     * @param number the first byte on the wire being its uppermost.
     * @return the bytes as they lie in memory, in host order of a long.
     */
    static long half(final long number) {
        return LITTLE_ENDIAN ? Long.reverseBytes(number) : number;
    }

    /**
     * The mask of a prefix.
     *
     * @param length in bits, 0 to 32.
     * @return the bytes as they lie in memory, in host order of an int.
     */
    static int mask(final int length) {
        return length == 0 ? 0 : word(-1 << (Integer.SIZE - length));
    }
}
