package io.sockeye.linux.sockdiag;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Flyweight over {@code struct inet_diag_req_v2} of {@code <linux/inet_diag.h>}: a request for sockets of one family
 * and protocol.
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
}
