package io.sockeye.collector.record;

import static io.sockeye.collector.record.RowLayout.BACKLOG_OFFSET;
import static io.sockeye.collector.record.RowLayout.COOKIE_OFFSET;
import static io.sockeye.collector.record.RowLayout.DROPS_OFFSET;
import static io.sockeye.collector.record.RowLayout.FAMILY_OFFSET;
import static io.sockeye.collector.record.RowLayout.FLAGS_OFFSET;
import static io.sockeye.collector.record.RowLayout.HAS_DROPS_OFFSET;
import static io.sockeye.collector.record.RowLayout.INODE_OFFSET;
import static io.sockeye.collector.record.RowLayout.INTERFACE_INDEX_OFFSET;
import static io.sockeye.collector.record.RowLayout.LOCAL_ADDRESS_OFFSET;
import static io.sockeye.collector.record.RowLayout.LOCAL_PORT_OFFSET;
import static io.sockeye.collector.record.RowLayout.PATH_LENGTH_OFFSET;
import static io.sockeye.collector.record.RowLayout.PATH_OFFSET;
import static io.sockeye.collector.record.RowLayout.PEER_INODE_OFFSET;
import static io.sockeye.collector.record.RowLayout.PROBES_OFFSET;
import static io.sockeye.collector.record.RowLayout.PROTOCOL_OFFSET;
import static io.sockeye.collector.record.RowLayout.RECV_QUEUE_OFFSET;
import static io.sockeye.collector.record.RowLayout.REF_COUNT_OFFSET;
import static io.sockeye.collector.record.RowLayout.REMOTE_ADDRESS_OFFSET;
import static io.sockeye.collector.record.RowLayout.REMOTE_PORT_OFFSET;
import static io.sockeye.collector.record.RowLayout.RETRANSMITS_OFFSET;
import static io.sockeye.collector.record.RowLayout.SEND_QUEUE_OFFSET;
import static io.sockeye.collector.record.RowLayout.SHUTDOWN_OFFSET;
import static io.sockeye.collector.record.RowLayout.STATE_OFFSET;
import static io.sockeye.collector.record.RowLayout.TIMER_MS_OFFSET;
import static io.sockeye.collector.record.RowLayout.TIMER_OFFSET;
import static io.sockeye.collector.record.RowLayout.UID_OFFSET;
import static io.sockeye.collector.record.RowLayout.UNIX_TYPE_OFFSET;

import java.nio.charset.StandardCharsets;
import java.util.Objects;

import org.agrona.UnsafeApi;

import io.sockeye.collector.ascii.AddressText;
import io.sockeye.collector.dump.Family;
import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.vocabulary.SocketStates;

/**
 * What a socket's row says: numbers as they lie there, and in words and as text for who asks. States and protocols are
 * constants; a text of an address or a path is a new String each time. Who does not ask pays nothing. Threads: confined
 * to one at a time.
 */
abstract class ReadableSocket extends Row {
    private static final int INET = Family.INET.number();
    private static final int INET6 = Family.INET6.number();
    private static final int INET_LENGTH = 4;
    private static final int INET6_LENGTH = 16;
    /** Address text may be followed by some blanks. */
    private static final int TEXT_ROOM = AddressText.MAX_LENGTH + Integer.BYTES;

    /**
     * As {@link Row#Row(int, int)}.
     *
     * @param least   as there.
     * @param cleared as there.
     */
    ReadableSocket(final int least, final int cleared) {
        super(least, cleared);
    }

    /** {@return protocol, as {@link io.sockeye.collector.dump.Protocol#code()}} */
    public final int protocol() {
        return UnsafeApi.getByte(address + PROTOCOL_OFFSET) & 0xFF;
    }

    /** {@return address family, {@code AF_*}} */
    public final int family() {
        return UnsafeApi.getByte(address + FAMILY_OFFSET) & 0xFF;
    }

