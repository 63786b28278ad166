package io.sockeye.collector.table;

import java.util.concurrent.atomic.AtomicLong;

import io.sockeye.collector.record.RowBatch;
import io.sockeye.collector.record.RowSink;

/**
 * Hands on the first rows that come, and then has no more, so that the source stops. Several threads have a stage each,
 * and the number of rows together. Confined to one thread.
 */
public final class LimitStage implements RowSink {
    private final AtomicLong left;
    private final RowSink sink;

    /**
     * A stage.
     *
     * @param left how many rows may still be handed on, counted down by all stages that share it.
     * @param sink to hand on to.
     */
    public LimitStage(final AtomicLong left, final RowSink sink) {
        this.left = left;
        this.sink = sink;
    }

    @Override
    public void onTable() {
        sink.onTable();
    }

    @Override
    public boolean onRows(final RowBatch batch) {
        final int count = batch.count();
        final long before = left.getAndAdd(-count);
        if (before >= count) {
            return sink.onRows(batch) && before > count;
        }
        if (before > 0) {
            batch.truncate((int) before);
            sink.onRows(batch);
        }
        return false;
    }

    @Override
    public void onMalformed(final String what, final long position) {
        sink.onMalformed(what, position);
    }
}
