package io.sockeye.collector.record;

import java.nio.ByteOrder;

import org.agrona.concurrent.UnsafeBuffer;

/**
 * Flyweight over one socket: the row that all sources fill. Reader and writer in one; setters return {@code this}.
 *
 * <pre>
 *   0               1               2               3
 *  +---------------+---------------+---------------+---------------+
 *  |   protocol    |    family     |     state     |     timer     |   0
 *  +---------------+---------------+---------------+---------------+
 *  |           localPort           |          remotePort           |   4
 *  +---------------+---------------+---------------+---------------+
 *  |                        interfaceIndex                         |   8
 *  +---------------+---------------+---------------+---------------+
 *  |                              uid                              |  12
 *  +---------------+---------------+---------------+---------------+
 *  |    localAddress, network byte order, IPv4 in the first 4      |  16
 *  |                                                          (16) |
 *  |    remoteAddress                                         (16) |  32
 *  +---------------+---------------+---------------+---------------+
 *  |                          inode (64)                           |  48
 *  |                          cookie (64)                          |  56
 *  |                        recvQueue (64)                         |  64
 *  |                        sendQueue (64)                         |  72
 *  |                         timerMs (64)                          |  80
 *  |                       retransmits (64)                        |  88
 *  +---------------+---------------+---------------+---------------+
 *  |                            probes                             |  96
 *  |                            backlog                            | 100
 *  |                             flags                             | 104
 *  |                           refCount                            | 108
 *  +---------------+---------------+---------------+---------------+
 *  |   unixType    |  pathLength   |           (unused)            | 112
 *  +---------------+---------------+---------------+---------------+
 *  |                        peerInode (64)                         | 120
 *  +---------------+---------------+---------------+---------------+
 *  |    path, pathLength bytes of at most 128                      | 128
 *  +---------------+---------------+---------------+---------------+
 * </pre>
 *
 * <p>Numbers are in host byte order. A field that the protocol does not have is 0. The row is valid until the batch that
 * it lies in is filled anew: a handler must not retain it. Threads: confined to one at a time.
 */
public final class SocketRecord {
    /** Length of a row in bytes. */
    public static final int LENGTH = 256;
    /** Room for a UNIX socket's path in bytes; the kernel's own limit is 108. */
    public static final int MAX_PATH_LENGTH = 128;
    /** UNIX flag: accepts connections, as in {@code <linux/net.h>}. */
    public static final int SO_ACCEPTCON = 1 << 16;
    /** SCTP flag: a further address pair of the row before, whose ports and state stand there. */
    public static final int CONTINUED = 1;
    /** SCTP flag: the next row has a further address pair of this socket. */
    public static final int CONTINUES = 2;
    /** SCTP flag: no local address in this row, as the list of the remote ones is longer; what is in its place is null. */
    public static final int NO_LOCAL_ADDRESS = 4;
    /** SCTP flag of an association: no remote address in this row, as the list of the local ones is longer. */
    public static final int NO_REMOTE_ADDRESS = 8;

    static final int PROTOCOL_OFFSET = 0;
    static final int FAMILY_OFFSET = 1;
    static final int STATE_OFFSET = 2;
    static final int TIMER_OFFSET = 3;
    static final int LOCAL_PORT_OFFSET = 4;
    static final int REMOTE_PORT_OFFSET = 6;
    static final int INTERFACE_INDEX_OFFSET = 8;
    static final int UID_OFFSET = 12;
    static final int LOCAL_ADDRESS_OFFSET = 16;
    static final int REMOTE_ADDRESS_OFFSET = 32;
    static final int INODE_OFFSET = 48;
    static final int COOKIE_OFFSET = 56;
    static final int RECV_QUEUE_OFFSET = 64;
    static final int SEND_QUEUE_OFFSET = 72;
    static final int TIMER_MS_OFFSET = 80;
    static final int RETRANSMITS_OFFSET = 88;
    static final int PROBES_OFFSET = 96;
    static final int BACKLOG_OFFSET = 100;
    static final int FLAGS_OFFSET = 104;
    static final int REF_COUNT_OFFSET = 108;
    static final int UNIX_TYPE_OFFSET = 112;
    static final int PATH_LENGTH_OFFSET = 113;
    static final int PEER_INODE_OFFSET = 120;
    static final int PATH_OFFSET = 128;

    private static final ByteOrder HOST = ByteOrder.nativeOrder();

    private UnsafeBuffer buffer;
    private int offset;

    /** A flyweight that is not yet wrapped around a row. */
    public SocketRecord() {}

