package io.sockeye.linux.sockdiag;

import java.nio.ByteOrder;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Flyweight over {@code struct inet_diag_msg} of {@code <linux/inet_diag.h>}: one socket in a dump, followed by
 * attributes. Host byte order but for what is marked BE.
 *
 * <pre>
 *   0               1               2               3
 *  +---------------+---------------+---------------+---------------+
 *  |  idiag_family |  idiag_state  |  idiag_timer  | idiag_retrans |   0
 *  +---------------+---------------+---------------+---------------+
 *  |       idiag_sport (BE)        |        idiag_dport (BE)       |   4
 *  +---------------+---------------+---------------+---------------+
 *  |     idiag_src (BE), IPv4 in the first four bytes         (16) |   8
 *  +---------------+---------------+---------------+---------------+
 *  |     idiag_dst (BE)                                       (16) |  24
 *  +---------------+---------------+---------------+---------------+
 *  |                           idiag_if                            |  40
 *  +---------------+---------------+---------------+---------------+
 *  |                    idiag_cookie[0], low half                  |  44
 *  +---------------+---------------+---------------+---------------+
 *  |                    idiag_cookie[1], high half                 |  48
 *  +---------------+---------------+---------------+---------------+
 *  |                         idiag_expires                         |  52
 *  +---------------+---------------+---------------+---------------+
 *  |                         idiag_rqueue                          |  56
 *  +---------------+---------------+---------------+---------------+
 *  |                         idiag_wqueue                          |  60
 *  +---------------+---------------+---------------+---------------+
 *  |                           idiag_uid                           |  64
 *  +---------------+---------------+---------------+---------------+
 *  |                          idiag_inode                          |  68
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>A cursor: valid until the next {@code wrap} or the next receive. It checks no length: that is done once, by whoever
 * walks the messages. Threads: confined to one at a time.
 */
public final class InetDiagMsg {
    /** Length of the fixed part in bytes. */
    public static final int LENGTH = 72;

    static final int IDIAG_SRC_OFFSET = 8;
    static final int IDIAG_DST_OFFSET = 24;
    static final int IDIAG_COOKIE_OFFSET = 44;
    static final int IDIAG_FAMILY_OFFSET = 0;
    static final int IDIAG_STATE_OFFSET = 1;
    static final int IDIAG_TIMER_OFFSET = 2;
    static final int IDIAG_RETRANS_OFFSET = 3;
    static final int IDIAG_SPORT_OFFSET = 4;
    static final int IDIAG_DPORT_OFFSET = 6;
    static final int IDIAG_IF_OFFSET = 40;
    static final int IDIAG_EXPIRES_OFFSET = 52;
    static final int IDIAG_RQUEUE_OFFSET = 56;
    static final int IDIAG_WQUEUE_OFFSET = 60;
    static final int IDIAG_UID_OFFSET = 64;
    static final int IDIAG_INODE_OFFSET = 68;

    private UnsafeBuffer buffer;
    private int offset;

    /** A flyweight that is not yet wrapped around a message. */
    public InetDiagMsg() {}

    /**
     * Wrap a message whose {@link #LENGTH} bytes are all there.
     *
     * @param buffer containing the message.
     * @param offset in bytes at which it begins.
     * @return this for a fluent API.
     */
    public InetDiagMsg wrap(final UnsafeBuffer buffer, final int offset) {
        this.buffer = buffer;
        this.offset = offset;
        return this;
    }

    /** {@return address family, {@code AF_*}} */
    public int family() {
        return buffer.getByte(offset + IDIAG_FAMILY_OFFSET) & 0xFF;
    }

    /** {@return {@code TCP_*} state} */
    public int state() {
        return buffer.getByte(offset + IDIAG_STATE_OFFSET) & 0xFF;
    }

    /** {@return which timer runs: 0 none, 1 retransmit, 2 keepalive, 3 TIME_WAIT, 4 window probe, 5 delayed ACK} */
    public int timer() {
        return buffer.getByte(offset + IDIAG_TIMER_OFFSET) & 0xFF;
    }

    /** {@return retransmissions if {@link #timer()} is 1, unanswered probes if it is 2 or 4} */
    public int retrans() {
        return buffer.getByte(offset + IDIAG_RETRANS_OFFSET) & 0xFF;
    }

    /** {@return local port, 0 to 65535} */
    public int sport() {
        return buffer.getShort(offset + IDIAG_SPORT_OFFSET, ByteOrder.BIG_ENDIAN) & 0xFFFF;
    }

    /** {@return remote port, 0 to 65535} */
    public int dport() {
        return buffer.getShort(offset + IDIAG_DPORT_OFFSET, ByteOrder.BIG_ENDIAN) & 0xFFFF;
    }

    /** {@return index of the interface that the socket is bound to, 0 for none} */
    public int ifIndex() {
        return buffer.getInt(offset + IDIAG_IF_OFFSET);
    }

    /** {@return time until the timer fires, in milliseconds} */
    public long expires() {
        return buffer.getInt(offset + IDIAG_EXPIRES_OFFSET) & 0xFFFF_FFFFL;
    }

    /** {@return bytes to read; of a listener, connections that wait for accept} */
    public long rqueue() {
        return buffer.getInt(offset + IDIAG_RQUEUE_OFFSET) & 0xFFFF_FFFFL;
    }

    /** {@return bytes not acknowledged; of a listener, its backlog} */
    public long wqueue() {
        return buffer.getInt(offset + IDIAG_WQUEUE_OFFSET) & 0xFFFF_FFFFL;
    }

    /** {@return user id of the owner} */
    public long uid() {
        return buffer.getInt(offset + IDIAG_UID_OFFSET) & 0xFFFF_FFFFL;
    }

    /** {@return inode of the socket, 0 for none} */
    public long inode() {
        return buffer.getInt(offset + IDIAG_INODE_OFFSET) & 0xFFFF_FFFFL;
    }

    /** {@return the kernel's identifier of the socket, unsigned} */
    public long cookie() {
        return buffer.getInt(offset + IDIAG_COOKIE_OFFSET) & 0xFFFF_FFFFL
                | (long) buffer.getInt(offset + IDIAG_COOKIE_OFFSET + Integer.BYTES) << Integer.SIZE;
    }

    /**
     * Half of the local address as it lies in memory, in network byte order.
     *
     * @param half 0 for the first eight bytes, 1 for the last.
     * @return the bytes, in host order of a long.
     */
    public long src(final int half) {
        return buffer.getLong(offset + IDIAG_SRC_OFFSET + (half << 3));
    }

    /**
     * Half of the remote address as it lies in memory, in network byte order.
     *
     * @param half 0 for the first eight bytes, 1 for the last.
     * @return the bytes, in host order of a long.
     */
    public long dst(final int half) {
        return buffer.getLong(offset + IDIAG_DST_OFFSET + (half << 3));
    }
}
