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

import java.nio.ByteOrder;
import java.util.Objects;

import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

import io.sockeye.linux.memory.ByteArrays;

/**
 * Flyweight over one socket: the row that all sources fill. Reader and writer in one; setters return {@code this}.
 * {@link RowLayout} draws where its fields lie.
 *
 * <p>Numbers are in host byte order. A field that the protocol does not have is 0. The row is valid until the batch
 * that it lies in is filled anew: a handler must not retain it. Threads: confined to one at a time.
 */
public final class SocketRecord extends ReadableSocket {
    /** Length of a row in bytes. */
    public static final int LENGTH = 256;
    /** Room for {@code struct tcp_info} in bytes; what a later kernel has beyond it is cut off. */
    public static final int MAX_INFO_LENGTH = 320;
    /** Room for the name of a congestion control in bytes. */
    public static final int MAX_CONGESTION_LENGTH = 16;
    /** Length of a row with details in bytes. */
    public static final int DETAILED_LENGTH = RowLayout.DETAILED_END;
    /** Most numbers of a socket's memory, {@code SK_MEMINFO_VARS}; what a later kernel has beyond them is cut off. */
    public static final int MAX_MEMORY_COUNT = 9;
    /** Room for the name of an upper layer protocol in bytes. */
    public static final int MAX_ULP_LENGTH = 16;
    /** Rows of a batch: about as many sockets as a netlink receive buffer of 32 KiB brings. */
    public static final int BATCH_ROWS = 264;
    /** Room for a UNIX socket's path in bytes; the kernel's own limit is 108. */
    public static final int MAX_PATH_LENGTH = 128;
    /** UNIX flag: accepts connections, as in {@code <linux/net.h>}. */
    public static final int SO_ACCEPTCON = 1 << 16;
    /** Shut down: nothing more is received, {@code RCV_SHUTDOWN} of the kernel. */
    public static final int SHUTDOWN_RECEIVE = 1;
    /** Shut down: nothing more is sent, {@code SEND_SHUTDOWN} of the kernel. */
    public static final int SHUTDOWN_SEND = 2;
    /** The kernel told what is shut down, be it nothing. */
    public static final int SHUTDOWN_TOLD = 4;
    /** SCTP flag: a further address pair of the row before, whose ports and state stand there. */
    public static final int CONTINUED = 1;
    /** SCTP flag: the next row has a further address pair of this socket. */
    public static final int CONTINUES = 2;
    /**
     * SCTP flag: no local address in this row, as the list of the remote ones is longer; what is in its place is null.
     */
    public static final int NO_LOCAL_ADDRESS = 4;
    /** SCTP flag of an association: no remote address in this row, as the list of the local ones is longer. */
    public static final int NO_REMOTE_ADDRESS = 8;

    private static final boolean LITTLE_ENDIAN = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN;

    /** A flyweight that is not yet wrapped around a row. */
    public SocketRecord() {
        super(LENGTH, PATH_OFFSET);
    }

    /**
     * Wrap a row without details.
     *
     * @param memory containing the row, outside the heap.
     * @param offset in bytes at which the row begins.
     * @return this for a fluent API.
     */
    public SocketRecord wrap(final UnsafeBuffer memory, final int offset) {
        wrap(memory, offset, LENGTH);
        return this;
    }

