package io.sockeye.linux.sockdiag;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Flyweight over {@code struct inet_diag_req} of {@code <linux/inet_diag.h>}: the request that is older than
 * {@link InetDiagReqV2}. Its answers are the same but for their type, {@link SockDiag#TCPDIAG_GETSOCK}, and the kernel
 * asks no family of them: IPv4 and IPv6 come from one walk over the table.
 *
 * <pre>
 *   0               1               2               3
 *  +---------------+---------------+---------------+---------------+
 *  |  idiag_family |     (unused)  |    (unused)   |   idiag_ext   |   0
 *  +---------------+---------------+---------------+---------------+
 *  |     id: struct inet_diag_sockid, see InetDiagMsg         (48) |   4
 *  +---------------+---------------+---------------+---------------+
 *  |                         idiag_states                          |  52
 *  +---------------+---------------+---------------+---------------+
 *  |                          idiag_dbs                            |  56
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>Valid until the next {@code wrap}. It checks no length. Threads: confined to one at a time.
 */
public final class InetDiagReq {
    /** Length of the fixed part in bytes. */
    public static final int LENGTH = 60;

    static final int IDIAG_FAMILY_OFFSET = 0;
    static final int IDIAG_EXT_OFFSET = 3;
    static final int IDIAG_SPORT_OFFSET = 4;
    static final int IDIAG_DPORT_OFFSET = 6;
    static final int IDIAG_STATES_OFFSET = 52;

    private UnsafeBuffer buffer;
    private int offset;

    /** A flyweight that is not yet wrapped around a message. */
    public InetDiagReq() {}

    /**
     * Wrap a message whose {@link #LENGTH} bytes are all there.
     *
     * @param buffer containing the message.
     * @param offset in bytes at which it begins.
     * @return this for a fluent API.
     */
    public InetDiagReq wrap(final UnsafeBuffer buffer, final int offset) {
        this.buffer = buffer;
        this.offset = offset;
        return this;
    }

    /**
     * Set the address family; a dump does not look at it.
     *
     * @param value to set.
     * @return this for a fluent API.
     */
    public InetDiagReq family(final int value) {
        buffer.putByte(offset + IDIAG_FAMILY_OFFSET, (byte) value);
        return this;
    }

    /**
     * Set the attributes wanted, a set of {@link SockDiag#extensionBit}.
     *
     * @param value to set.
     * @return this for a fluent API.
     */
    public InetDiagReq ext(final int value) {
        buffer.putByte(offset + IDIAG_EXT_OFFSET, (byte) value);
        return this;
    }

    /**
     * Set the states wanted, a set of {@code 1 << state}.
     *
     * @param value to set.
     * @return this for a fluent API.
     */
    public InetDiagReq states(final int value) {
        buffer.putInt(offset + IDIAG_STATES_OFFSET, value);
        return this;
    }

    /**
     * {@return this, with the local port that is wanted, 0 for any}
     *
     * @param value to set, 0 to 65535.
     */
    public InetDiagReq sport(final int value) {
        SockDiag.putPort(buffer, offset + IDIAG_SPORT_OFFSET, value);
        return this;
    }

    /**
     * {@return this, with the remote port that is wanted, 0 for any}
     *
     * @param value to set, 0 to 65535.
     */
    public InetDiagReq dport(final int value) {
        SockDiag.putPort(buffer, offset + IDIAG_DPORT_OFFSET, value);
        return this;
    }
}