    /**
     * Wrap a row.
     *
     * @param buffer containing the row.
     * @param offset in bytes at which the row begins.
     * @return this for a fluent API.
     */
    public SocketRecord wrap(final UnsafeBuffer buffer, final int offset) {
        this.buffer = buffer;
        this.offset = offset;
        return this;
    }

    /**
     * Set every byte of the row but the path's to zero.
     *
     * @return this for a fluent API.
     */
    public SocketRecord clear() {
        buffer.setMemory(offset, PATH_OFFSET, (byte) 0);
        return this;
    }

    /** {@return protocol, as {@link io.sockeye.collector.Protocol#code()}} */
    public int protocol() {
        return buffer.getByte(offset + PROTOCOL_OFFSET) & 0xFF;
    }

    /** Set {@link #protocol()}. */
    public SocketRecord protocol(final int value) {
        buffer.putByte(offset + PROTOCOL_OFFSET, (byte) value);
        return this;
    }

    /** {@return address family, {@code AF_*}} */
    public int family() {
        return buffer.getByte(offset + FAMILY_OFFSET) & 0xFF;
    }

    /** Set {@link #family()}. */
    public SocketRecord family(final int value) {
        buffer.putByte(offset + FAMILY_OFFSET, (byte) value);
        return this;
    }

    /** {@return state as the kernel numbers it: {@code TCP_*} for the Internet protocols, {@code SS_*} for UNIX} */
    public int state() {
        return buffer.getByte(offset + STATE_OFFSET) & 0xFF;
    }

    /** Set {@link #state()}. */
    public SocketRecord state(final int value) {
        buffer.putByte(offset + STATE_OFFSET, (byte) value);
        return this;
    }

    /**
     * {@return which timer runs: 0 none, 1 retransmit, 2 keepalive or delayed FIN, 3 TIME_WAIT, 4 zero window probe}
     */
    public int timer() {
        return buffer.getByte(offset + TIMER_OFFSET) & 0xFF;
    }

    /** Set {@link #timer()}. */
    public SocketRecord timer(final int value) {
        buffer.putByte(offset + TIMER_OFFSET, (byte) value);
        return this;
    }

    /** {@return local port, 0 to 65535; of a raw socket the IP protocol number} */
    public int localPort() {
        return buffer.getShort(offset + LOCAL_PORT_OFFSET, HOST) & 0xFFFF;
    }

    /** Set {@link #localPort()}. */
    public SocketRecord localPort(final int value) {
        buffer.putShort(offset + LOCAL_PORT_OFFSET, (short) value, HOST);
        return this;
    }

    /** {@return remote port, 0 to 65535; 0 if there is no peer} */
    public int remotePort() {
        return buffer.getShort(offset + REMOTE_PORT_OFFSET, HOST) & 0xFFFF;
    }

    /** Set {@link #remotePort()}. */
    public SocketRecord remotePort(final int value) {
        buffer.putShort(offset + REMOTE_PORT_OFFSET, (short) value, HOST);
        return this;
    }

    /** {@return index of the interface that the socket is bound to, 0 for none} */
    public int interfaceIndex() {
        return buffer.getInt(offset + INTERFACE_INDEX_OFFSET, HOST);
    }

    /** Set {@link #interfaceIndex()}. */
    public SocketRecord interfaceIndex(final int value) {
        buffer.putInt(offset + INTERFACE_INDEX_OFFSET, value, HOST);
        return this;
    }

    /** {@return user id of the owner, unsigned} */
    public long uid() {
        return buffer.getInt(offset + UID_OFFSET, HOST) & 0xFFFF_FFFFL;
    }

    /** Set {@link #uid()}. */
    public SocketRecord uid(final long value) {
        buffer.putInt(offset + UID_OFFSET, (int) value, HOST);
        return this;
    }

    /** {@return inode of the socket, unsigned; 0 if no process holds it} */
    public long inode() {
        return buffer.getLong(offset + INODE_OFFSET, HOST);
    }

    /** Set {@link #inode()}. */
    public SocketRecord inode(final long value) {
        buffer.putLong(offset + INODE_OFFSET, value, HOST);
        return this;
    }

    /** {@return the kernel's identifier of the socket, unsigned; 0 where the source does not know it} */
    public long cookie() {
        return buffer.getLong(offset + COOKIE_OFFSET, HOST);
    }

    /** Set {@link #cookie()}. */
    public SocketRecord cookie(final long value) {
        buffer.putLong(offset + COOKIE_OFFSET, value, HOST);
        return this;
    }

    /** {@return bytes received and not yet read; of a listener, connections that wait to be accepted} */
    public long recvQueue() {
        return buffer.getLong(offset + RECV_QUEUE_OFFSET, HOST);
    }

