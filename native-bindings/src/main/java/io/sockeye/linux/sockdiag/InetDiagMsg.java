package io.sockeye.linux.sockdiag;

import java.nio.ByteOrder;
import java.util.Objects;

import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.memory.OffHeap;

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
 * <p>A cursor: valid until the next {@code wrap} or the next receive. That all bytes are there is checked once, when it
 * is wrapped. Threads: confined to one at a time.
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

    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    /** Held so that the memory stays as long as the flyweight may read it. */
    private UnsafeBuffer buffer;

    private long address = OffHeap.unwrapped();

    /** A flyweight that is not yet wrapped around a message. */
    public InetDiagMsg() {}

    /**
     * Wrap a message whose {@link #LENGTH} bytes are all there.
     *
     * @param buffer containing the message, outside the heap.
     * @param offset in bytes at which it begins.
     * @return this for a fluent API.
     */
    public InetDiagMsg wrap(final UnsafeBuffer buffer, final int offset) {
        this.address = OffHeap.address(buffer, offset, LENGTH);
        if (this.buffer != buffer) {
            // Storing a reference costs more than finding it there: the collector is told of each store.
            this.buffer = buffer;
        }
        return this;
    }

    /** {@return address family, {@code AF_*}} */
    public int family() {
        return UnsafeApi.getByte(address + IDIAG_FAMILY_OFFSET) & 0xFF;
    }

    /** {@return {@code TCP_*} state} */
    public int state() {
        return UnsafeApi.getByte(address + IDIAG_STATE_OFFSET) & 0xFF;
    }

    /** {@return which timer runs: 0 none, 1 retransmit, 2 keepalive, 3 TIME_WAIT, 4 window probe, 5 delayed ACK} */
    public int timer() {
        return UnsafeApi.getByte(address + IDIAG_TIMER_OFFSET) & 0xFF;
    }

    /** {@return retransmissions if {@link #timer()} is 1, unanswered probes if it is 2 or 4} */
    public int retrans() {
        return UnsafeApi.getByte(address + IDIAG_RETRANS_OFFSET) & 0xFF;
    }

    /** {@return local port, 0 to 65535} */
    public int sport() {
        return port(IDIAG_SPORT_OFFSET);
    }

    /** {@return remote port, 0 to 65535} */
    public int dport() {
        return port(IDIAG_DPORT_OFFSET);
    }

    /** {@return index of the interface that the socket is bound to, 0 for none} */
    public int ifIndex() {
        return UnsafeApi.getInt(address + IDIAG_IF_OFFSET);
    }

    /** {@return time until the timer fires, in milliseconds} */
    public long expires() {
        return UnsafeApi.getInt(address + IDIAG_EXPIRES_OFFSET) & 0xFFFF_FFFFL;
    }

    /** {@return bytes to read; of a listener, connections that wait for accept} */
    public long rqueue() {
        return UnsafeApi.getInt(address + IDIAG_RQUEUE_OFFSET) & 0xFFFF_FFFFL;
    }

    /** {@return bytes not acknowledged; of a listener, its backlog} */
    public long wqueue() {
        return UnsafeApi.getInt(address + IDIAG_WQUEUE_OFFSET) & 0xFFFF_FFFFL;
    }

    /** {@return user id of the owner} */
    public long uid() {
        return UnsafeApi.getInt(address + IDIAG_UID_OFFSET) & 0xFFFF_FFFFL;
    }

    /** {@return inode of the socket, 0 for none} */
    public long inode() {
        return UnsafeApi.getInt(address + IDIAG_INODE_OFFSET) & 0xFFFF_FFFFL;
    }

    /** {@return the kernel's identifier of the socket, unsigned} */
    public long cookie() {
        return UnsafeApi.getInt(address + IDIAG_COOKIE_OFFSET) & 0xFFFF_FFFFL
                | (long) UnsafeApi.getInt(address + IDIAG_COOKIE_OFFSET + Integer.BYTES) << Integer.SIZE;
    }

    /**
     * Half of the local address as it lies in memory, in network byte order.
     *
     * @param half 0 for the first eight bytes, 1 for the last.
     * @return the bytes, in host order of a long.
     */
    public long src(final int half) {
        return UnsafeApi.getLong(address + IDIAG_SRC_OFFSET + (Objects.checkIndex(half, 2) << 3));
    }

    /**
     * Half of the remote address as it lies in memory, in network byte order.
     *
     * @param half 0 for the first eight bytes, 1 for the last.
     * @return the bytes, in host order of a long.
     */
    public long dst(final int half) {
        return UnsafeApi.getLong(address + IDIAG_DST_OFFSET + (Objects.checkIndex(half, 2) << 3));
    }

    private int port(final int field) {
        final short value = UnsafeApi.getShort(address + field);
        return (LITTLE_ENDIAN ? Short.reverseBytes(value) : value) & 0xFFFF;
    }
}
