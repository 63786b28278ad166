package io.sockeye.collector.field;

import static io.sockeye.collector.record.RowLayout.COOKIE_OFFSET;
import static io.sockeye.collector.record.RowLayout.FLAGS_OFFSET;
import static io.sockeye.collector.record.RowLayout.PROTOCOL_OFFSET;
import static io.sockeye.collector.record.RowLayout.REMOTE_ADDRESS_OFFSET;
import static io.sockeye.collector.record.RowLayout.REMOTE_PORT_OFFSET;
import static io.sockeye.collector.record.RowLayout.STATE_OFFSET;

import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.SocketRecord;

/** What is true of a socket, so that it has a field or does not. Threads: immutable. */
final class SocketTraits extends Traits {
    /** It is a UNIX socket. */
    static final int IS_UNIX = 1 << 1;
    /** It has timers: a connection's. */
    static final int HAS_TIMERS = 1 << 2;
    /** It has a local IP address. A further row of SCTP may have none. */
    static final int HAS_LOCAL_ADDRESS = 1 << 3;
    /** It has a local port. A further row of SCTP has none. */
    static final int HAS_LOCAL_PORT = 1 << 4;
    /** It has a peer, and so an IP address of it. */
    static final int HAS_PEER = 1 << 5;
    /** The peer has a port. */
    static final int HAS_REMOTE_PORT = 1 << 6;
    /** Bytes wait in it, not connections, and it is told how many: of UNIX sockets by netlink only. */
    static final int HAS_QUEUES = 1 << 7;
    /** Connections wait in it, and it is told how many. */
    static final int HAS_ACCEPT_QUEUE = 1 << 8;
    /** It is told how many connections may wait in it: by netlink, which alone tells cookies. */
    static final int HAS_BACKLOG = 1 << 9;
    /** Its owner is told: by both sources of most, of UNIX sockets by netlink only, and of TIME_WAIT by none. */
    static final int HAS_OWNER = 1 << 10;
    /** It is no listener: it may be the end of a connection. */
    static final int IS_NO_LISTENER = 1 << 11;

    /** The only one there need be. */
    static final Traits OF_SOCKETS = new SocketTraits();

    /** Set of every row, so that its traits are not 0. */
    private static final int KNOWN = 1;

    private static final int SCTP = Protocol.SCTP.code();
    private static final int UNIX = Protocol.UNIX.code();
    private static final int PACKET = Protocol.PACKET.code();
    private static final int TIME_WAIT = 6;
    private static final int LISTEN = 10;
    /** Protocols, each a bit, that have connections with timers, and listeners in a state of their own. */
    private static final int CONNECTIONS =
            1 << Protocol.TCP.code() | 1 << Protocol.MPTCP.code() | 1 << Protocol.DCCP.code();

    private SocketTraits() {}

    @Override
    protected int find(final Row row) {
        final int protocol = row.getByte(PROTOCOL_OFFSET);
        if (protocol == UNIX) {
            return ofUnix(row);
        }
        if (protocol > UNIX) {
            // Packet and netlink sockets, of which netlink tells no owner.
            return KNOWN | IS_NO_LISTENER | HAS_QUEUES | (protocol == PACKET ? HAS_OWNER : 0);
        }
        return protocol == SCTP ? ofSctp(row) : ofInternet(row, protocol);
    }

    private static int ofUnix(final Row row) {
        final boolean isListener = (row.getInt(FLAGS_OFFSET) & SocketRecord.SO_ACCEPTCON) != 0;
        final int kind = KNOWN | IS_UNIX | (isListener ? 0 : IS_NO_LISTENER);
        if (row.getLong(COOKIE_OFFSET) == 0) {
            return kind;
        }
        return kind | HAS_OWNER | (isListener ? HAS_ACCEPT_QUEUE | HAS_BACKLOG : HAS_QUEUES);
    }

    private static int ofInternet(final Row row, final int protocol) {
        final int state = row.getByte(STATE_OFFSET);
        final boolean hasConnections = (CONNECTIONS >>> protocol & 1) != 0;
        int traits = KNOWN | HAS_LOCAL_ADDRESS | HAS_LOCAL_PORT | peer(row);
        traits |= hasConnections ? HAS_TIMERS : 0;
        traits |= state == TIME_WAIT ? 0 : HAS_OWNER;
        if (hasConnections && state == LISTEN) {
            return traits | HAS_ACCEPT_QUEUE | (row.getLong(COOKIE_OFFSET) == 0 ? 0 : HAS_BACKLOG);
        }
        return traits | IS_NO_LISTENER | HAS_QUEUES;
    }

    /** Only an association has bytes that wait; of a further pair of addresses only the first row tells more. */
    private static int ofSctp(final Row row) {
        final int flags = row.getInt(FLAGS_OFFSET);
        final int peer = peer(row);
        int traits = KNOWN | peer;
        traits |= (flags & SocketRecord.NO_LOCAL_ADDRESS) == 0 ? HAS_LOCAL_ADDRESS : 0;
        traits |= row.getByte(STATE_OFFSET) == LISTEN ? 0 : IS_NO_LISTENER;
        if ((flags & SocketRecord.CONTINUED) != 0) {
            return traits;
        }
        traits |= HAS_LOCAL_PORT | HAS_OWNER;
        final boolean isAssociation = (peer & HAS_REMOTE_PORT) != 0 && (traits & IS_NO_LISTENER) != 0;
        return traits | (isAssociation ? HAS_QUEUES : 0);
    }

    private static int peer(final Row row) {
        final int port = row.getShort(REMOTE_PORT_OFFSET);
        final long address = row.getLong(REMOTE_ADDRESS_OFFSET) | row.getLong(REMOTE_ADDRESS_OFFSET + Long.BYTES);
        return ((address | port) == 0 ? 0 : HAS_PEER) | (port == 0 ? 0 : HAS_REMOTE_PORT);
    }
}
