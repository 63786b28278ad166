package io.sockeye.linux.sockdiag;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Flyweight over {@code struct inet_diag_req_v2} of {@code <linux/inet_diag.h>}: a request for sockets of one family
 * and protocol, or for the one that has an id.
 *
 * <pre>
 *   0               1               2               3
 *  +---------------+---------------+---------------+---------------+
 *  |  sdiag_family | sdiag_protocol|   idiag_ext   |      pad      |   0
 *  +---------------+---------------+---------------+---------------+
 *  |                         idiag_states                          |   4
 *  +---------------+---------------+---------------+---------------+
 *  |     id: struct inet_diag_sockid, see InetDiagMsg         (48) |   8
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>A cursor: valid until the next {@code wrap} or the next receive. It checks no length: that is done once, by
 * whoever walks the messages. Threads: confined to one at a time.
 */
public final class InetDiagReqV2 {
    /** Length of the fixed part in bytes. */
    public static final int LENGTH = 56;

    static final int SDIAG_FAMILY_OFFSET = 0;
    static final int SDIAG_PROTOCOL_OFFSET = 1;
    static final int IDIAG_EXT_OFFSET = 2;
    static final int IDIAG_STATES_OFFSET = 4;
    static final int IDIAG_SPORT_OFFSET = 8;
    static final int IDIAG_DPORT_OFFSET = 10;
    static final int IDIAG_SRC_OFFSET = 12;
    static final int IDIAG_DST_OFFSET = 28;
    static final int IDIAG_IF_OFFSET = 44;
    static final int IDIAG_COOKIE_OFFSET = 48;

    private UnsafeBuffer buffer;
    private int offset;

    /** A flyweight that is not yet wrapped around a message. */
    public InetDiagReqV2() {}

    /**
     * Wrap a message whose {@link #LENGTH} bytes are all there.
     *
     * @param buffer containing the message.
     * @param offset in bytes at which it begins.
     * @return this for a fluent API.
     */
    public InetDiagReqV2 wrap(final UnsafeBuffer buffer, final int offset) {
        this.buffer = buffer;
        this.offset = offset;
        return this;
    }

    /** {@return address family, {@code AF_INET} or {@code AF_INET6}} */
    public int family() {
        return buffer.getByte(offset + SDIAG_FAMILY_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #family()}}
     *
     * @param value to set.
     */
    public InetDiagReqV2 family(final int value) {
        buffer.putByte(offset + SDIAG_FAMILY_OFFSET, (byte) value);
        return this;
    }

    /** {@return {@code IPPROTO_*} below 256; a larger one goes into attribute INET_DIAG_REQ_PROTOCOL} */
    public int protocol() {
        return buffer.getByte(offset + SDIAG_PROTOCOL_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #protocol()}}
     *
     * @param value to set.
     */
    public InetDiagReqV2 protocol(final int value) {
        buffer.putByte(offset + SDIAG_PROTOCOL_OFFSET, (byte) value);
        return this;
    }

    /** {@return attributes wanted, a set of {@link SockDiag#extensionBit}} */
    public int ext() {
        return buffer.getByte(offset + IDIAG_EXT_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #ext()}}
     *
     * @param value to set.
     */
    public InetDiagReqV2 ext(final int value) {
        buffer.putByte(offset + IDIAG_EXT_OFFSET, (byte) value);
        return this;
    }

    /** {@return states wanted, a set of {@code 1 << state}} */
    public int states() {
        return buffer.getInt(offset + IDIAG_STATES_OFFSET);
    }

    /**
     * {@return this, with another {@link #states()}}
     *
     * @param value to set.
     */
    public InetDiagReqV2 states(final int value) {
        buffer.putInt(offset + IDIAG_STATES_OFFSET, value);
        return this;
    }

    /**
     * {@return this, with the local port that is wanted, 0 for any}
     *
     * @param value to set, 0 to 65535.
     */
    public InetDiagReqV2 sport(final int value) {
        SockDiag.putPort(buffer, offset + IDIAG_SPORT_OFFSET, value);
        return this;
    }

    /**
     * {@return this, with the remote port that is wanted, 0 for any}
     *
     * @param value to set, 0 to 65535.
     */
    public InetDiagReqV2 dport(final int value) {
        SockDiag.putPort(buffer, offset + IDIAG_DPORT_OFFSET, value);
        return this;
    }

    /**
     * {@return this, with the local address that is wanted; a dump does not look at it}
     *
     * @param first the first eight bytes as they lie in memory, in network byte order; IPv4 has four.
     * @param last  the last eight bytes.
     */
    public InetDiagReqV2 src(final long first, final long last) {
        buffer.putLong(offset + IDIAG_SRC_OFFSET, first);
        buffer.putLong(offset + IDIAG_SRC_OFFSET + Long.BYTES, last);
        return this;
    }

    /**
     * {@return this, with the remote address that is wanted; a dump does not look at it}
     *
     * @param first the first eight bytes as they lie in memory, in network byte order; IPv4 has four.
     * @param last  the last eight bytes.
     */
    public InetDiagReqV2 dst(final long first, final long last) {
        buffer.putLong(offset + IDIAG_DST_OFFSET, first);
        buffer.putLong(offset + IDIAG_DST_OFFSET + Long.BYTES, last);
        return this;
    }

    /**
     * {@return this, with the interface that the wanted socket is bound to; a dump does not look at it}
     *
     * @param value index of the interface, 0 for none.
     */
    public InetDiagReqV2 ifIndex(final int value) {
        buffer.putInt(offset + IDIAG_IF_OFFSET, value);
        return this;
    }

    /**
     * {@return this, with the cookie of the socket that is wanted; a dump does not look at it}
     *
     * @param value as {@link InetDiagMsg#cookie()} has it.
     */
    public InetDiagReqV2 cookie(final long value) {
        buffer.putInt(offset + IDIAG_COOKIE_OFFSET, (int) value);
        buffer.putInt(offset + IDIAG_COOKIE_OFFSET + Integer.BYTES, (int) (value >>> Integer.SIZE));
        return this;
    }
}