    /** {@return state as the kernel numbers it: {@code TCP_*} for the Internet protocols, {@code SS_*} for UNIX} */
    public final int state() {
        return UnsafeApi.getByte(address + STATE_OFFSET) & 0xFF;
    }

    /**
     * {@return which timer runs: 0 none, 1 retransmit, 2 keepalive or delayed FIN, 3 TIME_WAIT, 4 zero window probe}
     */
    public final int timer() {
        return UnsafeApi.getByte(address + TIMER_OFFSET) & 0xFF;
    }

    /** {@return local port, 0 to 65535; of a raw socket the IP protocol number} */
    public final int localPort() {
        return UnsafeApi.getShort(address + LOCAL_PORT_OFFSET) & 0xFFFF;
    }

    /** {@return remote port, 0 to 65535; 0 if there is no peer} */
    public final int remotePort() {
        return UnsafeApi.getShort(address + REMOTE_PORT_OFFSET) & 0xFFFF;
    }

    /** {@return index of the interface that the socket is bound to, 0 for none} */
    public final int interfaceIndex() {
        return UnsafeApi.getInt(address + INTERFACE_INDEX_OFFSET);
    }

    /** {@return user id of the owner, unsigned} */
    public final long uid() {
        return UnsafeApi.getInt(address + UID_OFFSET) & 0xFFFF_FFFFL;
    }

    /** {@return inode of the socket, unsigned; 0 if no process holds it} */
    public final long inode() {
        return UnsafeApi.getLong(address + INODE_OFFSET);
    }

    /** {@return the kernel's identifier of the socket, unsigned; 0 where the source does not know it} */
    public final long cookie() {
        return UnsafeApi.getLong(address + COOKIE_OFFSET);
    }

    /** {@return bytes received and not yet read; of a listener, connections that wait to be accepted} */
    public final long recvQueue() {
        return UnsafeApi.getLong(address + RECV_QUEUE_OFFSET);
    }

    /** {@return bytes sent and not yet acknowledged; of a listener, 0, as /proc has it: see {@link #backlog()}} */
    public final long sendQueue() {
        return UnsafeApi.getLong(address + SEND_QUEUE_OFFSET);
    }

    /** {@return time until the timer fires, in milliseconds} */
    public final long timerMs() {
        return UnsafeApi.getLong(address + TIMER_MS_OFFSET);
    }

    /** {@return retransmissions of the segment that waits longest for its acknowledgement} */
    public final long retransmits() {
        return UnsafeApi.getLong(address + RETRANSMITS_OFFSET);
    }

    /** {@return keepalive or window probes that were not answered} */
    public final long probes() {
        return UnsafeApi.getInt(address + PROBES_OFFSET) & 0xFFFF_FFFFL;
    }

    /**
     * {@return of a listener, the most connections that may wait to be accepted; 0 where the source does not know it}
     */
    public final long backlog() {
        return UnsafeApi.getInt(address + BACKLOG_OFFSET) & 0xFFFF_FFFFL;
    }

    /**
     * {@return of a UNIX socket, {@code SO_ACCEPTCON} and its like as in /proc/net/unix; of SCTP, {@link
     * SocketRecord#CONTINUED} and {@link SocketRecord#CONTINUES}}
     */
    public final int flags() {
        return UnsafeApi.getInt(address + FLAGS_OFFSET);
    }

    /** {@return of a UNIX socket, how many references there are to it} */
    public final long refCount() {
        return UnsafeApi.getInt(address + REF_COUNT_OFFSET) & 0xFFFF_FFFFL;
    }

    /** {@return whether {@link #refCount()} of a UNIX socket is not known, as it came from netlink} */
    public final boolean isUncounted() {
        return refCount() == 0 && cookie() != 0;
    }

    /** {@return of a UNIX socket, {@code SOCK_*}} */
    public final int unixType() {
        return UnsafeApi.getByte(address + UNIX_TYPE_OFFSET) & 0xFF;
    }

