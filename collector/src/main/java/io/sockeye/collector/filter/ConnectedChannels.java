package io.sockeye.collector.filter;

import io.sockeye.collector.record.LegacyRecord;
import io.sockeye.collector.record.RowSink;

/** Passes the sockets of X.25 that have a logical channel: without one there is no connection. Threads: immutable. */
public final class ConnectedChannels implements RowFilter<LegacyRecord> {
    /** A filter. */
    public ConnectedChannels() {}

    @Override
    public boolean matches(final LegacyRecord socket) {
        return socket.channel() != 0;
    }

    /**
     * Leave out the others.
     *
     * @param sink of the sockets that pass.
     * @return the sink of all sockets.
     */
    public RowSink before(final RowSink sink) {
        return new FilterStage<>(this, new LegacyRecord(), sink);
    }
}
