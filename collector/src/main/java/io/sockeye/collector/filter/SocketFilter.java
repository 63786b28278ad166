package io.sockeye.collector.filter;

import io.sockeye.collector.Protocol;
import io.sockeye.collector.Selection;
import io.sockeye.collector.record.SocketRecord;

/**
 * Tells whether a row is wanted. The same filter serves every source: what a source could not leave out, this does.
 * Threads: immutable.
 */
public final class SocketFilter {
    private static final int SS_UNCONNECTED = 1;

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
     * Whether a row passes.
     *
     * @param socket to look at.
     * @return true if it is wanted.
     */
    public boolean matches(final SocketRecord socket) {
        return selection == Selection.ALL || isServer(socket) == (selection == Selection.LISTENING);
    }

    private static boolean isServer(final SocketRecord socket) {
        switch (Protocol.ofCode(socket.protocol())) {
            case UDP:
            case UDPLITE:
            case RAW:
                return socket.isRemoteAddressNull();
            case UNIX:
                return socket.state() == SS_UNCONNECTED && (socket.flags() & SocketRecord.SO_ACCEPTCON) != 0;
            default:
                return socket.remotePort() == 0;
        }
    }
}
