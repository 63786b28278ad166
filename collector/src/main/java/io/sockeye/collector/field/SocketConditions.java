package io.sockeye.collector.field;

import static io.sockeye.collector.record.RowLayout.COOKIE_OFFSET;
import static io.sockeye.collector.record.RowLayout.FLAGS_OFFSET;
import static io.sockeye.collector.record.RowLayout.PROTOCOL_OFFSET;
import static io.sockeye.collector.record.RowLayout.REMOTE_ADDRESS_OFFSET;
import static io.sockeye.collector.record.RowLayout.REMOTE_PORT_OFFSET;
import static io.sockeye.collector.record.RowLayout.STATE_OFFSET;

import io.sockeye.collector.Protocol;
import io.sockeye.collector.record.Row;
import io.sockeye.collector.record.SocketRecord;

/** What is true of some sockets, so that they have a field or do not. */
final class SocketConditions {
    /** SCTP: not the list of remote addresses that goes on where the local ones have ended. */
    static final Condition HAS_LOCAL_ADDRESS = row -> !is(row, SocketRecord.NO_LOCAL_ADDRESS);
    /** Has a remote address or port. */
    static final Condition HAS_PEER = SocketConditions::hasPeer;
    /** SCTP: not a further pair of addresses. */
    static final Condition IS_FIRST_ROW = row -> !is(row, SocketRecord.CONTINUED);
    /** Bytes wait in it, not connections; /proc does not tell how many in a UNIX socket. */
    static final Condition HAS_QUEUES = row -> !isListener(row) && (isSctp(row) ? isAssociation(row) : hasQueues(row));
    /** Connections wait in it. */
    static final Condition HAS_ACCEPT_QUEUE = row -> isListener(row) && !isSctp(row) && hasQueues(row);
    /** Only netlink tells cookies. */
    static final Condition IS_FROM_NETLINK = row -> row.getLong(COOKIE_OFFSET) != 0;
    /** Its owner is told: by both sources of most, of UNIX sockets by netlink only, and of TIME_WAIT by none. */
    static final Condition HAS_OWNER = SocketConditions::hasOwner;

    private static final int SCTP = Protocol.SCTP.code();
    private static final int UNIX = Protocol.UNIX.code();
    private static final int TIME_WAIT = 6;
    private static final int LISTEN = 10;
    /** Protocols, each a bit, whose listeners are in a state of their own. */
    private static final long WITH_LISTENERS = 1L << Protocol.TCP.code()
            | 1L << Protocol.MPTCP.code()
            | 1L << Protocol.DCCP.code()
            | 1L << Protocol.SCTP.code();

    private SocketConditions() {}

    static boolean isListener(final Row row) {
        final int protocol = row.getByte(PROTOCOL_OFFSET);
        if (protocol == UNIX) {
            return (row.getInt(FLAGS_OFFSET) & SocketRecord.SO_ACCEPTCON) != 0;
        }
        return row.getByte(STATE_OFFSET) == LISTEN && (WITH_LISTENERS >>> protocol & 1) != 0;
    }

    private static boolean hasPeer(final Row row) {
        return (row.getLong(REMOTE_ADDRESS_OFFSET)
                        | row.getLong(REMOTE_ADDRESS_OFFSET + Long.BYTES)
                        | row.getShort(REMOTE_PORT_OFFSET))
                != 0;
    }

    private static boolean hasQueues(final Row row) {
        return row.getByte(PROTOCOL_OFFSET) != UNIX || row.getLong(COOKIE_OFFSET) != 0;
    }

    private static boolean hasOwner(final Row row) {
        final int protocol = row.getByte(PROTOCOL_OFFSET);
        if (protocol == UNIX) {
            return row.getLong(COOKIE_OFFSET) != 0;
        }
        return protocol == SCTP ? !is(row, SocketRecord.CONTINUED) : row.getByte(STATE_OFFSET) != TIME_WAIT;
    }

    private static boolean isSctp(final Row row) {
        return row.getByte(PROTOCOL_OFFSET) == SCTP;
    }

    private static boolean isAssociation(final Row row) {
        return row.getShort(REMOTE_PORT_OFFSET) != 0 && !is(row, SocketRecord.CONTINUED);
    }

    private static boolean is(final Row row, final int sctpFlag) {
        return isSctp(row) && (row.getInt(FLAGS_OFFSET) & sctpFlag) != 0;
    }
}
