package io.sockeye.collector.masquerade;

import io.sockeye.collector.cost.SourceCounters;

/** Gathers the rows of one collection in batches, and leaves out those that nobody wants. Confined to one thread at a time. */
final class ConnectionRows {
    private final ConnectionBatch batch = new ConnectionBatch();
    private final TrackedConnection row = new TrackedConnection();
    private final SourceCounters counters;
    private ConnectionHandler handler;
    private boolean translatedOnly;
    private boolean delivered;
    private boolean wantsMore;

    ConnectionRows(final SourceCounters counters) {
        this.counters = counters;
    }

    /** Begin a collection. */
    void begin(final boolean translatedOnly, final ConnectionHandler handler) {
        this.translatedOnly = translatedOnly;
        this.handler = handler;
        batch.reset();
        delivered = false;
        wantsMore = true;
    }

    /** A row to fill, all zero; {@link #end} it. */
    TrackedConnection next() {
        return batch.append(row).clear();
    }

    /**
     * End the row that is being filled.
     *
     * @param isWhole  whether it is one.
     * @param position of it, to be told if it is none.
     */
    void end(final boolean isWhole, final long position) {
        if (!isWhole) {
            batch.removeLast();
            handler.onMalformed(position);
        } else if (translatedOnly && !row.isSourceTranslated() && !row.isDestinationTranslated()) {
            batch.removeLast();
        } else if (batch.isFull()) {
            flush();
        }
    }

    /** Take back the row that is being filled, as it is not of a family that is wanted. */
    void drop() {
        batch.removeLast();
    }

    /** Deliver what there is. */
    void flush() {
        if (batch.count() > 0) {
            delivered = true;
            counters.addSockets(batch.count());
            wantsMore &= handler.onConnections(batch);
            batch.reset();
        }
    }

    /** Tell of an entry for which no row was begun. */
    void malformed(final long position) {
        handler.onMalformed(position);
    }

    boolean hasDelivered() {
        return delivered;
    }

    boolean wantsMore() {
        return wantsMore;
    }
}