    /**
     * Begin a row of an Internet socket whatever is in it: set the fields that have no setter below, and those that
     * such a socket does not have to 0. It remains to set {@link #interfaceIndex}, {@link #uid}, both addresses, {@link
     * #inode}, {@link #cookie}, both queues, {@link #timerMs}, {@link #retransmits}, {@link #probes} and {@link
     * #backlog}. For a source that knows them all this takes the place of {@link #clear()}, and writes each byte once.
     *
     * @param protocol   as {@link #protocol()}.
     * @param family     as {@link #family()}.
     * @param state      as {@link #state()}.
     * @param timer      as {@link #timer()}.
     * @param localPort  as {@link #localPort()}.
     * @param remotePort as {@link #remotePort()}.
     * @return this for a fluent API.
     */
    public SocketRecord beginInternet(
            final int protocol,
            final int family,
            final int state,
            final int timer,
            final int localPort,
            final int remotePort) {
        if (LITTLE_ENDIAN) {
            // The first eight bytes in one store, in the order of the diagram above.
            final int kinds = (protocol & 0xFF) | (family & 0xFF) << 8 | (state & 0xFF) << 16 | timer << 24;
            final int ports = (localPort & 0xFFFF) | remotePort << 16;
            UnsafeApi.putLong(address, kinds & 0xFFFF_FFFFL | (long) ports << Integer.SIZE);
        } else {
            protocol(protocol)
                    .family(family)
                    .state(state)
                    .timer(timer)
                    .localPort(localPort)
                    .remotePort(remotePort);
        }
        UnsafeApi.putLong(address + FLAGS_OFFSET, 0);
        UnsafeApi.putLong(address + UNIX_TYPE_OFFSET, 0);
        UnsafeApi.putLong(address + PEER_INODE_OFFSET, 0);
        return this;
    }

    /**
     * {@return this, with another {@link #protocol()}}
     *
     * @param value to set.
     */
    public SocketRecord protocol(final int value) {
        UnsafeApi.putByte(address + PROTOCOL_OFFSET, (byte) value);
        return this;
    }

    /**
     * {@return this, with another {@link #family()}}
     *
     * @param value to set.
     */
    public SocketRecord family(final int value) {
        UnsafeApi.putByte(address + FAMILY_OFFSET, (byte) value);
        return this;
    }

    /**
     * {@return this, with another {@link #state()}}
     *
     * @param value to set.
     */
    public SocketRecord state(final int value) {
        UnsafeApi.putByte(address + STATE_OFFSET, (byte) value);
        return this;
    }

    /**
     * {@return this, with another {@link #timer()}}
     *
     * @param value to set.
     */
    public SocketRecord timer(final int value) {
        UnsafeApi.putByte(address + TIMER_OFFSET, (byte) value);
        return this;
    }

    /**
     * {@return this, with another {@link #localPort()}}
     *
     * @param value to set.
     */
    public SocketRecord localPort(final int value) {
        UnsafeApi.putShort(address + LOCAL_PORT_OFFSET, (short) value);
        return this;
    }

    /**
     * {@return this, with another {@link #remotePort()}}
     *
     * @param value to set.
     */
    public SocketRecord remotePort(final int value) {
        UnsafeApi.putShort(address + REMOTE_PORT_OFFSET, (short) value);
        return this;
    }

    /**
     * {@return this, with another {@link #interfaceIndex()}}
     *
     * @param value to set.
     */
    public SocketRecord interfaceIndex(final int value) {
        UnsafeApi.putInt(address + INTERFACE_INDEX_OFFSET, value);
        return this;
    }

    /**
     * {@return this, with another {@link #uid()}}
     *
     * @param value to set.
     */
    public SocketRecord uid(final long value) {
        UnsafeApi.putInt(address + UID_OFFSET, (int) value);
        return this;
    }

    /**
     * {@return this, with another {@link #inode()}}
     *
     * @param value to set.
     */
    public SocketRecord inode(final long value) {
        UnsafeApi.putLong(address + INODE_OFFSET, value);
        return this;
    }

    /**
     * {@return this, with another {@link #cookie()}}
     *
     * @param value to set.
     */
    public SocketRecord cookie(final long value) {
        UnsafeApi.putLong(address + COOKIE_OFFSET, value);
        return this;
    }

    /**
     * {@return this, with another {@link #recvQueue()}}
     *
     * @param value to set.
     */
    public SocketRecord recvQueue(final long value) {
        UnsafeApi.putLong(address + RECV_QUEUE_OFFSET, value);
        return this;
    }

    /**
     * {@return this, with another {@link #sendQueue()}}
     *
     * @param value to set.
     */
    public SocketRecord sendQueue(final long value) {
        UnsafeApi.putLong(address + SEND_QUEUE_OFFSET, value);
        return this;
    }

    /**
     * {@return this, with another {@link #timerMs()}}
     *
     * @param value to set.
     */
    public SocketRecord timerMs(final long value) {
        UnsafeApi.putLong(address + TIMER_MS_OFFSET, value);
        return this;
    }