    /** Set {@link #recvQueue()}. */
    public SocketRecord recvQueue(final long value) {
        buffer.putLong(offset + RECV_QUEUE_OFFSET, value, HOST);
        return this;
    }

    /** {@return bytes sent and not yet acknowledged; of a listener, 0, as /proc has it: see {@link #backlog()}} */
    public long sendQueue() {
        return buffer.getLong(offset + SEND_QUEUE_OFFSET, HOST);
    }

    /** Set {@link #sendQueue()}. */
    public SocketRecord sendQueue(final long value) {
        buffer.putLong(offset + SEND_QUEUE_OFFSET, value, HOST);
        return this;
    }

    /** {@return time until the timer fires, in milliseconds} */
    public long timerMs() {
        return buffer.getLong(offset + TIMER_MS_OFFSET, HOST);
    }

    /** Set {@link #timerMs()}. */
    public SocketRecord timerMs(final long value) {
        buffer.putLong(offset + TIMER_MS_OFFSET, value, HOST);
        return this;
    }

    /** {@return retransmissions of the segment that waits longest for its acknowledgement} */
    public long retransmits() {
        return buffer.getLong(offset + RETRANSMITS_OFFSET, HOST);
    }

    /** Set {@link #retransmits()}. */
    public SocketRecord retransmits(final long value) {
        buffer.putLong(offset + RETRANSMITS_OFFSET, value, HOST);
        return this;
    }

    /** {@return keepalive or window probes that were not answered} */
    public long probes() {
        return buffer.getInt(offset + PROBES_OFFSET, HOST) & 0xFFFF_FFFFL;
    }

    /** Set {@link #probes()}. */
    public SocketRecord probes(final long value) {
        buffer.putInt(offset + PROBES_OFFSET, (int) value, HOST);
        return this;
    }

    /**
     * {@return of a listener, the most connections that may wait to be accepted; 0 where the source does not know it}
     */
    public long backlog() {
        return buffer.getInt(offset + BACKLOG_OFFSET, HOST) & 0xFFFF_FFFFL;
    }

    /** Set {@link #backlog()}. */
    public SocketRecord backlog(final long value) {
        buffer.putInt(offset + BACKLOG_OFFSET, (int) value, HOST);
        return this;
    }

    /**
     * {@return of a UNIX socket, {@code SO_ACCEPTCON} and its like as in /proc/net/unix; of SCTP, {@link #CONTINUED}
     * and {@link #CONTINUES}}
     */
    public int flags() {
        return buffer.getInt(offset + FLAGS_OFFSET, HOST);
    }

    /** Set {@link #flags()}. */
    public SocketRecord flags(final int value) {
        buffer.putInt(offset + FLAGS_OFFSET, value, HOST);
        return this;
    }

    /** {@return of a UNIX socket, how many references there are to it} */
    public long refCount() {
        return buffer.getInt(offset + REF_COUNT_OFFSET, HOST) & 0xFFFF_FFFFL;
    }

    /** Set {@link #refCount()}. */
    public SocketRecord refCount(final long value) {
        buffer.putInt(offset + REF_COUNT_OFFSET, (int) value, HOST);
        return this;
    }

    /** {@return of a UNIX socket, {@code SOCK_*}} */
    public int unixType() {
        return buffer.getByte(offset + UNIX_TYPE_OFFSET) & 0xFF;
    }

    /** Set {@link #unixType()}. */
    public SocketRecord unixType(final int value) {
        buffer.putByte(offset + UNIX_TYPE_OFFSET, (byte) value);
        return this;
    }

    /** {@return of a connected UNIX socket, the inode of its peer; 0 where the source does not know it} */
    public long peerInode() {
        return buffer.getLong(offset + PEER_INODE_OFFSET, HOST);
    }

    /** Set {@link #peerInode()}. */
    public SocketRecord peerInode(final long value) {
        buffer.putLong(offset + PEER_INODE_OFFSET, value, HOST);
        return this;
    }

    /**
     * Eight bytes of the local address as they lie in memory, that is in network byte order. To compare and copy.
     *
     * @param half 0 for the first eight bytes, 1 for the last.
     * @return the bytes, in host order of a long.
     */
    public long localAddressHalf(final int half) {
        return buffer.getLong(offset + LOCAL_ADDRESS_OFFSET + (half << 3), HOST);
    }

    /**
     * One byte of the local address, in network byte order.
     *
     * @param index 0 to 3 for IPv4, 0 to 15 for IPv6.
     * @return 0 to 255.
     */
    public int localAddressByte(final int index) {
        return buffer.getByte(offset + LOCAL_ADDRESS_OFFSET + index) & 0xFF;
    }

