package io.sockeye.linux.sockdiag;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Flyweight over {@code struct unix_diag_req} of {@code <linux/unix_diag.h>}: a request for UNIX sockets.
 *
 * <pre>
 *   0               1               2               3
 *  +---------------+---------------+---------------+---------------+
 *  |  sdiag_family | sdiag_protocol|              pad              |   0
 *  +---------------+---------------+---------------+---------------+
 *  |                         udiag_states                          |   4
 *  +---------------+---------------+---------------+---------------+
 *  |                          udiag_ino                            |   8
 *  +---------------+---------------+---------------+---------------+
 *  |                          udiag_show                           |  12
 *  +---------------+---------------+---------------+---------------+
 *  |                        udiag_cookie (8)                       |  16
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>A cursor: valid until the next {@code wrap} or the next receive. It checks no length: that is done once, by
 * whoever walks the messages. Threads: confined to one at a time.
 */
public final class UnixDiagReq {
    /** Length of the fixed part in bytes. */
    public static final int LENGTH = 24;

    static final int SDIAG_FAMILY_OFFSET = 0;
    static final int SDIAG_PROTOCOL_OFFSET = 1;
    static final int UDIAG_STATES_OFFSET = 4;
    static final int UDIAG_SHOW_OFFSET = 12;

    private UnsafeBuffer buffer;
    private int offset;

    /** A flyweight that is not yet wrapped around a message. */
    public UnixDiagReq() {}

    /**
     * Wrap a message whose {@link #LENGTH} bytes are all there.
     *
     * @param buffer containing the message.
     * @param offset in bytes at which it begins.
     * @return this for a fluent API.
     */
    public UnixDiagReq wrap(final UnsafeBuffer buffer, final int offset) {
        this.buffer = buffer;
        this.offset = offset;
        return this;
    }

    /** {@return address family, {@code AF_UNIX}} */
    public int family() {
        return buffer.getByte(offset + SDIAG_FAMILY_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #family()}}
     *
     * @param value to set.
     */
    public UnixDiagReq family(final int value) {
        buffer.putByte(offset + SDIAG_FAMILY_OFFSET, (byte) value);
        return this;
    }

    /** {@return 0, the only one} */
    public int protocol() {
        return buffer.getByte(offset + SDIAG_PROTOCOL_OFFSET) & 0xFF;
    }

    /**
     * {@return this, with another {@link #protocol()}}
     *
     * @param value to set.
     */
    public UnixDiagReq protocol(final int value) {
        buffer.putByte(offset + SDIAG_PROTOCOL_OFFSET, (byte) value);
        return this;
    }

    /** {@return states wanted, a set of {@code 1 << state} with TCP's numbers} */
    public int states() {
        return buffer.getInt(offset + UDIAG_STATES_OFFSET);
    }

    /**
     * {@return this, with another {@link #states()}}
     *
     * @param value to set.
     */
    public UnixDiagReq states(final int value) {
        buffer.putInt(offset + UDIAG_STATES_OFFSET, value);
        return this;
    }

    /** {@return attributes wanted, a set of {@code UDIAG_SHOW_*}} */
    public int show() {
        return buffer.getInt(offset + UDIAG_SHOW_OFFSET);
    }

    /**
     * {@return this, with another {@link #show()}}
     *
     * @param value to set.
     */
    public UnixDiagReq show(final int value) {
        buffer.putInt(offset + UDIAG_SHOW_OFFSET, value);
        return this;
    }
}
