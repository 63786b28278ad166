package io.sockeye.collector.filter;

import io.sockeye.collector.dump.Protocol;
import io.sockeye.collector.dump.Selection;
import io.sockeye.collector.record.RowSink;
import io.sockeye.collector.record.SocketRecord;

/**
 * Tells whether a socket is wanted, by netstat's selection. The same filter serves every source: what a source could
 * not leave out, this does. Threads: immutable.
 */
public final class SocketFilter implements RowFilter<SocketRecord> {
    private static final int SS_UNCONNECTED = 1;
    /** Protocols, each a bit, whose sockets have a peer if they have a remote address. */
    private static final long DATAGRAMS = 1L << Protocol.UDP.code()
            | 1L << Protocol.UDPLITE.code()
            | 1L << Protocol.RAW.code()
            | 1L << Protocol.ICMP.code();

    private static final long UNIX = 1L << Protocol.UNIX.code();

    private final Selection selection;

    /**
     * A filter by netstat's selection.
     *
     * @param selection which sockets pass.
     */
    public SocketFilter(final Selection selection) {
        this.selection = selection;
    }

    /**
     * Leave out what is not wanted.
     *
     * @param sink of the sockets that pass; of several, each needs a stage of its own.
     * @return the sink of all sockets; {@code sink} itself where all pass.
     */
    public RowSink before(final RowSink sink) {
        return selection == Selection.ALL ? sink : new FilterStage<>(this, new SocketRecord(), sink);
    }

    /**
     * Leave out what is not wanted of SCTP, of which a socket may be several rows.
     *
     * @param sink of the sockets that pass.
     * @return the sink of all sockets; {@code sink} itself where all pass.
     */
    public RowSink beforeSctp(final RowSink sink) {
        return selection == Selection.ALL ? sink : new FilterStage<>(new WholeSockets(this), new SocketRecord(), sink);
    }

    @Override
    public boolean matches(final SocketRecord socket) {
        return selection == Selection.ALL || (peer(socket) == 0) == (selection == Selection.LISTENING);
    }

    /**
     * What says that a socket has a peer, 0 if it is a server. All of it is read and then chosen from, without
     * branches: a branch on the protocol mispredicts where protocols are mixed, which costs more.
     */
    private static long peer(final SocketRecord socket) {
        final long protocol = 1L << socket.protocol();
        final long address = socket.remoteAddressHalf(0) | socket.remoteAddressHalf(1);
        final long unix = (socket.state() ^ SS_UNCONNECTED) | ~socket.flags() & SocketRecord.SO_ACCEPTCON;
        return address & allOnes(protocol & DATAGRAMS)
                | unix & allOnes(protocol & UNIX)
                | socket.remotePort() & allOnes(protocol & ~(DATAGRAMS | UNIX));
    }

    /** All ones if a bit is set, else 0. */
    private static long allOnes(final long bit) {
        return -bit >> Long.SIZE - 1;
    }
}
