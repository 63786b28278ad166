package io.sockeye.collector.record;

import io.sockeye.collector.cost.SourceCounters;

/**
 * Fills rows one after the other and hands them on whenever their batch is full: what every source of rows writes to.
 * Confined to one thread at a time.
 *
 * @param <R> kind of row.
 */
public final class RowWriter<R extends Row> {
    private final RowBatch batch;
    private final R row;
    private final SourceCounters counters;
    private RowSink sink;
    private boolean isWanted;
    private long delivered;
    private long malformed;

    /**
     * A writer of rows for nobody yet.
     *
     * @param row      to write with.
     * @param batch    to fill; nobody else's.
     * @param counters to count the rows that are delivered.
     */
    public RowWriter(final R row, final RowBatch batch, final SourceCounters counters) {
        this.row = row;
        this.batch = batch;
        this.counters = counters;
    }

    /**
     * Begin anew; what was not {@link #flush() flushed} is forgotten.
     *
     * @param target to deliver to from now on.
     */
    public void begin(final RowSink target) {
        sink = target;
        isWanted = true;
        delivered = 0;
        malformed = 0;
        batch.reset();
    }

    /**
     * The next free row, {@link Row#clear() cleared}. Rows before it may be delivered by this call.
     *
     * @return the row, valid until the next call.
     */
    public R next() {
        nextUncleared();
        row.clear();
        return row;
    }

    /**
     * The next free row, with whatever was in it. Rows before it may be delivered by this call.
     *
     * @return the row, valid until the next call.
     */
    public R nextUncleared() {
        if (batch.isFull()) {
            flush();
        }
        batch.appendUncleared(row);
        return row;
    }

    /** Take back the row that {@link #next()} gave last. */
    public void removeLast() {
        batch.removeLast();
    }

    /**
     * Tell of something that is no row.
     *
     * @param what     as {@link RowSink#onMalformed} has it.
     * @param position as {@link RowSink#onMalformed} has it.
     */
    public void malformed(final String what, final long position) {
        malformed++;
        sink.onMalformed(what, position);
    }

    /** Deliver what there is. Who wants no more gets no more. */
    public void flush() {
        if (isWanted && batch.count() > 0) {
            delivered += batch.count();
            counters.addSockets(batch.count());
            isWanted = sink.onRows(batch);
        }
        batch.reset();
    }

    /** {@return rows that were delivered since {@link #begin}} */
    public long delivered() {
        return delivered;
    }

    /** {@return how many were malformed since {@link #begin}} */
    public long malformed() {
        return malformed;
    }

    /** {@return whether the sink wants more rows} */
    public boolean isWanted() {
        return isWanted;
    }
}