    /**
     * {@return this, with another {@link #retransmits()}}
     *
     * @param value to set.
     */
    public SocketRecord retransmits(final long value) {
        UnsafeApi.putLong(address + RETRANSMITS_OFFSET, value);
        return this;
    }

    /**
     * {@return this, with another {@link #probes()}}
     *
     * @param value to set.
     */
    public SocketRecord probes(final long value) {
        UnsafeApi.putInt(address + PROBES_OFFSET, (int) value);
        return this;
    }

    /**
     * {@return this, with another {@link #backlog()}}
     *
     * @param value to set.
     */
    public SocketRecord backlog(final long value) {
        UnsafeApi.putInt(address + BACKLOG_OFFSET, (int) value);
        return this;
    }

    /**
     * {@return this, with another {@link #flags()}}
     *
     * @param value to set.
     */
    public SocketRecord flags(final int value) {
        UnsafeApi.putInt(address + FLAGS_OFFSET, value);
        return this;
    }

    /**
     * {@return this, with another {@link #refCount()}}
     *
     * @param value to set.
     */
    public SocketRecord refCount(final long value) {
        UnsafeApi.putInt(address + REF_COUNT_OFFSET, (int) value);
        return this;
    }

    /**
     * {@return this, with another {@link #unixType()}}
     *
     * @param value to set.
     */
    public SocketRecord unixType(final int value) {
        UnsafeApi.putByte(address + UNIX_TYPE_OFFSET, (byte) value);
        return this;
    }

    /**
     * {@return this, with another {@link #shutdown()}}
     *
     * @param value to set.
     */
    public SocketRecord shutdown(final int value) {
        UnsafeApi.putByte(address + SHUTDOWN_OFFSET, (byte) value);
        return this;
    }

    /**
     * {@return this, with another {@link #drops()}, which is told from now on}
     *
     * @param value to set.
     */
    public SocketRecord drops(final long value) {
        UnsafeApi.putByte(address + HAS_DROPS_OFFSET, (byte) 1);
        UnsafeApi.putInt(address + DROPS_OFFSET, (int) value);
        return this;
    }

    /**
     * {@return this, with another {@link #peerInode()}}
     *
     * @param value to set.
     */
    public SocketRecord peerInode(final long value) {
        UnsafeApi.putLong(address + PEER_INODE_OFFSET, value);
        return this;
    }

    /**
     * Set the local address to 16 bytes as they lie in memory, in network byte order.
     *
     * @param first the first eight bytes, in host order of a long.
     * @param last  the last eight bytes, in host order of a long.
     * @return this for a fluent API.
     */
    public SocketRecord localAddress(final long first, final long last) {
        UnsafeApi.putLong(address + LOCAL_ADDRESS_OFFSET, first);
        UnsafeApi.putLong(address + LOCAL_ADDRESS_OFFSET + Long.BYTES, last);
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
        UnsafeApi.putInt(address + LOCAL_ADDRESS_OFFSET + (Objects.checkIndex(word, 4) << 2), value);
        return this;
    }

    /**
     * Set the remote address to 16 bytes as they lie in memory, in network byte order.
     *
     * @param first the first eight bytes, in host order of a long.
     * @param last  the last eight bytes, in host order of a long.
     * @return this for a fluent API.
     */
    public SocketRecord remoteAddress(final long first, final long last) {
        UnsafeApi.putLong(address + REMOTE_ADDRESS_OFFSET, first);
        UnsafeApi.putLong(address + REMOTE_ADDRESS_OFFSET + Long.BYTES, last);
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
        UnsafeApi.putInt(address + REMOTE_ADDRESS_OFFSET + (Objects.checkIndex(word, 4) << 2), value);
        return this;
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
        Objects.checkFromIndexSize(sourceOffset, kept, source.length);
        UnsafeApi.putByte(address + PATH_LENGTH_OFFSET, (byte) kept);
        UnsafeApi.copyMemory(source, ByteArrays.BASE_OFFSET + sourceOffset, null, address + PATH_OFFSET, kept);
        return this;
    }
}