    /**
     * {@return which directions are shut down: {@link SocketRecord#SHUTDOWN_TOLD} and, of these, {@link
     * SocketRecord#SHUTDOWN_RECEIVE} and {@link SocketRecord#SHUTDOWN_SEND}; 0 where the source does not tell}
     */
    public final int shutdown() {
        return UnsafeApi.getByte(address + SHUTDOWN_OFFSET) & 0xFF;
    }

    /** {@return whether the source told {@link #drops()}, which it does only where that was asked for} */
    public final boolean hasDrops() {
        return UnsafeApi.getByte(address + HAS_DROPS_OFFSET) != 0;
    }

    /** {@return packets for this socket that were dropped, as a rule for want of room; 0 where it is not told} */
    public final long drops() {
        return UnsafeApi.getInt(address + DROPS_OFFSET) & 0xFFFF_FFFFL;
    }

    /** {@return of a connected UNIX socket, the inode of its peer; 0 where the source does not know it} */
    public final long peerInode() {
        return UnsafeApi.getLong(address + PEER_INODE_OFFSET);
    }

    /**
     * Eight bytes of the local address as they lie in memory, that is in network byte order. To compare and copy.
     *
     * @param half 0 for the first eight bytes, 1 for the last.
     * @return the bytes, in host order of a long.
     */
    public final long localAddressHalf(final int half) {
        return UnsafeApi.getLong(address + LOCAL_ADDRESS_OFFSET + (Objects.checkIndex(half, 2) << 3));
    }

    /**
     * One byte of the local address, in network byte order.
     *
     * @param index 0 to 3 for IPv4, 0 to 15 for IPv6.
     * @return 0 to 255.
     */
    public final int localAddressByte(final int index) {
        return UnsafeApi.getByte(address + LOCAL_ADDRESS_OFFSET + Objects.checkIndex(index, 16)) & 0xFF;
    }

    /**
     * Eight bytes of the remote address as they lie in memory, that is in network byte order. To compare and copy.
     *
     * @param half 0 for the first eight bytes, 1 for the last.
     * @return the bytes, in host order of a long.
     */
    public final long remoteAddressHalf(final int half) {
        return UnsafeApi.getLong(address + REMOTE_ADDRESS_OFFSET + (Objects.checkIndex(half, 2) << 3));
    }

    /**
     * One byte of the remote address, in network byte order.
     *
     * @param index 0 to 3 for IPv4, 0 to 15 for IPv6.
     * @return 0 to 255.
     */
    public final int remoteAddressByte(final int index) {
        return UnsafeApi.getByte(address + REMOTE_ADDRESS_OFFSET + Objects.checkIndex(index, 16)) & 0xFF;
    }

    /**
     * Whether the remote address is all zero.
     *
     * @return true for 0.0.0.0 and for ::.
     */
    public final boolean isRemoteAddressNull() {
        return (remoteAddressHalf(0) | remoteAddressHalf(1)) == 0;
    }

    /**
     * Length of a UNIX socket's path in bytes, 0 if it has no name.
     *
     * @return 0 to {@link SocketRecord#MAX_PATH_LENGTH}.
     */
    public final int pathLength() {
        return UnsafeApi.getByte(address + PATH_LENGTH_OFFSET) & 0xFF;
    }

    /**
     * One byte of a UNIX socket's path. The name of an abstract socket begins with {@code @} in place of its NUL.
     *
     * @param index 0 to {@link #pathLength()} - 1.
     * @return the byte.
     */
    public final byte pathByte(final int index) {
        return UnsafeApi.getByte(address + PATH_OFFSET + Objects.checkIndex(index, SocketRecord.MAX_PATH_LENGTH));
    }

    /** {@return whether the row has room for details} */
    public final boolean hasDetails() {
        return length() >= SocketRecord.DETAILED_LENGTH;
    }

    /** {@return the protocol in lower case, such as {@code tcp}; the same for both families} */
    public final String protocolName() {
        return Protocol.ofCode(getByte(PROTOCOL_OFFSET)).word();
    }

