package io.sockeye.collector.filter;

import io.sockeye.collector.record.SocketRecord;

/**
 * Keeps the rows of an SCTP socket together: further rows, {@link SocketRecord#CONTINUED}, go with the first one,
 * behind which they come. Confined to one thread at a time.
 */
public final class WholeSockets implements RowFilter<SocketRecord> {
    private final RowFilter<? super SocketRecord> filter;
    private boolean isWanted;

    /**
     * A filter of whole sockets.
     *
     * @param filter of their first rows.
     */
    public WholeSockets(final RowFilter<? super SocketRecord> filter) {
        this.filter = filter;
    }

    @Override
    public boolean matches(final SocketRecord socket) {
        if ((socket.flags() & SocketRecord.CONTINUED) == 0) {
            isWanted = filter.matches(socket);
        }
        return isWanted;
    }
}
