package io.sockeye.collector.procnet;

import io.sockeye.collector.SocketHandler;
import io.sockeye.collector.record.SocketBatch;
import io.sockeye.collector.record.SocketRecord;

/** Collects rows in a batch and hands it on whenever it is full. Threads: confined to one. */
final class RowWriter {
    private final SocketBatch batch = new SocketBatch(SocketBatch.DEFAULT_CAPACITY);
    private final SocketRecord row = new SocketRecord();
    private SocketHandler handler;
    private boolean isWanted;
    private long delivered;

    /**
     * Begin anew.
     *
     * @param handler to deliver to from now on.
     */
    void begin(final SocketHandler handler) {
        this.handler = handler;
        this.isWanted = true;
        batch.reset();
    }

    /**
     * The next free row, all zero. Rows before it may be delivered by this call.
     *
     * @return the row, valid until the next call.
     */
    SocketRecord next() {
        if (batch.isFull()) {
            flush();
        }
        return batch.append(row);
    }

    /** Take back the row that {@link #next()} gave last. */
    void removeLast() {
        batch.removeLast();
    }

    /** Deliver what there is. */
    void flush() {
        if (isWanted && batch.count() > 0) {
            delivered += batch.count();
            isWanted = handler.onSockets(batch);
        }
        batch.reset();
    }

    /** {@return rows that were delivered since this was made} */
    long delivered() {
        return delivered;
    }

    /** {@return whether the handler wants more rows} */
    boolean isWanted() {
        return isWanted;
    }
}
