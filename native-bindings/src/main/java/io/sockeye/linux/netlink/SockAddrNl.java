package io.sockeye.linux.netlink;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Flyweight over {@code struct sockaddr_nl} of {@code <linux/netlink.h>}: who sent a datagram, or what a socket listens
 * to.
 *
 * <pre>
 *   0               1               2               3
 *  +---------------+---------------+---------------+---------------+
 *  |      family: AF_NETLINK       |              pad              |   0
 *  +---------------+---------------+---------------+---------------+
 *  |                       pid: the port id                        |   4
 *  +---------------+---------------+---------------+---------------+
 *  |                            groups                             |   8
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>It checks no length. Threads: confined to one at a time.
 */
public final class SockAddrNl {
    /** Length of the struct in bytes. */
    public static final int LENGTH = 12;

    static final int NL_FAMILY_OFFSET = 0;
    static final int NL_PID_OFFSET = 4;
    static final int NL_GROUPS_OFFSET = 8;

    private UnsafeBuffer buffer;
    private int offset;

    /** A flyweight that is not yet wrapped around an address. */
    public SockAddrNl() {}

    /**
     * Wrap an address whose {@link #LENGTH} bytes are all there.
     *
     * @param buffer containing the address.
     * @param offset in bytes at which it begins.
     * @return this for a fluent API.
     */
    public SockAddrNl wrap(final UnsafeBuffer buffer, final int offset) {
        this.buffer = buffer;
        this.offset = offset;
        return this;
    }

    /** {@return port id of the socket, 0 for the kernel} */
    public int portId() {
        return buffer.getInt(offset + NL_PID_OFFSET);
    }

    /**
     * Set the family.
     *
     * @param value {@code AF_NETLINK}.
     * @return this for a fluent API.
     */
    public SockAddrNl family(final int value) {
        buffer.putShort(offset + NL_FAMILY_OFFSET, (short) value);
        return this;
    }

    /**
     * Set the groups.
     *
     * @param value a bit for each, {@code 1 << number - 1}.
     * @return this for a fluent API.
     */
    public SockAddrNl groups(final int value) {
        buffer.putInt(offset + NL_GROUPS_OFFSET, value);
        return this;
    }
}
