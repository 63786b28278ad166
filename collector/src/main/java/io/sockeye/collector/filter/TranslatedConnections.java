package io.sockeye.collector.filter;

import io.sockeye.collector.record.ConnectionRecord;
import io.sockeye.collector.record.RowSink;

/** Passes the tracked connections of which an address or a port is translated. Threads: immutable. */
public final class TranslatedConnections implements RowFilter<ConnectionRecord> {
    /** A filter. */
    public TranslatedConnections() {}

    @Override
    public boolean matches(final ConnectionRecord connection) {
        return connection.isSourceTranslated() || connection.isDestinationTranslated();
    }

    /**
     * Leave out the others.
     *
     * @param sink of the connections that pass.
     * @return the sink of all connections.
     */
    public RowSink before(final RowSink sink) {
        return new FilterStage<>(this, new ConnectionRecord(), sink);
    }
}
