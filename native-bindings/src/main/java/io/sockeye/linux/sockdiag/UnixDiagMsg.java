package io.sockeye.linux.sockdiag;

import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.memory.OffHeap;

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
 * <p>A cursor: valid until the next {@code wrap} or the next receive. That all bytes are there is checked once, when it
 * is wrapped. Threads: confined to one at a time.
 */
public final class UnixDiagMsg {
    /** Length of the fixed part in bytes. */
    public static final int LENGTH = 16;

    static final int UDIAG_COOKIE_OFFSET = 8;
    static final int UDIAG_FAMILY_OFFSET = 0;
    static final int UDIAG_TYPE_OFFSET = 1;
    static final int UDIAG_STATE_OFFSET = 2;
    static final int UDIAG_INO_OFFSET = 4;

    /** Held so that the memory stays as long as the flyweight may read it. */
    private UnsafeBuffer buffer;

    private long address = OffHeap.unwrapped();

    /** A flyweight that is not yet wrapped around a message. */
    public UnixDiagMsg() {}

    /**
     * Wrap a message whose {@link #LENGTH} bytes are all there.
     *
     * @param buffer containing the message, outside the heap.
     * @param offset in bytes at which it begins.
     * @return this for a fluent API.
     */
    public UnixDiagMsg wrap(final UnsafeBuffer buffer, final int offset) {
        this.address = OffHeap.address(buffer, offset, LENGTH);
        this.buffer = buffer;
        return this;
    }

    /** {@return address family, {@code AF_UNIX}} */
    public int family() {
        return UnsafeApi.getByte(address + UDIAG_FAMILY_OFFSET) & 0xFF;
    }

    /** {@return {@code SOCK_*}} */
    public int type() {
        return UnsafeApi.getByte(address + UDIAG_TYPE_OFFSET) & 0xFF;
    }

    /** {@return state with TCP's numbers: 1 connected, 7 not connected, 10 listening} */
    public int state() {
        return UnsafeApi.getByte(address + UDIAG_STATE_OFFSET) & 0xFF;
    }

    /** {@return inode of the socket} */
    public long ino() {
        return UnsafeApi.getInt(address + UDIAG_INO_OFFSET) & 0xFFFF_FFFFL;
    }

    /** {@return the kernel's identifier of the socket, unsigned} */
    public long cookie() {
        return UnsafeApi.getInt(address + UDIAG_COOKIE_OFFSET) & 0xFFFF_FFFFL
                | (long) UnsafeApi.getInt(address + UDIAG_COOKIE_OFFSET + Integer.BYTES) << Integer.SIZE;
    }
}
