package io.sockeye.collector.ledger;

import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.record.SocketRecord;
import io.sockeye.linux.sockdiag.TcpState;

/**
 * What a socket is known by: its cookie, which it keeps for life and which no other gets. /proc tells no cookies; there
 * it is the inode, of which the kernel gives each socket a new one too. Addresses are no part of it: they change with
 * bind(2) and connect(2).
 */
final class SocketKey {
    /** A row that no socket is known by. */
    static final long NONE = 0;

    private static final int TIMER_TIME_WAIT = 3;
    private static final int PROTOCOL_SHIFT = 48;
    /** Of a key that is made of an inode. Cookies are counted up from 1, and never get there. */
    private static final long INODE_FLAG = Long.MIN_VALUE;

    private static final long INODE_MASK = (1L << Integer.SIZE) - 1;

    private static final int TCP = Protocol.TCP.code();
    private static final int MPTCP = Protocol.MPTCP.code();
    private static final int DCCP = Protocol.DCCP.code();

    private SocketKey() {}

    /**
     * Whether a row is of a full socket, not of what the kernel keeps in its place: a connection that is not yet
     * established, or one that is over. That one may be in FIN_WAIT2 too; its timer tells.
     */
    static boolean isFull(final SocketRecord row) {
        final int protocol = row.protocol();
        if (protocol != TCP && protocol != MPTCP && protocol != DCCP) {
            return true;
        }
        final int state = row.state();
        return state != TcpState.TCP_TIME_WAIT && state != TcpState.TCP_SYN_RECV && row.timer() != TIMER_TIME_WAIT;
    }

    /** {@return the key of a row; {@link #NONE} if it has neither cookie nor inode, so that nobody could find it} */
    static long of(final SocketRecord row) {
        final long cookie = row.cookie();
        if (cookie != 0) {
            return cookie;
        }
        final long inode = row.inode();
        return inode == 0 ? NONE : INODE_FLAG | (long) row.protocol() << PROTOCOL_SHIFT | inode & INODE_MASK;
    }

    static boolean isCookie(final long key) {
        return key > 0;
    }

    /** {@return the inode of a key that is made of one, 0 of another} */
    static long inode(final long key) {
        return isCookie(key) ? 0 : key & INODE_MASK;
    }

    /** Whether the kernel can say of a socket whether it is there: of a TCP connection, by its addresses and cookie. */
    static boolean isAskable(final long key, final int protocol, final int state) {
        return isCookie(key) && isConnection(protocol, state);
    }

    /** Whether a socket is a TCP connection, maybe one that is being made or closed. */
    static boolean isConnection(final int protocol, final int state) {
        return protocol == TCP && state != TcpState.TCP_LISTEN && state != TcpState.TCP_CLOSE;
    }

    /** David Stafford's thirteenth mixer, as in splitmix64: cookies and inodes are handed out in sequence. */
    static long hash(final long key) {
        long h = key;
        h = (h ^ (h >>> 30)) * 0xBF58476D1CE4E5B9L;
        h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
        return h ^ (h >>> 31);
    }
}