    /**
     * Set the local address to 16 bytes as they lie in memory, in network byte order.
     *
     * @param first the first eight bytes, in host order of a long.
     * @param last  the last eight bytes, in host order of a long.
     * @return this for a fluent API.
     */
    public SocketRecord localAddress(final long first, final long last) {
        buffer.putLong(offset + LOCAL_ADDRESS_OFFSET, first, HOST);
        buffer.putLong(offset + LOCAL_ADDRESS_OFFSET + Long.BYTES, last, HOST);
        return this;
    }

    /**
     * Set 32 bits of the local address as they lie in memory, in network byte order; the rest stays.
     *
     * @param word  which 32 bits, 0 to 3; IPv4 has only the first.
     * @param value the bytes, in host order of an int.
     * @return this for a fluent API.
     */
    public SocketRecord localAddressWord(final int word, final int value) {
        buffer.putInt(offset + LOCAL_ADDRESS_OFFSET + (word << 2), value, HOST);
        return this;
    }

    /**
     * Whether the local address is all zero.
     *
     * @return true for 0.0.0.0 and for ::.
     */
    public boolean isLocalAddressNull() {
        return (localAddressHalf(0) | localAddressHalf(1)) == 0;
    }

    /**
     * Eight bytes of the remote address as they lie in memory, that is in network byte order. To compare and copy.
     *
     * @param half 0 for the first eight bytes, 1 for the last.
     * @return the bytes, in host order of a long.
     */
    public long remoteAddressHalf(final int half) {
        return buffer.getLong(offset + REMOTE_ADDRESS_OFFSET + (half << 3), HOST);
    }

    /**
     * One byte of the remote address, in network byte order.
     *
     * @param index 0 to 3 for IPv4, 0 to 15 for IPv6.
     * @return 0 to 255.
     */
    public int remoteAddressByte(final int index) {
        return buffer.getByte(offset + REMOTE_ADDRESS_OFFSET + index) & 0xFF;
    }

    /**
     * Set the remote address to 16 bytes as they lie in memory, in network byte order.
     *
     * @param first the first eight bytes, in host order of a long.
     * @param last  the last eight bytes, in host order of a long.
     * @return this for a fluent API.
     */
    public SocketRecord remoteAddress(final long first, final long last) {
        buffer.putLong(offset + REMOTE_ADDRESS_OFFSET, first, HOST);
        buffer.putLong(offset + REMOTE_ADDRESS_OFFSET + Long.BYTES, last, HOST);
        return this;
    }

    /**
     * Set 32 bits of the remote address as they lie in memory, in network byte order; the rest stays.
     *
     * @param word  which 32 bits, 0 to 3; IPv4 has only the first.
     * @param value the bytes, in host order of an int.
     * @return this for a fluent API.
     */
    public SocketRecord remoteAddressWord(final int word, final int value) {
        buffer.putInt(offset + REMOTE_ADDRESS_OFFSET + (word << 2), value, HOST);
        return this;
    }

    /**
     * Whether the remote address is all zero.
     *
     * @return true for 0.0.0.0 and for ::.
     */
    public boolean isRemoteAddressNull() {
        return (remoteAddressHalf(0) | remoteAddressHalf(1)) == 0;
    }

    /**
     * Length of a UNIX socket's path in bytes, 0 if it has no name.
     *
     * @return 0 to {@link #MAX_PATH_LENGTH}.
     */
    public int pathLength() {
        return buffer.getByte(offset + PATH_LENGTH_OFFSET) & 0xFF;
    }

    /**
     * One byte of a UNIX socket's path. The name of an abstract socket begins with {@code @} in place of its NUL.
     *
     * @param index 0 to {@link #pathLength()} - 1.
     * @return the byte.
     */
    public byte pathByte(final int index) {
        return buffer.getByte(offset + PATH_OFFSET + index);
    }

    /**
     * Set a UNIX socket's path; what is longer than {@link #MAX_PATH_LENGTH} is cut off.
     *
     * @param source       to copy from.
     * @param sourceOffset in bytes at which the path begins.
     * @param length       of the path in bytes.
     * @return this for a fluent API.
     */
    public SocketRecord path(final byte[] source, final int sourceOffset, final int length) {
        final int kept = Math.min(length, MAX_PATH_LENGTH);
        buffer.putByte(offset + PATH_LENGTH_OFFSET, (byte) kept);
        buffer.putBytes(offset + PATH_OFFSET, source, sourceOffset, kept);
        return this;
    }
}
