package io.sockeye.linux.sockdiag;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Flyweight over {@code struct unix_diag_msg} of {@code <linux/unix_diag.h>}: one UNIX socket in a dump, followed by
 * attributes.
 *
 * <pre>
 *   0               1               2               3
 *  +---------------+---------------+---------------+---------------+
 *  |  udiag_family |   udiag_type  |  udiag_state  |      pad      |   0
 *  +---------------+---------------+---------------+---------------+
 *  |                          udiag_ino                            |   4
 *  +---------------+---------------+---------------+---------------+
 *  |                    udiag_cookie[0], low half                  |   8
 *  +---------------+---------------+---------------+---------------+
 *  |                    udiag_cookie[1], high half                 |  12
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>A cursor: valid until the next {@code wrap} or the next receive. It checks no length: that is done once, by whoever
 * walks the messages. Threads: confined to one at a time.
 */
public final class UnixDiagMsg {
    /** Length of the fixed part in bytes. */
    public static final int LENGTH = 16;

    static final int UDIAG_COOKIE_OFFSET = 8;
    static final int UDIAG_FAMILY_OFFSET = 0;
    static final int UDIAG_TYPE_OFFSET = 1;
    static final int UDIAG_STATE_OFFSET = 2;
    static final int UDIAG_INO_OFFSET = 4;

    private UnsafeBuffer buffer;
    private int offset;

    /** A flyweight that is not yet wrapped around a message. */
    public UnixDiagMsg() {}

    /**
     * Wrap a message whose {@link #LENGTH} bytes are all there.
     *
     * @param buffer containing the message.
     * @param offset in bytes at which it begins.
     * @return this for a fluent API.
     */
    public UnixDiagMsg wrap(final UnsafeBuffer buffer, final int offset) {
        this.buffer = buffer;
        this.offset = offset;
        return this;
    }

    /** {@return address family, {@code AF_UNIX}} */
    public int family() {
        return buffer.getByte(offset + UDIAG_FAMILY_OFFSET) & 0xFF;
    }

    /** {@return {@code SOCK_*}} */
    public int type() {
        return buffer.getByte(offset + UDIAG_TYPE_OFFSET) & 0xFF;
    }

    /** {@return state with TCP's numbers: 1 connected, 7 not connected, 10 listening} */
    public int state() {
        return buffer.getByte(offset + UDIAG_STATE_OFFSET) & 0xFF;
    }

    /** {@return inode of the socket} */
    public long ino() {
        return buffer.getInt(offset + UDIAG_INO_OFFSET) & 0xFFFF_FFFFL;
    }

    /** {@return the kernel's identifier of the socket, unsigned} */
    public long cookie() {
        return buffer.getInt(offset + UDIAG_COOKIE_OFFSET) & 0xFFFF_FFFFL
                | (long) buffer.getInt(offset + UDIAG_COOKIE_OFFSET + Integer.BYTES) << Integer.SIZE;
    }
}
