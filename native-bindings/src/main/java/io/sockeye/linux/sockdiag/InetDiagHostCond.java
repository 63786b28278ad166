package io.sockeye.linux.sockdiag;

import java.nio.ByteOrder;

import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Flyweight over {@code struct inet_diag_hostcond} of {@code <linux/inet_diag.h>}: what a program's operation compares
 * an address and its port with, see {@link InetDiagBytecode#host}.
 *
 * <pre>
 *   0               1               2               3
 *  +---------------+---------------+---------------+---------------+
 *  |    family     |   prefix_len  |                               |   0
 *  +---------------+---------------+---------------+---------------+
 *  |                   port, or -1 for any                         |   4
 *  +---------------+---------------+---------------+---------------+
 *  |               addr (BE, as long as the family has it)         |   8
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>Threads: stateless.
 */
public final class InetDiagHostCond {
    /** Length of the fixed part in bytes, before the address. */
    public static final int LENGTH = 8;
    /** Port: any. */
    public static final int ANY_PORT = -1;

    static final int FAMILY_OFFSET = 0;
    static final int PREFIX_LEN_OFFSET = 1;
    static final int PORT_OFFSET = 4;
    static final int ADDR_OFFSET = 8;

    private static final int AF_UNSPEC = 0;
    private static final int AF_INET = 2;
    private static final int AF_INET6 = 10;
    private static final int INET_LENGTH = 4;
    private static final int INET6_LENGTH = 16;

    private InetDiagHostCond() {}

    /**
     * Length of an address.
     *
     * @param family {@code AF_UNSPEC}, {@code AF_INET} or {@code AF_INET6}.
     * @return in bytes, or -1 if the family is another.
     */
    static int addressLength(final int family) {
        switch (family) {
            case AF_UNSPEC:
                return 0;
            case AF_INET:
                return INET_LENGTH;
            case AF_INET6:
                return INET6_LENGTH;
            default:
                return -1;
        }
    }

    /** {@return the address family of a struct} */
    static int family(final DirectBuffer buffer, final int offset) {
        return buffer.getByte(offset + FAMILY_OFFSET) & 0xFF;
    }

    /** {@return length of the prefix in bits of a struct} */
    static int prefixLen(final DirectBuffer buffer, final int offset) {
        return buffer.getByte(offset + PREFIX_LEN_OFFSET) & 0xFF;
    }

    /**
     * Write a struct for any port, with its address.
     *
     * @param buffer     to write to.
     * @param offset     in bytes at which to begin.
     * @param family     {@code AF_INET} or {@code AF_INET6}.
     * @param prefixLen  in bits.
     * @param firstHalf  the first eight bytes of the address as they lie in memory; of IPv4 the first four of these.
     * @param secondHalf the last eight bytes.
     */
    static void put(
            final UnsafeBuffer buffer,
            final int offset,
            final int family,
            final int prefixLen,
            final long firstHalf,
            final long secondHalf) {
        buffer.setMemory(offset, LENGTH, (byte) 0);
        buffer.putByte(offset + FAMILY_OFFSET, (byte) family);
        buffer.putByte(offset + PREFIX_LEN_OFFSET, (byte) prefixLen);
        buffer.putInt(offset + PORT_OFFSET, ANY_PORT);
        final int address = offset + ADDR_OFFSET;
        buffer.putInt(address, wordInMemory(firstHalf, 0));
        if (family == AF_INET6) {
            buffer.putInt(address + Integer.BYTES, wordInMemory(firstHalf, 1));
            buffer.putInt(address + Long.BYTES, wordInMemory(secondHalf, 0));
            buffer.putInt(address + Long.BYTES + Integer.BYTES, wordInMemory(secondHalf, 1));
        }
    }

    /** The word that lies first or second in memory where a long does. */
    private static int wordInMemory(final long half, final int index) {
        final boolean isUpper = (index == 0) == (ByteOrder.nativeOrder() == ByteOrder.BIG_ENDIAN);
        return (int) (isUpper ? half >>> Integer.SIZE : half);
    }
}