    /**
     * The state in netstat's word, such as {@code ESTABLISHED} or {@code LISTEN}; of UNIX sockets {@code CONNECTED} or
     * {@code LISTENING}.
     *
     * @return the word, never null; empty where netstat prints none, as of a UDP socket without a peer.
     */
    public final String stateName() {
        final String word = SocketStates.WORDS.word(
                SocketStates.code(getByte(PROTOCOL_OFFSET), getByte(STATE_OFFSET), getInt(FLAGS_OFFSET)));
        return word == null ? "" : word;
    }

    /**
     * The local IP address as inet_ntop(3) writes it, without brackets and without a zone; an IPv4-mapped one as {@code
     * ::ffff:192.0.2.1}.
     *
     * @return a new text; empty for a socket that has none, which a UNIX socket has not.
     */
    public final String localAddressText() {
        return text(LOCAL_ADDRESS_OFFSET, SocketRecord.NO_LOCAL_ADDRESS);
    }

    /**
     * The remote IP address, as {@link #localAddressText()}. Of a socket without a peer it is {@code 0.0.0.0} or {@code
     * ::}.
     *
     * @return a new text; empty for a socket that has none, which a UNIX socket has not.
     */
    public final String remoteAddressText() {
        return text(REMOTE_ADDRESS_OFFSET, SocketRecord.NO_REMOTE_ADDRESS);
    }

    /**
     * Copy the local IP address, in network byte order. Allocates nothing.
     *
     * @param target to copy to, from its beginning.
     * @return how many bytes there are: 4, 16, or 0 for a socket that has none.
     * @throws IndexOutOfBoundsException if they do not fit.
     */
    public final int localAddress(final byte[] target) {
        return copy(LOCAL_ADDRESS_OFFSET, SocketRecord.NO_LOCAL_ADDRESS, target);
    }

    /**
     * Copy the remote IP address, in network byte order. Allocates nothing.
     *
     * @param target to copy to, from its beginning.
     * @return how many bytes there are: 4, 16, or 0 for a socket that has none.
     * @throws IndexOutOfBoundsException if they do not fit.
     */
    public final int remoteAddress(final byte[] target) {
        return copy(REMOTE_ADDRESS_OFFSET, SocketRecord.NO_REMOTE_ADDRESS, target);
    }

    /**
     * The path of a UNIX socket, or an {@code @} and its abstract name, taken as UTF-8; bytes that are none become
     * U+FFFD. It comes from other processes: it may hold control characters, and must be escaped before it is shown.
     *
     * @return a new text; empty where the socket has no name.
     */
    public final String pathText() {
        final byte[] path = new byte[getByte(PATH_LENGTH_OFFSET)];
        getBytes(PATH_OFFSET, path, 0, path.length);
        return new String(path, StandardCharsets.UTF_8);
    }

    private String text(final int offset, final int absent) {
        final int length = addressLength(absent);
        if (length == 0) {
            return "";
        }
        final byte[] text = new byte[TEXT_ROOM];
        final long first = getLong(offset);
        final int end = length == INET_LENGTH
                ? AddressText.ipv4(text, 0, AddressText.firstWord(first))
                : AddressText.ipv6(text, 0, first, getLong(offset + Long.BYTES));
        return new String(text, 0, end, StandardCharsets.US_ASCII);
    }

    private int copy(final int offset, final int absent, final byte[] target) {
        final int length = addressLength(absent);
        getBytes(offset, target, 0, length);
        return length;
    }

    /** In bytes; only SCTP, which has further addresses in rows of their own, has rows without one. */
    private int addressLength(final int absent) {
        if (getByte(PROTOCOL_OFFSET) == Protocol.SCTP.code() && (getInt(FLAGS_OFFSET) & absent) != 0) {
            return 0;
        }
        final int family = getByte(FAMILY_OFFSET);
        if (family == INET) {
            return INET_LENGTH;
        }
        return family == INET6 ? INET6_LENGTH : 0;
    }
}
